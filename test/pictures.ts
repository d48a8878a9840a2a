// npm run pictures: takes the pictures of the README anew, by the end-to-end test that takes them into shots/.
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stages } from './stages';

async function main(): Promise<void> {
  const { failed, report } = await stages.e2e({ grep: '^the pictures of the README' });
  if (failed > 0) throw new Error(report);
  for (const [file, name = ''] of readFileSync('README.md', 'utf8').matchAll(/\bdocs\/([\w-]+\.png)/g)) {
    copyFileSync(path.join('shots', `readme-${name}`), file);
  }
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
