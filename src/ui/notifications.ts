import { commands, window } from 'vscode';
import type { HumanError, Offer } from '../common/humanError';
import { inertText } from '../common/plainText';
import { toHumanError } from './words/errors';

/** Notifications whose texts may hold what a device or a person wrote. */

export function showInfo(text: string): void {
  void window.showInformationMessage(inertText(text));
}

export function showWarning(text: string): void {
  void window.showWarningMessage(inertText(text));
}

/** Asks in a dialog whether to do what its button says. */
export async function confirmed(message: string, detail: string, button: string): Promise<boolean> {
  return (await window.showWarningMessage(message, { modal: true, detail }, button)) === button;
}

/** Says something and offers commands to go on with. */
export function offerCommands(level: 'info' | 'warning', text: string, offers: readonly Offer[]): void {
  const labels = offers.map(({ label }) => label);
  const shown =
    level === 'info'
      ? window.showInformationMessage(inertText(text), ...labels)
      : window.showWarningMessage(inertText(text), ...labels);
  void follow(shown, offers);
}

/** Shows an error with its remedy and the command that mends it, where there is one. */
export function showOffer(error: HumanError): void {
  const offers = error.offer === undefined ? [] : [error.offer];
  void follow(showError(error, ...offers.map(({ label }) => label)), offers);
}

async function follow(shown: Thenable<string | undefined>, offers: readonly Offer[]): Promise<void> {
  const chosen = await shown;
  const offer = offers.find(({ label }) => label === chosen);
  if (offer !== undefined) await commands.executeCommand(offer.command, offer.argument);
}

/** Shows an error with its remedy; returns the button that was pressed, if any. */
export function showError(error: unknown, ...buttons: string[]): Thenable<string | undefined> {
  const { message, remedy } = toHumanError(error);
  return window.showErrorMessage(inertText([message, remedy].filter(Boolean).join(' ')), ...buttons);
}
