import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** A row of a tree as the browser hands it to a screen reader. */
export interface SpokenRow {
  readonly level: number;
  readonly name: string;
}

/** The rows of a tree in the browser's accessibility tree, by the tree's name. */
export async function readSpokenRows(page: Page, tree: string): Promise<SpokenRow[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const below = (id: string): typeof nodes => {
      const node = byId.get(id);
      return node === undefined ? [] : [node, ...(node.childIds ?? []).flatMap(below)];
    };
    const trees = nodes.filter(({ role }) => role?.value === 'tree');
    const root = trees.find(({ name }) => name?.value === tree);
    if (root === undefined) {
      throw new Error(`No tree "${tree}"; there are: ${trees.map(({ name }) => String(name?.value)).join(', ')}`);
    }
    return below(root.nodeId)
      .filter(({ role, ignored }) => role?.value === 'treeitem' && !ignored)
      .map(({ name, properties = [] }) => ({
        level: Number(properties.find((property) => property.name === 'level')?.value.value),
        name: String(name?.value),
      }));
  } finally {
    await session.detach();
  }
}

/** About the page around what is shown in it, which is VS Code's. */
const OF_THE_PAGE = ['document-title', 'html-has-lang', 'landmark-one-main', 'region'];

/**
 * What axe finds wrong with the content of the webview that is open (WCAG A and AA, best practices), a line each. A
 * page without scripts has no timers, which axe needs: it looks at a copy, with the styles that VS Code gave the page.
 */
export async function checkWebview(page: Page): Promise<string[]> {
  const content = page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('html');
  const copy = await page.context().newPage();
  try {
    await copy.setContent(String(await content.evaluate('document.documentElement.outerHTML')));
    await copy.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const rules = Object.fromEntries(OF_THE_PAGE.map((rule) => [rule, { enabled: false }]));
    return await copy.evaluate<string[]>(
      `axe.run(document, ${JSON.stringify({ rules })}).then(({ violations }) =>
        violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => id + ': ' + help + ': ' + html)))`,
    );
  } finally {
    await copy.close();
  }
}
