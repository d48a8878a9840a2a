import { Desk } from './desk';
import assert from 'node:assert/strict';
import { CHANGE_KINDS } from '../../../src/watch/stateChanges';

suite('commands/notices', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  test('list what was seen and the own changes in one document, which takes the attention away', async () => {
    const [box, profile] = await desk.add('Home');
    const { parts } = desk;
    await parts.watch.check();
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    const before = { enabled: true };
    const undo = { kind: 'letsEncrypt', before, after: { enabled: false } } as const;
    await parts.history.add(profile.id, trust, undo, { withPassword: false, isKnown: true });
    box.state.remoteAccess.enabled = false;
    box.state.ddns.statusIPv4 = 'account-disabled';
    await parts.watch.check();
    assert.equal(parts.watched.attention(profile.id).length, 2);
    await desk.run('showChanges', { routerId: profile.id });
    const text = [...desk.documents.values()].join('\n');
    assert.match(text, /seen, not made here\n {2}remote access was turned off \(not from this VS Code\)/);
    assert.match(text, /seen, not made here\n {2}dynamic DNS is no longer current: account disabled/);
    assert.match(text, /Let's Encrypt\n {2}Let's Encrypt: on → off/);
    assert.ok(text.indexOf('remote access was') < text.indexOf("here: Let's Encrypt"), 'the newest first');
    assert.deepEqual(parts.watched.attention(profile.id), []);
  });

  test('are muted by the button of a notification', async () => {
    const [, profile] = await desk.add('Home');
    await desk.run('muteNotices', { routerId: profile.id, kind: 'ddns' });
    await desk.run('muteNotices', { routerId: profile.id, kind: 'nonsense' });
    await desk.run('muteNotices', undefined);
    assert.deepEqual(desk.parts.watched.muted(profile.id), ['ddns']);
    assert.ok(CHANGE_KINDS.includes('ddns'));
  });
});
