// npm run icon: draws media/icon.png from media-src/icon.svg. Marketplaces take no SVG.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../test/vscode/chromium';
import { temporaryFolder } from '../test/vscode/cleanup';

const size = 256;

async function main(): Promise<void> {
  const browser = await openBrowser(path.join(temporaryFolder(), 'profile'));
  const page = await browser.newPage();
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0">${readFileSync('media-src/icon.svg', 'utf8')}</body>`);
  await page.screenshot({ path: 'media/icon.png', omitBackground: true });
  await browser.close();
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
