import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import type { RouterProfile } from '../../src/routers/profile';
import { startBox, type SimulatedBox } from '../box';
import { until } from '../vscode/until';
import { addBox } from '../windows';
import { activated } from './extension';

suite('the log', () => {
  let parts: Parts;
  let box: SimulatedBox;
  let profile: RouterProfile;
  let read = 0;

  suiteSetup(async () => {
    parts = await activated();
    box = await startBox({ name: 'Home' });
    const [anna] = box.state.users;
    assert.ok(anna);
    anna.password = 'kanarie-login';
    Object.assign(box.state.ddns, {
      password: 'kanarie-ddns',
      updateUrl: 'https://dyn.example/update?token=kanarie-key',
    });
    profile = await addBox(parts, box);
  });
  suiteTeardown(async () => {
    await setLevel(vscode.LogLevel.Info);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await parts.routers.remove(profile.id);
    await box.close();
  });

  /** As the menu of the output view does. */
  async function setLevel(level: vscode.LogLevel): Promise<void> {
    parts.log.show();
    await until(async () => {
      await vscode.commands.executeCommand(`workbench.action.output.activeOutputLogLevel.${level}`);
      return parts.log.logLevel === level;
    }, `level ${level}`);
  }

  /** What a person sees in the output view of one more reading. */
  async function logOfReading(): Promise<string> {
    const [from, to] = [`reading ${++read} begins`, `reading ${read} is over`];
    parts.log.info(from);
    await parts.refresher.refresh([profile.id]);
    parts.log.info(to);
    let text = '';
    await until(() => {
      const shown = vscode.workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'output' && uri.path.includes('FRITZ'),
      );
      text = shown?.getText() ?? '';
      return text.includes(to);
    }, to);
    return text.slice(text.indexOf(from));
  }

  test('has a line for each request at the level Debug, and no more', async () => {
    await setLevel(vscode.LogLevel.Debug);
    const text = await logOfReading();
    assert.match(text, /Home: X_AVM-DE_RemoteAccess:1#GetDDNSInfo: HTTP 200, \d+ characters, \d+ ms/);
    assert.doesNotMatch(text, /<Envelope|kanarie/);
  });

  test('has what was said at the level Trace, without secrets', async () => {
    await setLevel(vscode.LogLevel.Trace);
    const text = await logOfReading();
    assert.match(text, /<GetDDNSInfo>/);
    assert.match(text, /<NewDomain>home\.example\.org<\/NewDomain>/);
    assert.match(text, /<NewUpdateURL>https:\/\/dyn\.example\/update\?token=\*\*\*<\/NewUpdateURL>/);
    assert.doesNotMatch(text, /kanarie/);
  });
});
