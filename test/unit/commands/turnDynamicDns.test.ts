import { Desk } from './desk';
import assert from 'node:assert/strict';

suite('commands/updateDynamicDns', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  test('turns dynamic DNS off and on again after one question, and keeps everything', async () => {
    const [box, { id }] = await desk.add('Home');
    const { domain, updateUrl, username } = box.state.ddns;
    await desk.run('updateDynamicDns', id, 'Enter the password', 'Neuntoeter-4', 'Turn Off and On');
    const written = box.traffic.log.filter(({ action, status }) => action === 'SetDDNSConfig' && status === 200);
    assert.equal(written.length, 2);
    assert.deepEqual(
      [box.state.ddns.enabled, box.state.ddns.domain, box.state.ddns.updateUrl, box.state.ddns.username],
      [true, domain, updateUrl, username],
    );
    assert.equal(box.state.ddns.password, 'Neuntoeter-4');
    assert.match(desk.last().text, /updates the name now/);
  });

  test('says so where it is off', async () => {
    const [box, { id }] = await desk.add('Home');
    box.state.ddns.enabled = false;
    await assert.rejects(desk.run('updateDynamicDns', id), /Dynamic DNS is off/);
  });
});
