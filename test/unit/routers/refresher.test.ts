import '../../vscode/l10n';
import { Desk } from '../commands/desk';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refresher } from '../../../src/routers/refresher';
import { until } from '../../vscode/until';
import { quietLog } from '../../windows';

suite('routers/refresher', () => {
  test('reads a router again a few times while its name is being updated, as long as rows are read at all', async () => {
    const desk = new Desk();
    const [box, { id }] = await desk.add('Home');
    const { routers, clients, boxStates, events } = desk.parts;
    const interval = { value: 60, onDidChange: () => ({ dispose: () => undefined }) };
    const refresher = new Refresher(routers, clients, boxStates, interval, quietLog, events, [5, 5]);
    const reads = (): number => box.traffic.log.filter(({ action }) => action === 'GetDDNSInfo').length;
    try {
      box.state.ddns.statusIPv4 = 'updating';
      const before = reads();
      await refresher.refresh([id]);
      await sleep(100);
      assert.equal(reads(), before + 1, 'nobody sees the rows');
      refresher.watch(true);
      await refresher.refresh([id]);
      await until(() => reads() === before + 4, 'two more reads');
      await refresher.refreshAgain([id]);
      await sleep(100);
      assert.equal(reads(), before + 5, 'no more of them');
    } finally {
      refresher.dispose();
      await desk.close();
    }
  });
});
