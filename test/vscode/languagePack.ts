import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts a language pack without any words into the folder of a server that has not been started yet. VS Code shows a
 * display language only if there is a pack for it; its own words then stay English, and extensions bring theirs.
 */
export async function addLanguagePack(folder: string, language: string): Promise<void> {
  const identifier = { id: `test.${language}` };
  const pack = path.join(folder, 'language-pack', 'main.i18n.json');
  await mkdir(path.dirname(pack), { recursive: true });
  await writeFile(pack, JSON.stringify({ version: '1.0.0', contents: {} }));
  const packs = {
    [language]: {
      hash: language,
      extensions: [{ extensionIdentifier: identifier, version: '1.0.0' }],
      translations: { vscode: pack },
      label: language,
    },
  };
  await mkdir(path.join(folder, 'user-data'), { recursive: true });
  await writeFile(path.join(folder, 'user-data', 'languagepacks.json'), JSON.stringify(packs));
}
