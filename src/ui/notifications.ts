import * as vscode from 'vscode';
import { inertText } from '../common/plainText';
import { toHumanError } from './words/errors';

/** Notifications whose texts may hold what a device or a person wrote. */

export function showInfo(text: string): void {
  void vscode.window.showInformationMessage(inertText(text));
}

export function showWarning(text: string): void {
  void vscode.window.showWarningMessage(inertText(text));
}

/** Shows an error with its remedy; returns the button that was pressed, if any. */
export function showError(error: unknown, ...buttons: string[]): Thenable<string | undefined> {
  const { message, remedy } = toHumanError(error);
  return vscode.window.showErrorMessage(inertText([message, remedy].filter(Boolean).join(' ')), ...buttons);
}
