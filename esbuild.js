// Builds the extension: `node esbuild.js [--production] [--watch] [--outdir=FOLDER]` writes dist/ or that folder,
// `node esbuild.js --tests` transpiles src, test and scripts one to one into out/, where the test runners load them;
// `node esbuild.js --bench` bundles the protocol alone, as it is bundled in production, for the benchmark,
// `node esbuild.js --why` says what is in the production bundle, what of it is run at start-up, and by which imports.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { explain } = require('./bundleContent.js');

const flags = new Set(process.argv.slice(2));

/** Node 20 is what the oldest supported VS Code (engines.vscode) runs extensions with. */
const shared = { platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

/** CommonJS files of their own: import() becomes require(), which finds files without their extension. */
const requireLater = { supported: { 'dynamic-import': false } };

/**
 * Of undici only the client for HTTP/1.1 is used. Its main file loads fetch, WebSocket, caches and mocks; the client
 * loads HTTP/2, which no box is offered, and fetch, for bodies that are neither text nor bytes. Of its parser's two
 * builds the one without SIMD runs on every processor. The paths are undici's own, so its version is pinned, and a
 * test says when one of them does not lead anywhere any more.
 */
const undiciParts = {
  name: 'the parts of undici that HTTP/1.1 needs',
  setup(build) {
    const folder = path.dirname(require.resolve('undici/package.json'));
    const part = (file) => path.join(folder, 'lib', file);
    const nothing = { path: 'nothing', namespace: 'undici' };
    build.onLoad({ filter: /./, namespace: 'undici' }, () => ({ contents: '' }));
    build.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'undici-client' }));
    build.onLoad({ filter: /./, namespace: 'undici-client' }, () => ({
      contents: `export { default as Client } from ${JSON.stringify(part('dispatcher/client.js'))};`,
      resolveDir: folder,
    }));
    build.onResolve({ filter: /\/(client-h2|fetch\/body)\.js$/ }, () => nothing);
    build.onResolve({ filter: /\/llhttp_simd-wasm\.js$/ }, () => ({ path: part('llhttp/llhttp-wasm.js') }));
  },
};

const outdir = process.argv.find((flag) => flag.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

const bundle = {
  ...shared,
  ...{ entryPoints: ['src/extension.ts'], outdir, bundle: true, external: ['vscode'], plugins: [undiciParts] },
};

/** For working on it: one file, with a map to the sources. */
const development = { ...bundle, sourcemap: true };

/**
 * As it ships: what start-up needs apart from the rest, which costs time even where it is not run. esbuild splits
 * nothing but ES modules, and VS Code loads CommonJS.
 */
const production = {
  ...bundle,
  ...{ format: 'esm', splitting: true, chunkNames: '[name]-[hash]' },
  ...{ minify: true, metafile: true, write: false },
};

const toCommonJs = { ...shared, minify: true, ...requireLater };

/** The text of the licence of each package that is in the bundle, for a file beside it. */
function licenses({ inputs }) {
  const folders = Object.keys(inputs).flatMap((input) => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? 'The package has no text of it.' : fs.readFileSync(path.join(folder, file), 'utf8');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
}

async function buildProduction() {
  const { outputFiles, metafile } = await esbuild.build(production);
  // Other chunks have other names.
  fs.rmSync(production.outdir, { recursive: true, force: true });
  fs.mkdirSync(production.outdir, { recursive: true });
  for (const { path: file, text } of outputFiles) {
    fs.writeFileSync(file, (await esbuild.transform(text, toCommonJs)).code);
  }
  fs.writeFileSync(path.join(production.outdir, 'licenses.txt'), licenses(metafile).join(`\n${'-'.repeat(80)}\n\n`));
}

const rooms = ['src', 'test', 'scripts'];
const sources = rooms.flatMap((room) =>
  fs
    .readdirSync(room, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => `${room}/${file}`),
);
const tests = {
  ...shared,
  // The schema is a part of the bundle and a file for editors.
  entryPoints: [...sources, 'media/inventory.schema.json'],
  loader: { '.json': 'copy' },
  outdir: 'out',
  outbase: '.',
  sourcemap: 'inline',
  write: false,
  ...requireLater,
};

/** Writes what has changed, since tests of the same checkout may be running, and deletes what has no source any more. */
async function buildTests() {
  const { outputFiles } = await esbuild.build(tests);
  const built = new Set(outputFiles.map(({ path: file }) => file));
  for (const { path: file, text } of outputFiles) {
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  for (const room of rooms) {
    const folder = path.resolve(tests.outdir, room);
    for (const name of fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : []) {
      const file = path.join(folder, name);
      if (file.endsWith('.js') && !built.has(file)) fs.rmSync(file);
    }
  }
}

async function main() {
  if (flags.has('--tests')) {
    await buildTests();
  } else if (flags.has('--bench')) {
    const entry = { entryPoints: ['test/bench/contenders/extension.ts'], outdir: 'out/bench' };
    await esbuild.build({ ...bundle, ...entry, minify: true });
  } else if (flags.has('--why')) {
    console.log(explain((await esbuild.build(production)).metafile));
  } else if (flags.has('--watch')) {
    const context = await esbuild.context({ ...development, logLevel: 'info' });
    await context.watch();
  } else if (flags.has('--production')) {
    await buildProduction();
  } else {
    await esbuild.build(development);
  }
}

main().catch((error) => {
  // esbuild has told of its own errors.
  if (error.errors === undefined) console.error(error.message);
  process.exit(1);
});
