import assert from 'node:assert/strict';
import * as https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SimulatedBox } from '../../box';
import {
  administratorOf,
  authorization,
  call,
  challengeOf,
  faultCode,
  loggedIn,
  request,
  soapRequest,
  startTestBox,
} from './client';
import { passTime, startClock, stopClock } from './clock';

suite('Simulated box: faults to order', () => {
  const page = { path: '/tr64desc.xml' };
  const setting = soapRequest('ManagementServer', 'SetManagementServerURL', { NewURL: 'https://new.example/' });
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox();
  });

  teardown(() => {
    startClock();
    return box.close();
  });

  const elapsed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

  test('delay, and serial mode in which delays add up', async () => {
    box.faults.delayMs = 60;
    const four = () => Promise.all([1, 2, 3, 4].map(() => request(box, { ...page, tls: false })));
    const parallel = await elapsed(four);
    assert.ok(parallel >= 55, String(parallel));
    box.faults.serial = true;
    const serial = await elapsed(four);
    assert.ok(serial >= 235 && serial > parallel, String(serial));
  });

  test('dropped before handling: nothing has happened', async () => {
    box.faults.order({ kind: 'drop before' }, { action: 'SetManagementServerURL' });
    const before = box.state.managementServer.url;
    assert.equal((await request(box, page)).status, 200, 'other requests pass');
    await assert.rejects(request(box, setting), /ECONNRESET|hang up/);
    assert.equal(box.state.managementServer.url, before);
    assert.equal(box.traffic.log.at(-1)?.status, 0);
    assert.equal((await loggedIn(box, setting)).status, 200);
  });

  test('dropped after handling: it has happened, but the client does not know', async () => {
    box.faults.order({ kind: 'drop after' }, { action: 'SetManagementServerURL' });
    assert.equal((await request(box, setting)).status, 401, 'the challenge is not meant');
    await assert.rejects(loggedIn(box, setting), /ECONNRESET|hang up/);
    assert.equal(box.state.managementServer.url, 'https://new.example/');
  });

  test('an HTTP status so many times', async () => {
    box.faults.order({ kind: 'status', status: 503 }, { times: 2 });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await request(box, page)).status);
    }
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  test('a UPnP error to order: after the login, and nothing is carried out', async () => {
    const before = box.state.managementServer.url;
    for (const code of [402, 501, 600, 606, 820, 866, 867, 868] as const) {
      box.faults.order({ kind: 'fault', code }, { action: 'SetManagementServerURL' });
      assert.equal((await request(box, setting)).status, 401, 'not logged in');
      assert.equal((await loggedIn(box, page)).status, 200, 'other requests pass');
      const reply = await loggedIn(box, setting);
      assert.deepEqual([reply.status, faultCode(reply)], [500, code]);
    }
    assert.equal(box.state.managementServer.url, before);
    assert.equal((await loggedIn(box, setting)).status, 200);
  });

  for (const when of ['before', 'after'] as const) {
    test(`a restart ${when} the change: no answer, and then no box for a while`, async () => {
      stopClock();
      const before = box.state.managementServer.url;
      const header = authorization(administratorOf(box), await challengeOf(box, setting), setting);
      box.faults.order({ kind: 'reboot', when, forMs: 60_000 }, { action: 'SetManagementServerURL' });
      const write = request(box, { ...setting, headers: { ...setting.headers, authorization: header } });
      await assert.rejects(write, /ECONNRESET|hang up/);
      assert.equal(box.traffic.log.at(-1)?.status, 0);
      assert.equal(box.state.managementServer.url, when === 'before' ? before : 'https://new.example/');
      const { connections } = box.traffic;
      const counted = { ...connections };
      for (const tls of [true, false]) {
        await assert.rejects(request(box, { ...page, tls }), /ECONNRESET|hang up|socket disconnected/);
      }
      assert.deepEqual(connections, counted, 'nothing was accepted');
      passTime(60_000);
      assert.equal((await request(box, page)).status, 200);
      const again = await request(box, { ...setting, headers: { ...setting.headers, authorization: header } });
      assert.equal(again.status, 401, 'the nonce is forgotten');
    });
  }

  test('a restart ends all that is under way, on all ports', async () => {
    box.faults.order({ kind: 'hang' }, { times: 2 });
    const waiting = [true, false].map((tls) => request(box, { ...page, tls }));
    const outcomes = Promise.allSettled(waiting);
    while (box.traffic.requests < 2) {
      await sleep(5);
    }
    const before = box.state.device.started;
    await box.reboot(0);
    assert.deepEqual(
      (await outcomes).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.ok(box.state.device.started > before, 'and the time since the start begins anew');
    assert.equal((await request(box, page)).status, 200);
  });

  test('half a body', async () => {
    box.faults.order({ kind: 'truncate' });
    await assert.rejects(request(box, page), /aborted|ECONNRESET/);
    assert.equal((await request(box, page)).status, 200);
  });

  test('wrong content under the right headers', async () => {
    box.faults.order({ kind: 'wrong content', body: '<html>' });
    const reply = await request(box, page);
    assert.deepEqual([reply.status, reply.body], [200, '<html>']);
    assert.equal(reply.headers['content-type'], 'text/xml; charset="utf-8"');
  });

  test('no answer at all', async () => {
    box.faults.order({ kind: 'hang' });
    const answered = request(box, page).then(
      () => true,
      () => false,
    );
    assert.equal(await Promise.race([answered, sleep(100, 'waiting')]), 'waiting');
    await box.close();
    assert.equal(await answered, false);
  });

  test('idle connections are closed, busy ones are not', async () => {
    const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
    box.faults.delayMs = 80;
    const quick = request(box, { ...page, agent });
    await quick;
    const busy = request(box, page);
    await sleep(40);
    box.faults.closeIdleConnections();
    assert.equal((await busy).status, 200);
    assert.equal((await request(box, { ...page, agent })).status, 200);
    assert.equal(box.traffic.connections.tls, 3);
    agent.destroy();
  });

  test('clearing leaves a box that works', async () => {
    box.faults.order({ kind: 'hang' }, { times: 99 });
    Object.assign(box.faults, { delayMs: 10_000, serial: true, mostUnauthenticated: 0 });
    box.faults.clear();
    assert.ok(await call(box, 'DeviceInfo', 'GetInfo'));
  });
});
