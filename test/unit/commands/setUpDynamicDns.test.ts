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
