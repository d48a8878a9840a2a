// Drives a workbench as a person would. The selectors are those of VS Code 1.100 to 1.139.
import { type BrowserContext, type Locator, type Page } from 'playwright-core';
import { forgetNotifications, keepNotifications, readNotifications, type Notification } from './page';
import { QuickInput } from './quickInput';
import { matches, named, until } from './until';
import { View } from './view';

export class Workbench {
  readonly quickInput: QuickInput;

  private constructor(readonly page: Page) {
    this.quickInput = new QuickInput(page);
  }

  static async open(browser: BrowserContext, url: string): Promise<Workbench> {
    const page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(40_000);
    await page.addInitScript(keepNotifications);
    await page.goto(url);
    const workbench = new Workbench(page);
    await workbench.waitUntilReady();
    return workbench;
  }

  /** Opens the window anew, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Opens a container from the activity bar. */
  async openContainer(title: string): Promise<void> {
    const heading = this.page.locator('.part.sidebar .composite.title', { hasText: title });
    await until(async () => {
      // A window that has just opened may still put its own container in front.
      if (await heading.isVisible()) return this.page.waitForTimeout(500).then(() => heading.isVisible());
      await this.activity(title).click();
      await heading.waitFor({ timeout: 5_000 }).catch(() => undefined);
      return false;
    }, `the container ${title}`);
  }

  /** What the activity bar says of a container: its title, and after a dash what its badge means. */
  async activityLabel(title: string): Promise<string> {
    return (await this.activity(title).locator('.action-label').getAttribute('aria-label')) ?? '';
  }

  /** The number on a container's icon in the activity bar, or empty. */
  async badge(title: string): Promise<string> {
    return this.activity(title).locator('.badge-content').innerText();
  }

  view(title: string): View {
    return new View(this.page, title);
  }

  /** Runs a command from the palette by its full title, such as "FRITZ!Box: Add Router…". */
  async runCommand(title: string): Promise<void> {
    // The palette closes when what came before takes the focus late, and a key pressed meanwhile may go nowhere.
    let why: unknown;
    await until(
      () =>
        this.pickCommand(title).then(
          () => true,
          (error: unknown) => {
            why = error;
            return false;
          },
        ),
      () => `the command ${title}: ${String(why)}`,
    );
  }

  /** Picks a colour theme. */
  async setTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.type(name);
    await this.quickInput.pick(name);
    await this.quickInput.waitUntilClosed();
  }

  /** Drags the border of the side bar until it is so many pixels wide. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('There is no side bar.');
    const [x, y] = [box.x + box.width, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Every notification since the window was opened, gone ones too. */
  async notifications(): Promise<readonly Notification[]> {
    return this.page.evaluate(readNotifications);
  }

  /** Waits for a notification, a former one counting as well. */
  async waitForNotification(wanted: string | RegExp, timeout?: number): Promise<Notification> {
    let seen: readonly Notification[] = [];
    return until(
      async () => {
        seen = await this.notifications();
        return seen.findLast((notification) => matches(wanted, notification.message));
      },
      () => `a notification "${String(wanted)}"; seen: ${seen.map((one) => one.message).join(' | ') || 'none'}`,
      timeout,
    );
  }

  /** Clears all notifications, and counts none of them as seen. */
  async forgetNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.evaluate(forgetNotifications);
  }

  /** Closes every editor, and does not save what was written in it. */
  async closeAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await until(async () => {
      if (await this.dialogBox.isVisible()) await this.pressInDialog("Don't Save");
      return (await this.page.locator('.part.editor .tab').count()) === 0;
    }, 'all editors to be closed');
  }

  /** Presses a button of a notification, in the list of all where it has gone from the screen by itself. */
  async pressInNotification(message: string | RegExp, button: string): Promise<void> {
    const press = async (list: string): Promise<boolean> => {
      const item = this.page.locator(`.notifications-${list} .notification-list-item`, { hasText: message }).first();
      const found = item.getByRole('button', { name: named(button) });
      return found.click({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    };
    await until(
      async () => {
        if (await press('toasts')) return true;
        await this.runCommand('Notifications: Show Notifications');
        return press('center');
      },
      `the button ${button} of ${String(message)}`,
    );
  }

  /** Waits for a modal dialog and returns its text: message, detail and buttons, a line each. */
  async dialog(): Promise<string> {
    await this.dialogBox.waitFor();
    const message = await this.dialogBox.locator('.dialog-message-text, .dialog-message-detail').allInnerTexts();
    const buttons = await this.dialogBox.locator('.dialog-buttons .monaco-button').allInnerTexts();
    return [...message, ...buttons].filter(Boolean).join('\n');
  }

  async pressInDialog(button: string): Promise<void> {
    // Another dialog may follow at once.
    const dialog = await this.dialogBox.elementHandle();
    await this.dialogBox.getByRole('button', { name: named(button) }).click();
    await dialog?.waitForElementState('hidden');
  }

  /** Waits for the open editor to show a document of this title, and returns what can be seen of its text. */
  async document(title: RegExp): Promise<string> {
    return until(
      async () => {
        const tab = await this.page.locator('.part.editor .tab.active .label-name').allInnerTexts();
        return tab.some((label) => title.test(label)) && this.linesOf('.part.editor .editor-instance');
      },
      `a document ${String(title)}`,
    );
  }

  /** Waits for a comparison, and returns what can be seen of both sides. */
  async comparison(): Promise<{ before: string; after: string }> {
    // It is there before its text is.
    const side = (name: string) =>
      until(async () => (await this.linesOf(`.monaco-diff-editor .editor.${name}`)) || undefined, `the ${name} side`);
    return { before: await side('original'), after: await side('modified') };
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  private async linesOf(editor: string): Promise<string> {
    const lines = await this.page.locator(`${editor} .view-lines`).first().innerText();
    return lines.replace(/\u00a0/g, ' ').trim();
  }

  private async pickCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.waitFor(/^Type the name of a command|^Search files/, 3_000);
    await this.quickInput.type(`>${title}`, 3_000);
    await this.quickInput.pick(title, 5_000);
  }

  private get dialogBox(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  private activity(title: string): Locator {
    const icon = this.page.locator(`.action-label[aria-label^=${JSON.stringify(title)}]`);
    return this.page.locator('.part.activitybar [role=tab]').filter({ has: icon });
  }

  /** VS Code itself marks when the window stands and when the extensions' commands and views are known to it. */
  private async waitUntilReady(): Promise<void> {
    const marks = ['code/didStartWorkbench', 'code/didLoadExtensions'];
    const isMarked = marks.map((mark) => `performance.getEntriesByName('${mark}').length > 0`).join(' && ');
    await this.page.waitForFunction(isMarked, undefined, { timeout: 60_000 });
  }
}
