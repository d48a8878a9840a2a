import assert from 'node:assert/strict';
import type { SimulatedBox } from '../box';
import { until } from '../vscode/until';
import type { Person } from './fixture';

// What a person does with the extension, over and over.

export const CONTAINER = 'FRITZ!Box';

export function routersView(person: Person): ReturnType<Person['workbench']['view']> {
  return person.workbench.view('Routers');
}

/** The user of a box who may change everything. */
export function administratorOf(box: SimulatedBox): { name: string; password: string } {
  const [user] = box.users;
  assert.ok(user);
  return user;
}

/** Goes through "Add Router…" from the palette, entering the address. */
export async function addRouter(person: Person, box: SimulatedBox, name: string): Promise<void> {
  await addRouterUpToName(person, box);
  await person.workbench.quickInput.enter(name);
  await person.workbench.quickInput.waitUntilClosed();
  // Its row gets the focus once it is read, which would close what is opened before.
  await routersView(person).waitForFocus(name);
}

/** As addRouter, to where only the name is left to be entered. */
export async function addRouterUpToName(person: Person, box: SimulatedBox): Promise<void> {
  await signInAtHome(person, box);
  await person.workbench.quickInput.waitFor(/What do you call/);
}

/** The first steps of "Add Router…", to where an address is asked for. */
export async function addRouterUpToAddress(person: Person): Promise<void> {
  const { quickInput } = person.workbench;
  await person.workbench.runCommand('FRITZ!Box: Add Router…');
  await quickInput.waitFor(/Searching|Choose|No FRITZ!Box|No further/);
  await pickAddressEntry(person);
}

/** Picks the entry under the boxes found, and waits for the input of an address. */
export async function pickAddressEntry(
  { workbench: { quickInput } }: Pick<Person, 'workbench'>,
  entry: string | RegExp = /Enter an address/,
  asked: string | RegExp = /Name or IP address/,
): Promise<void> {
  // A click is lost when the search draws the list anew between press and release.
  await until(async () => {
    await quickInput.pick(entry, 1_000).catch(() => undefined);
    return quickInput.waitFor(asked, 3_000).catch(() => undefined);
  }, 'the input of an address');
}

/** The steps of "Add Router…" in the home network of the box, up to and with the password. */
export async function signInAtHome(person: Person, box: SimulatedBox): Promise<void> {
  const { quickInput } = person.workbench;
  const { name: user, password } = administratorOf(box);
  await addRouterUpToAddress(person);
  await quickInput.enter(`${box.host}:${box.tlsPort}`);
  await quickInput.waitFor(/Is this your FRITZ!Box\?/);
  await quickInput.pick(/Yes, this is my FRITZ!Box/);
  await quickInput.waitFor(/Which user/);
  await quickInput.pick(user);
  await quickInput.waitFor(/Password of/);
  await quickInput.enter(password);
}

/** Removes every router there is, from the palette. */
export async function removeAllRouters({ workbench }: Pick<Person, 'workbench'>): Promise<void> {
  const { page, quickInput } = workbench;
  if ((await page.locator('.part.sidebar .monaco-list-row').count()) > 0) {
    await workbench.runCommand('FRITZ!Box: Remove Router…');
    const dialog = page.locator('.monaco-dialog-box');
    // Several are ticked first.
    await until(
      async () => (await dialog.isVisible()) || (await quickInput.waitFor(/^Which routers/, 0).catch(() => false)),
      'the question',
    );
    if (!(await dialog.isVisible())) {
      // The one that is selected in the view is ticked.
      const unticked = page.locator('.quick-input-list .monaco-list-row:not(:has([aria-checked=true]))');
      while ((await unticked.count()) > 0) await unticked.first().click();
      await page.keyboard.press('Enter');
    }
    await workbench.pressInDialog('Remove');
  }
  await workbench.view('Routers').welcome();
}

/** Presses a key of the view until it does its work: when VS Code has heard from the extension what is selected. */
export async function pressInView({ workbench: { page } }: Person, key: 'F2' | 'Delete'): Promise<void> {
  const shown = page.locator(key === 'F2' ? '.quick-input-widget' : '.monaco-dialog-box');
  await until(async () => {
    await page.keyboard.press(key);
    return shown.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
  }, `what ${key} opens`);
}
