import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { LIMITS } from '../../../src/common/limits';
import { readAnswer } from '../../../src/diagnosis/portAnswer';
import type { World } from '../../../src/diagnosis/world';
import { lookAround } from '../../../src/net/lookAround';
import { describeCertificate } from '../../../src/tr064/identity';
import { stateChangeWords } from '../../../src/ui/words/stateChanges';
import { makeCertificate, startBox, type SimulatedBox } from '../../box';
import { Keyring } from '../../keyring';
import { World as TestInternet } from '../../net/world';
import { ddns, endpoints, scene, tls } from '../../observed';
import { SharedMemento } from '../../sharedState';
import { homeRoute, WatchWindow } from '../../windows';

// SECURITY.md: what is kept of a router has a greatest size, for anything that its box, its names and their servers
// say. VS Code holds all of it in memory and writes all of it when anything in it changes.

const KB = 1024;
const ROUTERS = 50;
/** Of one router about which everything is as long as it can be, and the list of its changes full. */
const GREATEST_OF_ONE = 280 * KB;
/** Of one whose values are ordinary ones, and the list of its changes full. */
const ORDINARY_OF_ONE = 60 * KB;

/** About as long as an answer may be, in bytes. */
const LONG = 200_000;

suite('what is kept', function () {
  this.timeout(120_000);
  let person: Person;
  let box: SimulatedBox;
  let window: WatchWindow;
  let state: SharedMemento;
  let id: string;

  suiteSetup(() => {
    person = new Person();
  });
  suiteTeardown(() => {
    person.leave();
  });
  setup(async () => {
    box = await startBox();
    Object.assign(box.state.internet, { ipv4: '', ipv6: '' });
    box.state.paceMs = Infinity;
    state = new SharedMemento();
    window = new WatchWindow(state, new Keyring().window());
    const [user] = box.users;
    assert.ok(user);
    const { profile } = await window.routers.add({
      ...{ name: 'Home', model: 'FRITZ!Box 7590', udn: 'uuid:x' },
      route: homeRoute(box, { user: user.name, password: user.password }),
    });
    ({ id } = profile);
  });
  teardown(async () => {
    await window.close();
    await box.close();
  });

  const size = (): number =>
    [...state.values].reduce((sum, [key, text]) => sum + key.length + Buffer.byteLength(text), 0);

  /** As many changes from here as the list takes. */
  async function change(text: (name: string) => string): Promise<void> {
    const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
    const values = (turn: number): Record<string, string> =>
      Object.fromEntries(
        ['providerName', 'updateUrl', 'domain', 'username', 'serverIPv4', 'serverIPv6'].map((name) => [
          name,
          `${text(name)}${turn}`,
        ]),
      );
    for (let turn = 0; turn < 200; turn++) {
      const undo = { kind: 'ddns', before: values(turn), after: values(turn + 1) } as const;
      await window.history.add(id, trust, undo, { withPassword: true, isKnown: true });
    }
  }

  /** What a check sees where everything that answers is as long as it can be: servers of names, certificates, ports. */
  async function longestLook(): Promise<Pick<World, 'outside' | 'ports'>> {
    const names = (count: number, length: number): string[] =>
      Array.from({ length: count }, (_, index) => `${index}.${'x'.repeat(length)}.example`);
    const { certPem } = await makeCertificate({
      ...{ subject: 'ä'.repeat(LONG / 4), names: names(100, 240) },
      ...{ notBefore: new Date(0), notAfter: new Date('2038-01-15') },
    });
    const certificate = describeCertificate(new X509Certificate(certPem));
    const served = { ...certificate, trusted: true, forHost: true };
    const answer = readAnswer(Buffer.from(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(340)}`), true);
    const internet = await TestInternet.start();
    try {
      const domain = names(8, 20).join(' ');
      const addresses = Array.from({ length: 40 }, (_, index) => index + 10);
      for (const name of domain.split(' ')) {
        internet.setName(name, {
          A: addresses.map((number) => `203.0.113.${number}`),
          AAAA: addresses.map((number) => `2001:db8:1111:2222:3333:4444:5555:66${number}`),
        });
      }
      const { state } = scene({ ddns: ddns({ domain }) });
      return await lookAround(state, {
        ...{ host: '127.0.0.1', resolvers: [internet.resolver.address] },
        probeTls: () => Promise.resolve({ state: 'tls', certificate: served, statusLine: 'x'.repeat(LONG) }),
        probe: () => Promise.resolve({ state: 'answered', ...answer }),
      });
    } finally {
      await internet.close();
    }
  }

  test('of a box that answers with new values of 200 KB each time stays small, and so do notifications about them', async () => {
    for (let turn = 0; turn < 30; turn++) {
      box.state.remoteAccess.username = `${turn}${'ä'.repeat(LONG / 2)}`;
      box.state.ddns.domain = `${turn}${'x'.repeat(LONG)}`;
      await window.watch.turn();
    }
    await change(() => 'ä'.repeat(LONG / 10));
    const look = await longestLook();
    assert.equal(look.outside?.endpoints.length, LIMITS.list);
    await window.worlds.set(id, look);
    assert.ok(window.seen(id).length >= 20, String(window.seen(id).length));
    for (const { seen } of window.watched.all(id)) assert.ok(stateChangeWords(seen).length < 3 * LIMITS.value);
    console.log(`Kept of a router at its greatest: ${Math.ceil(size() / KB)} KB`);
    assert.ok(
      size() <= GREATEST_OF_ONE,
      `${size()}: ${ROUTERS} such routers would be ${(ROUTERS * size()) / KB / KB} MB`,
    );
  });

  test('of an ordinary box with a full list of changes is smaller still', async () => {
    for (let turn = 0; turn < 200; turn++) {
      box.state.remoteAccess.username = `anna${turn}`;
      await window.watch.turn();
    }
    await change((name) =>
      name === 'updateUrl' ? 'https://dyn.example/nic/update?hostname=<domain>&myip=' : 'home.example',
    );
    const { outside, ports } = scene({ endpoints: endpoints(tls()) }).world;
    assert.ok(outside);
    await window.worlds.set(id, { outside, ...(ports === undefined ? {} : { ports }) });
    console.log(`Kept of an ordinary router: ${Math.ceil(size() / KB)} KB`);
    assert.ok(size() <= ORDINARY_OF_ONE, String(size()));
  });
});
