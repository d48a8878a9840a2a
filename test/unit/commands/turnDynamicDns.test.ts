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
    const said = desk.person.status.join();
    assert.match(said, /Now \(1 of 2: turn off\): Home[^]*Now \(2 of 2: turn on again\): Home/);
    assert.deepEqual(
      [box.state.ddns.enabled, box.state.ddns.domain, box.state.ddns.updateUrl, box.state.ddns.username],
      [true, domain, updateUrl, username],
    );
    assert.equal(box.state.ddns.password, 'Neuntoeter-4');
    assert.equal(desk.last().text, 'Home: dynamic DNS was turned off and on, and the FRITZ!Box updates the name now.');
    assert.deepEqual(desk.last().buttons, ['Show Changes']);
    await assert.rejects(desk.run('undoLastChange', id), /Nothing was changed/);
  });

  test('leaves the change before it to be undone', async () => {
    const [box, { id }] = await desk.add('Home');
    await desk.run('turnOffRemoteAccess', id, 'Turn Off');
    await desk.run('updateDynamicDns', id, 'Enter the password', 'Neuntoeter-4', 'Turn Off and On');
    await desk.run('undoLastChange', id, 'Undo');
    assert.deepEqual([box.state.remoteAccess.enabled, box.state.ddns.enabled], [true, true]);
  });

  test('says so where it is off', async () => {
    const [box, { id }] = await desk.add('Home');
    box.state.ddns.enabled = false;
    await assert.rejects(desk.run('updateDynamicDns', id), /Dynamic DNS is off/);
  });
});
