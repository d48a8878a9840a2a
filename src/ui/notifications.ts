import * as vscode from 'vscode';
import type { CommandId } from '../common/commandIds';
import { inertText } from '../common/plainText';
import { toHumanError } from './words/errors';

/** Notifications whose texts may hold what a device or a person wrote. */

export function showInfo(text: string): void {
  void vscode.window.showInformationMessage(inertText(text));
}

export function showWarning(text: string): void {
  void vscode.window.showWarningMessage(inertText(text));
}

/** Says something and offers commands to go on with. */
export function offerCommands(
  level: 'info' | 'warning',
  text: string,
  offers: readonly { readonly label: string; readonly command: CommandId; readonly argument: unknown }[],
): void {
  const labels = offers.map(({ label }) => label);
  const shown =
    level === 'info'
      ? vscode.window.showInformationMessage(inertText(text), ...labels)
      : vscode.window.showWarningMessage(inertText(text), ...labels);
  void shown.then((chosen) => {
    const offer = offers.find(({ label }) => label === chosen);
    if (offer !== undefined) void vscode.commands.executeCommand(offer.command, offer.argument);
  });
}

/** Shows an error with its remedy; returns the button that was pressed, if any. */
export function showError(error: unknown, ...buttons: string[]): Thenable<string | undefined> {
  const { message, remedy } = toHumanError(error);
  return vscode.window.showErrorMessage(inertText([message, remedy].filter(Boolean).join(' ')), ...buttons);
}
