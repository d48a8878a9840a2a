// npm run package: builds the extension and writes the VSIX.
import { readFileSync } from 'node:fs';
import { packTo } from '../test/vsix';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
const file = `${name}-${version}.vsix`;

void packTo(file).then(
  () => {
    console.log(file);
    process.exit();
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
