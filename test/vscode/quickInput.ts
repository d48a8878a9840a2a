import { setTimeout as sleep } from 'node:timers/promises';
import { type Locator, type Page } from 'playwright-core';
import { readQuickInput, type QuickInputState } from './page';
import { matches, named, until } from './until';

/** The box at the top in which VS Code asks: input boxes and quick picks, alone or as steps. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly input: Locator;

  constructor(page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('input.input');
  }

  /** What it shows, or undefined while it is closed. */
  async read(): Promise<QuickInputState | undefined> {
    return (await this.widget.isVisible()) ? this.widget.evaluate(readQuickInput) : undefined;
  }

  /** Waits until its title, prompt, validation message or placeholder is the wanted one. */
  async waitFor(wanted: string | RegExp, timeout?: number): Promise<QuickInputState> {
    let shown: QuickInputState | undefined;
    return until(
      async () => {
        shown = await this.read();
        const texts = shown && [shown.title, shown.message, shown.placeholder];
        return texts?.some((text) => matches(wanted, text)) && shown;
      },
      () => `a quick input "${String(wanted)}"; there is ${JSON.stringify(shown ?? 'none')}`,
      timeout,
    );
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Types without accepting, as one does while the validation looks on. */
  async type(text: string, timeout = 40_000): Promise<void> {
    await this.input.fill(text, { timeout });
  }

  /** Types and presses Enter. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.input.press('Enter');
  }

  /** Enters the path of a file into the dialog of a browser, which puts a folder and a name of its own there first. */
  async enterFile(file: string): Promise<void> {
    await until(async () => (await this.read())?.value.startsWith('/'), 'the folder');
    await until(async () => {
      await this.type(file);
      await sleep(500);
      return (await this.read())?.value === file;
    }, 'the path of the file');
    await this.input.press('Enter');
  }

  /** Waits for an item of this label and picks it. */
  async pick(label: string | RegExp, timeout = 40_000): Promise<void> {
    let labels: string[] = [];
    const rows = this.widget.locator('.quick-input-list .monaco-list-row');
    await until(
      async () => {
        labels = (await this.read())?.items.map((item) => item.label) ?? [];
        const found = labels.findIndex((shown) => matches(label, shown));
        const text = labels[found];
        if (text === undefined) return false;
        // Rows move while a search finds more: only the row that still has the label is clicked.
        const click = rows.nth(found).filter({ hasText: text }).click({ timeout: 3_000 });
        return click.then(
          () => true,
          () => false,
        );
      },
      () => `the item ${String(label)}; there are: ${labels.join(', ')}`,
      timeout,
    );
  }

  /** Presses a button of the box, such as "Back". */
  async press(button: string): Promise<void> {
    await this.widget
      .locator(':is(.quick-input-left-action-bar, .quick-input-right-action-bar, .quick-input-inline-action-bar)')
      .getByRole('button', { name: named(button) })
      .click();
  }

  async escape(): Promise<void> {
    await this.input.press('Escape');
  }
}
