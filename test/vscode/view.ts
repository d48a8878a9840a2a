import { type Locator, type Page } from 'playwright-core';
import { readTreeRows, type TreeRow } from './page';
import { named, until } from './until';

/** A tree view in the side bar, by its title. Rows are named by the labels that lead to them. */
export class View {
  private readonly pane: Locator;

  constructor(
    private readonly page: Page,
    title: string,
  ) {
    const header = page.locator(`.pane-header[aria-label^=${JSON.stringify(title)}]`);
    this.pane = page.locator('.part.sidebar .pane').filter({ has: header });
  }

  /** All rows, top to bottom. Only what is on screen exists in the page, so the tree must not be longer than the window. */
  async rows(): Promise<TreeRow[]> {
    // While it is drawn, its last rows may be missing for a moment.
    return until(
      async () => {
        const rows: TreeRow[] = await this.pane.locator('.monaco-list').evaluate(readTreeRows);
        return rows.at(-1)?.last !== false && rows;
      },
      'a tree that fits into the window: collapse some of it first',
      5_000,
    );
  }

  /** The tree as text: a line a row, indented, label and description. */
  async text(): Promise<string> {
    const line = (row: TreeRow): string => `${'  '.repeat(row.level - 1)}${row.label}  ${row.description}`.trimEnd();
    return (await this.rows()).map(line).join('\n');
  }

  /** Waits for a row. */
  async row(...path: string[]): Promise<TreeRow> {
    return this.untilRow(path, (row) => !row.loading);
  }

  /** Opens each row on the path and waits for its children. A row may get them only after a while. */
  async expand(...path: string[]): Promise<void> {
    for (let depth = 1; depth <= path.length; depth++) {
      await this.untilRow(path.slice(0, depth), async (row, rows) => {
        if (row.expanded === false) await this.locate(row).locator('.monaco-tl-twistie').click();
        return row.expanded === true && !row.loading && rows[row.index + 1]?.level === row.level + 1;
      });
    }
  }

  /** Clicks a row. */
  async click(...path: string[]): Promise<void> {
    await this.clickRow(path);
  }

  /** Opens a row's context menu. */
  async openMenu(...path: string[]): Promise<void> {
    await this.clickRow(path, { button: 'right' });
    await this.page.locator('.monaco-menu').waitFor();
  }

  /** Selects several rows. */
  async select(...paths: readonly (readonly string[])[]): Promise<void> {
    for (const [index, path] of paths.entries()) {
      await this.clickRow(path, { modifiers: index === 0 ? [] : ['ControlOrMeta'] });
    }
  }

  /** Drags a row onto another. */
  async drag(path: readonly string[], onto: readonly string[]): Promise<void> {
    const [from, to] = [this.locate(await this.row(...path)), this.locate(await this.row(...onto))];
    await from.dragTo(to);
  }

  /** Picks an entry of a row's context menu; the names before the last are those of submenus. */
  async menu(path: readonly string[], ...entries: readonly string[]): Promise<void> {
    await this.openMenu(...path);
    for (const entry of entries) {
      const item = this.page.locator('.monaco-menu').getByRole('menuitem', { name: named(entry) });
      await item.hover();
      // A menu takes no click in its first moments, lest the one that opened it hits an entry.
      await this.page.waitForTimeout(250);
      await item.click();
    }
  }

  /** Presses a button that a row shows while the mouse is over it. */
  async rowButton(path: readonly string[], name: string): Promise<void> {
    const row = this.locate(await this.row(...path));
    await row.hover();
    await row.getByRole('button', { name: named(name) }).click();
  }

  /** Presses a button of the view's title. */
  async titleButton(name: string): Promise<void> {
    const title = this.page.locator('.part.sidebar').locator('.composite.title, .pane-header');
    await title
      .getByRole('button', { name: named(name) })
      .and(this.page.locator(':visible'))
      .click();
  }

  /** The text above the tree, or empty. */
  async message(): Promise<string> {
    const message = this.pane.locator('.tree-explorer-viewlet-tree-view > .message:not(.hide)');
    return (await message.allInnerTexts()).join('\n');
  }

  /** What the view shows in place of rows: paragraphs and the names of buttons, a line each. Waits for it. */
  async welcome(): Promise<string> {
    const content = this.pane.locator('.pane-body.welcome .welcome-view-content');
    await content.waitFor();
    return (await content.innerText()).replace(/\n+/g, '\n').trim();
  }

  /** Presses a button of the welcome view. */
  async welcomeButton(name: string): Promise<void> {
    await this.pane
      .locator('.welcome-view-content')
      .getByRole('button', { name: named(name) })
      .click();
  }

  /** Waits until a row has the focus. */
  async waitForFocus(label: string): Promise<void> {
    await this.pane.locator('.monaco-list:focus .monaco-list-row.focused', { hasText: label }).waitFor();
  }

  /** Follows a link in the text of the welcome view. */
  async welcomeLink(name: string): Promise<void> {
    const link = this.pane.locator('.welcome-view-content a', { hasText: name });
    const sideBar = this.page.locator('.part.sidebar');
    await until(
      () => link.isVisible(),
      async () => `the link "${name}"; the side bar shows: ${await sideBar.innerText()}`,
    );
    await link.click();
  }

  /** Whether the view shows progress. */
  async isBusy(): Promise<boolean> {
    return this.page.locator('.part.sidebar .monaco-progress-container.active').first().isVisible();
  }

  /** Rows move while the tree is drawn: only the one that still has the label is clicked. */
  private async clickRow(path: readonly string[], options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    let why: unknown;
    await until(
      async () => {
        const row = await this.row(...path);
        const located = this.locate(row).filter({ hasText: row.label });
        return located.click({ ...options, timeout: 5_000 }).then(
          () => true,
          (error: unknown) => {
            why = error;
            return false;
          },
        );
      },
      () => `a click on ${path.join(' > ')}: ${String(why)}`,
    );
  }

  private locate(row: TreeRow): Locator {
    return this.pane.locator(`.monaco-list-row[data-index="${row.index}"]`);
  }

  private async untilRow(
    path: readonly string[],
    isReady: (row: TreeRow, rows: TreeRow[]) => boolean | Promise<boolean>,
  ): Promise<TreeRow> {
    let rows: TreeRow[] = [];
    return until(
      async () => {
        rows = await this.rows();
        const row = followPath(rows, path);
        return row && (await isReady(row, rows)) && row;
      },
      () =>
        `the row ${path.join(' > ')}; there is:\n${rows.map((row) => '  '.repeat(row.level) + row.label).join('\n')}`,
    );
  }
}

function followPath(rows: readonly TreeRow[], path: readonly string[]): TreeRow | undefined {
  let parent: TreeRow | undefined;
  for (const label of path) {
    const level = (parent?.level ?? 0) + 1;
    const below = rows.slice(parent ? parent.index + 1 : 0);
    const end = below.findIndex((row) => row.level < level);
    parent = below.slice(0, end < 0 ? undefined : end).find((row) => row.level === level && row.label === label);
    if (!parent) return undefined;
  }
  return parent;
}
