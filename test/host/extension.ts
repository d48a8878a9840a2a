import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';

/** The running extension's own parts, which it hands out in test runs. */
export async function activated(): Promise<Parts> {
  const extension = vscode.extensions.getExtension<Parts | undefined>('fritzbox-remote-access.fritzbox-remote-access');
  assert.ok(extension, 'VS Code knows the extension');
  const parts = await extension.activate();
  assert.ok(parts, 'the parts are there in a test run');
  return parts;
}
