import { Desk } from './desk';
import assert from 'node:assert/strict';
import type { SettingKind, Values } from '../../../src/wanted/values';
import { offersAfter } from '../../../src/commands/change/offers';

suite('commands/undoLastChange', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  test('says what the box stored otherwise than before, and the list tells an undo from a change', async () => {
    const [box, { id }] = await desk.add('Home');
    const port = String(box.state.remoteAccess.port);
    await desk.run('turnOffRemoteAccess', id, 'Turn Off');
    assert.deepEqual(desk.last(), {
      text: 'Home: Remote access: now off.',
      buttons: ['Undo', 'Show Changes'],
    });
    await desk.run('undoLastChange', id, 'Undo');
    const now = String(box.state.remoteAccess.port);
    assert.notEqual(now, port);
    assert.deepEqual(desk.last(), {
      text: `Home: Remote access: undone, now on. Not as before: Port is now "${now}" and was "${port}".`,
      buttons: ['Show Changes'],
    });
    await desk.run('showChanges', id);
    const [report = ''] = desk.documents.values();
    assert.match(report, /· undone here: Remote access\n[^]*· changed here: Remote access\n/);
  });

  test('says only that it was undone where all is as before, and is undone itself', async () => {
    const [box, { id }] = await desk.add('Home');
    await desk.run('turnOffLetsEncrypt', id, 'Turn Off');
    // Long enough for the first read to see it under way.
    box.state.paceMs = 500;
    await desk.run('undoLastChange', id, 'Undo');
    assert.equal(desk.last().text, "Home: Let's Encrypt: undone, now on.");
    const { boxState } = desk.parts.boxStates.get(id);
    assert.deepEqual(boxState?.letsEncrypt, { enabled: true, state: 'valid' }, 'it is read again when it has come');
    await desk.run('undoLastChange', id, 'Undo');
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
  });

  const set = { enabled: false, domain: '', username: '', password: '' };
  const account = ['Benutzerdefiniert', 'IPv4 only', 'a.example.org', 'anna', 'Enter the password', 'Neuntoeter-4'];

  test('of dynamic DNS where there was none before asks for no password', async () => {
    const [box, { id }] = await desk.add('Home');
    Object.assign(box.state.ddns, { ...set, provider: 'Beispiel-DNS', updateUrl: '/update.php?p=<pass>' });
    await desk.run('setUpDynamicDns', id, ...account, 'https://d.example/?ip=<ipaddr>&u=<username>', 'Set Up');
    assert.equal(box.state.ddns.password, 'Neuntoeter-4');
    await desk.run('undoLastChange', id, 'Undo');
    assert.deepEqual([box.state.ddns.domain, box.state.ddns.password], ['', '']);
  });

  test('of dynamic DNS asks for the password where an update URL may have used it alone', async () => {
    const [box, { id }] = await desk.add('Home');
    Object.assign(box.state.ddns, { ...set, updateUrl: 'https://d.example/?ip=<ipaddr>&token=<pass>' });
    await desk.run('setUpDynamicDns', id, ...account, 'https://d.example/?ip=<ipaddr>&u=<username>', 'Set Up');
    await desk.run('undoLastChange', id, 'Enter the password', 'Eisvogel-5', 'Undo');
    assert.equal(box.state.ddns.password, 'Eisvogel-5');
  });

  test('is not offered where the box does not say what was before, and where a user would have to be deleted', () => {
    const offered = (kind: SettingKind, before: Values): boolean =>
      offersAfter('id', { kind, before }).some(({ label }) => label === 'Undo');
    assert.equal(offered('providerConfiguration', {}), false);
    assert.equal(offered('remoteAccessUser', { username: '' }), false);
    assert.equal(offered('remoteAccessUser', { username: 'anna' }), true);
  });
});
