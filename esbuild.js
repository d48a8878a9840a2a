// Builds the extension: `node esbuild.js [--production] [--watch]` writes dist/extension.js,
// `node esbuild.js --tests` transpiles src and test one to one into out/, where the test runners load them;
// `node esbuild.js --bench` bundles the protocol alone, as it is bundled in production, for the benchmark.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2));

/** Node 20 is what the oldest supported VS Code (engines.vscode) runs extensions with. */
const shared = { platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

const bundle = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  external: ['vscode'],
  minify: flags.has('--production'),
  sourcemap: !flags.has('--production'),
};

/** The packages that are in a bundle: `node_modules/strnum/x.js` is of strnum. */
function packagesIn({ inputs }) {
  const folders = Object.keys(inputs).flatMap((input) => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** What the licences of the packages ask for: their text beside the bundle, made of what really went into it. */
function writeLicenses(metafile) {
  const texts = packagesIn(metafile).map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined
        ? 'The package itself holds no text of it.'
        : fs.readFileSync(path.join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  fs.writeFileSync('dist/licenses.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

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
    const { metafile } = await esbuild.build({ ...bundle, metafile: true });
    writeLicenses(metafile);
  }
}

main().catch((error) => {
  // esbuild has told of its own errors.
  if (error.errors === undefined) console.error(error.message);
  process.exit(1);
});
