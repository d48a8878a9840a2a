import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { TOOLS } from '../../src/common/toolNames';
import { visibleLiterals } from './visibleLiterals';

/** The same in every language. */
const PROPER_NAMES = new Set([
  'FRITZ!Box',
  'FRITZ!OS',
  "Let's Encrypt",
  'MyFRITZ!',
  'fritz.box · 192.168.178.1 · [fd00::1]:49443 · https://home.example.org:44123',
  'https://home.example.org:44123',
  'home.example.org',
  // A data type of UPnP.
  'string',
]);

/** Keys of package.json whose values VS Code shows. */
const SHOWN =
  /^(alt|altText|category|contents|contextualTitle|description|displayName|label|name|placeholder|shortTitle|title|tooltip)$|(Description|Descriptions|Message|Labels)$/;

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function readTexts(file: string): Record<string, string> {
  return readJson(file) as Record<string, string>;
}

function sources(folder: string): { file: string; contents: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, contents: readFileSync(file, 'utf8') }));
}

/** Every string that VS Code shows of a part of package.json, with the way to it. */
function shownStrings(value: unknown, way: string, shown = false): [way: string, text: string][] {
  if (typeof value === 'string') return shown ? [[way, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    // The entries of a list are shown if the list is.
    shownStrings(inner, `${way}.${key}`, Array.isArray(value) ? shown : SHOWN.test(key)),
  );
}

/** What a translation must have as the original has it: placeholders and the commands that links run. */
function fixedParts(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}|\]\(\S*?\)/g))].sort();
}

function assertSameFixedParts(originals: Record<string, string>, translations: Record<string, string>): void {
  for (const [key, original] of Object.entries(originals)) {
    assert.deepEqual(fixedParts(translations[key] ?? ''), fixedParts(original), `in the German of "${key}"`);
  }
}

suite('localization', () => {
  const manifest = readJson('package.json');
  const english = readTexts('package.nls.json');
  const german = readTexts('package.nls.de.json');
  const bundle = readTexts('l10n/bundle.l10n.de.json');

  test('every string in src has its German, and there is no other', async function () {
    this.timeout(60_000);
    const files = sources('src').filter(({ contents }) => contents.includes('l10n'));
    // As one text with one import: every further one has the tool search all of it again.
    const code = files.map(({ contents }) => contents.replace(/^import [^;]*;$/gm, ''));
    const contents = ["import { l10n } from 'vscode';", ...code].join('\n');
    const used = Object.keys(await getL10nJson([{ extension: '.ts', contents }]));
    assert.ok(used.length > 0);
    const missing = used.filter((key) => !bundle[key]);
    const unused = Object.keys(bundle).filter((key) => !used.includes(key));
    assert.deepEqual({ missing, unused }, { missing: [], unused: [] });
  });

  test('the German of src has the placeholders of the English', () => {
    // The key is the English, with a slash and a comment behind it where there is one.
    assertSameFixedParts(Object.fromEntries(Object.keys(bundle).map((key) => [key, key])), bundle);
  });

  test('package.json has its texts in English and German, and there is no other', () => {
    const used = JSON.stringify(manifest).match(/(?<=")%[^%"]+%(?=")/g) ?? [];
    const keys = [...new Set(used.map((key) => key.slice(1, -1)))].sort();
    assert.deepEqual(Object.keys(english).sort(), keys, 'package.nls.json');
    assert.deepEqual(Object.keys(german).sort(), keys, 'package.nls.de.json');
    assertSameFixedParts(english, german);
  });

  test('package.json shows no text that is not translated', () => {
    const { displayName, description, contributes } = manifest;
    const shown = [
      ...shownStrings({ displayName, description }, 'package'),
      ...shownStrings(contributes, 'contributes'),
    ];
    assert.ok(shown.length > 0);
    // Models call tools by these.
    const toolNames = new Set<string>(Object.values(TOOLS));
    assert.deepEqual(
      shown.filter(([, text]) => !/^%[^%]+%$/.test(text) && !PROPER_NAMES.has(text) && !toolNames.has(text)),
      [],
    );
  });

  test('no text for people goes around l10n', function () {
    this.timeout(60_000);
    // These know no VS Code: they show nothing.
    const silent = ['tr064', 'box', 'diagnosis', 'net'].map((room) => path.join('src', room, path.sep));
    const files = sources('src').filter(({ file }) => !silent.some((room) => file.startsWith(room)));
    assert.ok(files.length > 0);
    assert.deepEqual(
      files.flatMap(({ file, contents }) => visibleLiterals(contents, PROPER_NAMES).map((text) => `${file}:${text}`)),
      [],
    );
  });
});
