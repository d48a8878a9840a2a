import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/** The values of the attributes that give a colour. */
function colours(svg: string): string[] {
  return [...svg.matchAll(/\b(?:fill|stroke|color|stop-color)="([^"]*)"/g)].map(([, value = '']) => value);
}

suite('pictures', () => {
  test('of the view are masks: VS Code gives them the colour of the theme', () => {
    const svg = readFileSync('media/routers.svg', 'utf8');
    assert.deepEqual([...new Set(colours(svg))].sort(), ['currentColor', 'none']);
    assert.match(svg, /viewBox="0 0 24 24"/);
  });

  test('of the walkthrough have the colours of the theme only, high contrast included', () => {
    const files = readdirSync('media/walkthrough');
    assert.equal(files.length, 6);
    for (const file of files) {
      const svg = readFileSync(`media/walkthrough/${file}`, 'utf8');
      assert.doesNotMatch(svg, /<style|style=|<image|<script|href=/, file);
      for (const colour of colours(svg)) assert.match(colour, /^(none|var\(--vscode-[\w-]+\))$/, file);
    }
  });

  test('of the README are those in docs/, and have alternative texts', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/^!\[([^\]]+)\]\(docs\/([\w-]+\.png)\)$/gm)];
    assert.deepEqual(shown.map(([, , file]) => file).sort(), readdirSync('docs').sort());
    for (const [, words = ''] of shown) assert.match(words, /\w \w.*\.$/);
  });

  test('of the marketplace is a PNG of 256 by 256', () => {
    const { icon } = JSON.parse(readFileSync('package.json', 'utf8')) as { icon: string };
    const png = readFileSync(icon);
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});
