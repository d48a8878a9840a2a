// Builds the extension: `node esbuild.js [--production] [--watch]` writes dist/extension.js,
// `node esbuild.js --tests` transpiles src and test one to one into out/, where the test runners load them;
// `node esbuild.js --bench` bundles the protocol alone, as it is bundled in production, for the benchmark.
const esbuild = require('esbuild');
const fs = require('node:fs');

const flags = new Set(process.argv.slice(2));

/** Node 20 is what the oldest supported VS Code (engines.vscode) runs extensions with. */
const shared = { platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

/**
 * Of undici, only the client for HTTP/1.1 is used. Its main file loads fetch, WebSocket, caches and mocks, and the
 * client loads HTTP/2 (which is never offered to a box): four fifths of the time it takes to load. It would need
 * fetch for bodies that are neither text nor bytes, which none is.
 */
const http1Only = {
  name: 'HTTP/1.1 only',
  setup(build) {
    const replace = (filter, contents) => {
      const namespace = `instead of ${filter.source}`;
      build.onResolve({ filter }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /./, namespace }, () => ({ contents, resolveDir: __dirname }));
    };
    replace(/^undici$/, "exports.Client = require('undici/lib/dispatcher/client.js');");
    replace(/^\.\/client-h2\.js$/, '');
    replace(/^\.\.\/web\/fetch\/body\.js$/, '');
  },
};

const bundle = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  external: ['vscode'],
  plugins: [http1Only],
  minify: flags.has('--production'),
  sourcemap: !flags.has('--production'),
};

const sources = ['src', 'test'].flatMap((room) =>
  fs
    .readdirSync(room, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => `${room}/${file}`),
);
const tests = {
  ...shared,
  entryPoints: sources,
  outdir: 'out',
  outbase: '.',
  sourcemap: 'inline',
  // Unbundled CommonJS: import() becomes require(), which finds files without their extension.
  supported: { 'dynamic-import': false },
};

async function main() {
  if (flags.has('--tests')) {
    // What was renamed or deleted in the sources must not go on being tested.
    fs.rmSync('out', { recursive: true, force: true });
    await esbuild.build(tests);
  } else if (flags.has('--bench')) {
    const entry = { entryPoints: ['test/bench/contenders/extension.ts'], outfile: 'out/bench/extension.js' };
    await esbuild.build({ ...bundle, ...entry, minify: true, sourcemap: false });
  } else if (flags.has('--watch')) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' });
    await context.watch();
  } else {
    await esbuild.build(bundle);
  }
}

main().catch(() => process.exit(1));
