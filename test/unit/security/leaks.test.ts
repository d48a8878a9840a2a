import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isRead } from '../../../src/box/boxState';
import { readBoxState } from '../../../src/box/readBoxState';
import { activeResources } from '../../activeResources';
import { makeBoxCertificate, startBox, type SimulatedBox } from '../../box';
import type { OrderedFault } from '../../box/faults';
import { clientFor } from '../../clientFor';
import { until } from '../../vscode/until';

// LEAK_REFRESHES=1000 LEAK_BOXES=10 is the campaign of SECURITY.md; with every run of the tests it is a small one.
const REFRESHES = Number(process.env.LEAK_REFRESHES ?? 40);
const BOXES = Number(process.env.LEAK_BOXES ?? 3);

const FAULTS: readonly OrderedFault[] = [
  { kind: 'drop before' },
  { kind: 'drop after' },
  { kind: 'truncate' },
  { kind: 'wrong content', body: '<a' },
  { kind: 'status', status: 404 },
];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

suite('many refreshes', () => {
  test(`leave nothing behind (${REFRESHES} of ${BOXES} boxes, errors mixed in)`, async () => {
    const certificate = await makeBoxCertificate({ host: 'fritz-box' });
    const boxes: SimulatedBox[] = [];
    for (let i = 0; i < BOXES; i++) boxes.push(await startBox({ certificate }));
    const before = activeResources();
    const clients = boxes.map((box) => clientFor(box));
    let failed = 0;
    const refresh = async (round: number): Promise<void> => {
      for (const [index, box] of boxes.entries()) {
        if ((round + index) % 4 !== 0) continue;
        const fault = FAULTS[(round + index) % FAULTS.length];
        // A read goes out twice: some of the faults last that long.
        if (fault !== undefined) box.faults.order(fault, { times: 1 + (round % 3), action: 'GetDDNSInfo' });
      }
      const results = await Promise.allSettled(clients.map((client) => readBoxState(client, { timeout: 2_000 })));
      failed += results.filter((one) => one.status === 'rejected' || !isRead(one.value.ddns)).length;
      for (const box of boxes) box.traffic.reset();
    };
    for (let round = 0; round < 20; round++) await refresh(round);
    const warm = heap();
    for (let round = 0; round < REFRESHES; round++) await refresh(round);
    const grown = (heap() - warm) / 1024 / 1024;
    assert.ok(failed > 0, 'some did fail');
    assert.ok(grown < 8, `the heap has grown by ${grown.toFixed(1)} MB`);
    for (const client of clients) await client.close();
    for (const kind of ['TCPSocketWrap', 'TLSWrap', 'Timeout', 'TCPConnectWrap']) {
      const isGone = (): boolean => (activeResources()[kind] ?? 0) <= (before[kind] ?? 0) + 1;
      await until(isGone, () => `${kind}: ${JSON.stringify([before, activeResources()])}`, 5_000);
    }
    for (const box of boxes) await box.close();
    if (process.env.LEAK_REFRESHES !== undefined)
      console.log(`heap ${grown.toFixed(2)} MB, ${failed} failed refreshes`);
  }).timeout(1_200_000);
});
