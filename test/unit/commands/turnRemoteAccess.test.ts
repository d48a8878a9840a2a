import { Desk } from './desk';
import assert from 'node:assert/strict';

suite('commands/turnRemoteAccess', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  const cases = [
    ['complete', /It has not been checked whether this address works\.$/, ['Undo', 'Copy', 'Check Remote Access']],
    ['updating', /may lead elsewhere until dynamic DNS has been updated\.$/, ['Undo', 'Copy', 'Check Remote Access']],
    ['offline', /^Home: remote access is on: https:\/\/\d/, ['Undo', 'Copy', 'Check Remote Access']],
  ] as const;
  for (const [status, expected, offered] of cases) {
    test(`says what is known of the address while dynamic DNS is ${status}, and so do copying and opening`, async () => {
      const [box, { id }] = await desk.add('Home');
      Object.assign(box.state.ddns, { statusIPv4: status, statusIPv6: status });
      box.state.remoteAccess.enabled = false;
      box.state.myFritz.enabled = false;
      await desk.run('turnOnRemoteAccess', id, 'Turn On');
      assert.match(desk.last().text, expected);
      assert.deepEqual(desk.last().buttons, offered);
      for (const command of ['copyAddress', 'openInternetAddress'] as const) {
        desk.person.told.length = 0;
        await desk.run(command, id);
        assert.match(desk.last().text.replace('Home: ', 'Home: remote access is on: '), expected, command);
        assert.deepEqual(desk.last().buttons, ['Check Remote Access']);
      }
    });
  }
});
