import { Desk } from './desk';
import assert from 'node:assert/strict';
import { clickedRouters } from '../../../src/commands/pickRouter';

suite('commands/pickRouter', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  /** The last question: its title, and label and description of each row. */
  function question(): unknown[] {
    const { title = '', rows = [] } = desk.person.asked.at(-1) ?? {};
    return [title, ...rows.map(({ label, description }) => `${label}: ${description ?? ''}`)];
  }

  test('names the command and how each router stands, and leaves out those to which it does not apply', async () => {
    const [off, { id }] = await desk.add('Home');
    await desk.add('Parents');
    await desk.add('Office');
    off.state.remoteAccess.enabled = false;
    await desk.parts.refresher.refresh([id]);
    await desk.run('turnOffRemoteAccess', undefined, undefined);
    const rest = ['Parents: remote access on · not checked', 'Office: remote access on · not checked'];
    assert.deepEqual(question(), ['Turn Off Remote Access', ...rest]);
    await desk.run('turnOnRemoteAccess', undefined, undefined);
    assert.deepEqual(question(), ['Turn On Remote Access', 'Home: remote access is off']);
    await desk.run('showStatus', undefined, undefined);
    assert.deepEqual(question(), ['Show Status', 'Home: remote access is off', ...rest]);
  });

  test('lists the routers first that are selected in the view, and ticks them where several may be chosen', async () => {
    await desk.add('Home');
    const [, parents] = await desk.add('Parents');
    desk.selection.push({ routerId: parents.id });
    await desk.run('renameRouter', undefined, undefined);
    assert.deepEqual(
      desk.person.asked.at(-1)?.rows.map(({ label }) => label),
      ['Parents', 'Home'],
    );
    await desk.run('refresh', undefined, undefined);
    assert.deepEqual(
      desk.person.asked.at(-1)?.rows.map(({ label, picked }) => [label, picked]),
      [
        ['Parents', true],
        ['Home', false],
      ],
    );
  });

  test('says why a command applies to no router', async () => {
    await desk.add('Home');
    await desk.add('Parents');
    const reasons = [
      ['turnOnRemoteAccess', /^"Turn On Remote Access" applies to none of your routers\. Remote access: already on\.$/],
      ['copyForumReport', /none of your routers\. It has not been checked yet\.$/],
      ['undoLastChange', /none of your routers\. Nothing was changed on it from here\.$/],
      ['removeInternetRoute', /none of your routers\. It has no internet route\.$/],
      ['allowProviderUpdates', /none of your routers\. Automatic updates by the internet provider: already allowed\.$/],
    ] as const;
    for (const [command, expected] of reasons) {
      await desk.run(command, undefined);
      assert.match(desk.last().text, expected);
    }
  });

  test('leaves out no router whose last read failed: how it is now is not known', async () => {
    const [box, { id }] = await desk.add('Home');
    await desk.add('Parents');
    box.faults.order({ kind: 'drop before' }, { times: 9 });
    await desk.parts.refresher.refresh([id]);
    await desk.run('turnOnRemoteAccess', undefined, undefined);
    assert.equal(question().length, 2);
  });

  test('takes the routers of the rows that are selected, and a group for those in it', async () => {
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C']) ids.push((await desk.add(name))[1].id);
    const { groups, routers } = desk.parts;
    const { id: groupId } = await groups.create('Customers');
    await groups.moveRouters(routers.all(), ids.slice(0, 2), groupId);
    const [a, b, c] = ids.map((routerId) => ({ routerId }));
    const chosen = (clicked: unknown, selected?: unknown): string =>
      clickedRouters(desk.parts, clicked, selected)
        .map(({ name }) => name)
        .join(' ');
    assert.equal(chosen({ groupId }), 'A B');
    assert.equal(chosen(b, [b, { groupId }, c]), 'B A C');
    assert.equal(chosen(undefined), '');
    assert.equal(chosen({ groupId: 'gone' }), '');
    await routers.remove(a?.routerId ?? '');
    assert.equal(chosen({ groupId }), 'B', 'a removed router leaves its group');
  });
});
