import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SimulatedBox } from '../../box';
import { World } from '../../net/world';
import { startTestBox } from './client';
import { passTime, startClock, stopClock } from './clock';

const TARGET = 'urn:dslforum-org:device:InternetGatewayDevice:1';

/** Sends a search from loopback and gives back what answered within a moment. */
async function search(target: string, man = '"ssdp:discover"'): Promise<string[]> {
  const socket = createSocket('udp4');
  const answers: string[] = [];
  socket.on('message', (message) => answers.push(message.toString()));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  socket.setMulticastInterface('127.0.0.1');
  const lines = ['M-SEARCH * HTTP/1.1', 'HOST: 239.255.255.250:1900', `MAN: ${man}`, 'MX: 1', `ST: ${target}`, '', ''];
  socket.send(lines.join('\r\n'), 1900, '239.255.255.250');
  await sleep(300);
  await new Promise<void>((resolve) => socket.close(resolve));
  return answers;
}

suite('Simulated box: discovery', () => {
  let world: World;
  let boxes: SimulatedBox[];

  suiteSetup(async () => {
    world = await World.start();
    boxes = await Promise.all(['One', 'Two'].map((name) => startTestBox({ name, ssdp: world.searchPort })));
  });

  teardown(startClock);

  suiteTeardown(() => Promise.all([world, ...boxes].map((open) => open.close())));

  const answersOf = (box: SimulatedBox, answers: string[]) =>
    answers.filter((answer) => answer.includes(`http://${box.host}:${box.port}/`));

  test('every box on the machine answers a search for TR-064, once', async () => {
    const answers = await search(TARGET);
    for (const box of boxes) {
      assert.deepEqual(answersOf(box, answers), [
        [
          'HTTP/1.1 200 OK',
          `LOCATION: http://127.0.0.1:${box.port}/tr64desc.xml`,
          `SERVER: ${box.name} UPnP/1.0 AVM FRITZ!Box 7590 154.08.02`,
          'CACHE-CONTROL: max-age=1800',
          'EXT:',
          `ST: ${TARGET}`,
          `USN: uuid:75802409-bccb-40e7-8e6b-${box.state.device.mac}::${TARGET}`,
          '',
          '',
        ].join('\r\n'),
      ]);
    }
  });

  test('a box that restarts does not answer until it is back', async () => {
    const [restarting, other] = boxes;
    assert.ok(restarting && other);
    stopClock();
    await restarting.reboot(60_000);
    const meanwhile = await search(TARGET);
    assert.deepEqual(
      [restarting, other].map((box) => answersOf(box, meanwhile).length),
      [0, 1],
    );
    passTime(60_000);
    assert.equal(answersOf(restarting, await search(TARGET)).length, 1);
  });

  test('no other search is answered, nor what is no search', async () => {
    for (const target of ['ssdp:all', 'upnp:rootdevice', 'urn:schemas-upnp-org:device:InternetGatewayDevice:1']) {
      const answers = await search(target);
      assert.deepEqual(
        boxes.flatMap((box) => answersOf(box, answers)),
        [],
        target,
      );
    }
    const answers = await search(TARGET, '"ssdp:other"');
    assert.deepEqual(
      boxes.flatMap((box) => answersOf(box, answers)),
      [],
    );
  });
});
