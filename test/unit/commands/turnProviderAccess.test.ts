import { Desk } from './desk';
import assert from 'node:assert/strict';

suite('commands/turnProviderAccess', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  for (const code of [606, 820] as const) {
    test(`warns strongly where the box does not say who may configure it (${code}), and goes on`, async () => {
      const [box, { id }] = await desk.add('Home');
      box.faults.order({ kind: 'fault', code }, { action: 'GetInfo', times: 9 });
      await desk.run('forbidProviderConfiguration', id, 'Do Not Allow');
      assert.match(desk.person.asked.map(({ says }) => says).join('\n'), /may be your provider's own/);
      assert.match(desk.last().text, /^Home: accepted by the FRITZ!Box/);
    });
  }

  test('says of updates what ends, and nothing of what stays', async () => {
    const [box, { id }] = await desk.add('Home');
    await desk.run('forbidProviderUpdates', id, 'Do Not Allow');
    const [question] = desk.person.asked;
    assert.match(question?.says ?? '', /Your internet provider then no longer installs updates\./);
    assert.doesNotMatch(question?.says ?? '', /your provider's own|telephony/);
    assert.equal(box.state.managementServer.firmwareDownload, false);
  });
});
