import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The parts of package.json that the tests hold the running extension against. */
interface Manifest {
  readonly contributes: { readonly commands?: readonly { readonly command: string }[] };
}

suite('activation', () => {
  let extension: vscode.Extension<unknown>;

  suiteSetup(() => {
    const found = vscode.extensions.getExtension('fritzbox-remote-access.fritzbox-remote-access');
    assert.ok(found, 'VS Code knows the extension');
    extension = found;
  });

  test('the extension becomes active', async () => {
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test('every command of the manifest is there', async () => {
    const manifest = extension.packageJSON as Manifest;
    const promised = manifest.contributes.commands?.map(({ command }) => command) ?? [];
    const there = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.filter((command) => !there.has(command)),
      [],
    );
  });
});
