import { Desk } from './desk';
import assert from 'node:assert/strict';
import { standingOf } from '../../../src/diagnosis/standing';
import { scene } from '../../observed';

suite('commands/setUpDynamicDns', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  const STEPS = ['Benutzerdefiniert', 'in one request', 'home.example.org', 'anna', 'Enter the password'] as const;
  const URL = 'https://dyn.example/update?h=<domain>&u=<username>&p=<pass>&ip=<ipaddr>&ip6=<ip6addr>';

  test('asks whether to escape what a new password would break the URL with', async () => {
    const [box, { id }] = await desk.add('Home');
    await desk.run('setUpDynamicDns', id, ...STEPS, 'a&b#c', URL, 'Use %26, %23', 'Set Up');
    assert.equal(box.state.ddns.password, 'a%26b%23c');
    assert.match(desk.person.asked.at(-2)?.says ?? '', /^Your password contains “&” and “#”: use %26, %23\?/);
    await desk.run('setUpDynamicDns', id, ...STEPS, 'a&b', URL, 'Leave', 'Set Up');
    assert.equal(box.state.ddns.password, 'a&b');
    await desk.run('setUpDynamicDns', id, ...STEPS.slice(0, 4), 'set from here', URL, undefined);
    assert.match(desk.person.asked.at(-1)?.says ?? '', /^Make this change/, 'one that is kept is not asked about');
  });

  test('corrects with one key what is certain', async () => {
    const [box, { id }] = await desk.add('Home');
    const pasted = `"${URL.replaceAll('&', '&amp;').replace('<ipaddr>', '<ipv4addr>')}".`;
    await desk.run('setUpDynamicDns', id, ...STEPS, 'secret', pasted, 'Use this update URL', 'Set Up');
    assert.equal(box.state.ddns.updateUrl, URL);
  });

  test('outdates the last check when only the password is changed, which the box does not tell', async () => {
    const [box, { id }] = await desk.add('Home');
    const standing = (): string => {
      const { boxState } = desk.parts.boxStates.get(id);
      assert.ok(boxState);
      return standingOf(boxState, desk.parts.worlds.get(id)).kind;
    };
    const { outside } = scene(desk.parts.boxStates.get(id).boxState).world;
    assert.ok(outside);
    await desk.parts.worlds.set(id, { outside });
    assert.notEqual(standing(), 'check-outdated');
    const before = { ...box.state.ddns };
    await desk.run(
      ...(['setUpDynamicDns', id, 'Benutzerdefiniert', 'in one request', before.domain, before.username] as const),
      ...['Enter the password', 'rohrdommel-Neu-7', 'Use this update URL', 'Set Up'],
    );
    assert.deepEqual([box.state.ddns.password, box.state.ddns.domain], ['rohrdommel-Neu-7', before.domain]);
    assert.equal(standing(), 'check-outdated');
    assert.deepEqual(desk.last().buttons, ['Undo', 'Show Changes']);
  });
});
