import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { certificateDays } from '../../../src/diagnosis/certificate';
import { diagnose, isOfRemoteAccess, mainFinding } from '../../../src/diagnosis/diagnose';
import { standingOf } from '../../../src/diagnosis/standing';
import type { World as Seen } from '../../../src/diagnosis/world';
import { type LookOptions, lookAround, type WorldSource } from '../../../src/net/lookAround';
import type { Tr064Client } from '../../../src/tr064/client';
import { describeCertificate, type Trust } from '../../../src/tr064/identity';
import { readBoxState } from '../../../src/box/readBoxState';
import type { BoxState } from '../../../src/box/boxState';
import { type BoxCertificate, startBox, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { certificateFor } from '../../net/tlsEndpoint';
import { World } from '../../net/world';

const NAME = 'home.example.org';
const MY_FRITZ = 'abc.myfritz.example';
const IPV4 = '203.0.113.7';
const IPV6 = '2001:db8:7590::1';
const PORT = 44123;

/** Every secret that a box was given. */
const SECRET = /geheim|acs-anmeldung|zaunkoenig|eule-Token|kranich/;

suite('looking around', function () {
  this.timeout(20_000);
  const open = closedAfterEach();

  interface Scene {
    readonly world: World;
    readonly box: SimulatedBox;
    readonly client: Tr064Client;
  }

  /** A box in order, and a world that does not know it yet. */
  async function scene(login = 0): Promise<Scene> {
    const world = await World.start();
    const box = await startBox();
    const client = clientFor(box, { credentials: loginOf(box, login) });
    open.push(world, box, client);
    box.state.myFritz.name = MY_FRITZ;
    Object.assign(box.state.managementServer, {
      url: 'https://acs-anmeldung:geheim-1@acs.example.net:7547/geheim-2',
      connectionRequestUrl: 'http://203.0.113.7:8089/geheim-3',
      password: 'geheim-4',
    });
    return { world, box, client };
  }

  /** The world as the box in order believes it to be. */
  async function inOrder(): Promise<Scene> {
    const all = await scene();
    const { world } = all;
    for (const name of [NAME, MY_FRITZ]) world.setName(name, { A: [IPV4], AAAA: [IPV6] });
    const certificate = await certificateFor([MY_FRITZ, NAME], world.authority);
    for (const address of [IPV4, IPV6]) await world.listen(address, PORT, certificate);
    return all;
  }

  interface Gathered {
    readonly state: BoxState;
    readonly world: Seen;
  }

  async function gather(
    { world, box, client }: Scene,
    options: LookOptions & Pick<WorldSource, 'trust'> = {},
  ): Promise<Gathered> {
    const state = await readBoxState(client, { forCheck: true });
    const source = { ...world.source(box), ...options };
    const seen: Seen = { version: 1, ...(await lookAround(state, source, options)) };
    assert.doesNotMatch(JSON.stringify([state, seen]), SECRET);
    return { state, world: seen };
  }

  function keyOf({ certPem }: BoxCertificate): Trust {
    return { kind: 'key', fingerprint: describeCertificate(new X509Certificate(certPem)).fingerprint };
  }

  /** The one thing that is wrong, then everything else, and what follows from what. */
  function said({ state, world }: Gathered): { main: string | undefined; all: string[] } {
    const findings = diagnose(state, world).filter(isOfRemoteAccess);
    return {
      main: mainFinding(findings)?.code,
      all: findings.map(({ level, code, cause }) =>
        [level, code, ...(cause === undefined ? [] : ['because', cause.code])].join(' '),
      ),
    };
  }

  /** How the box stands when it is looked at during an update, and when the update is through. */
  async function standings(all: Scene): Promise<string[]> {
    const { ddns } = all.box.state;
    ddns.statusIPv4 = 'updating';
    const { state, world } = await gather(all);
    ddns.statusIPv4 = 'complete';
    return [state, await readBoxState(all.client, {})].map((each) => standingOf(each, world).kind);
  }

  test('all good', async () => {
    const all = await inOrder();
    const seen = await gather(all);
    const { main, all: findings } = said(seen);
    assert.equal(main, undefined, findings.join('\n'));
    assert.deepEqual(findings, [
      'info unusual-port',
      ...Array<string>(2).fill('ok remote-port-open'),
      ...Array<string>(4).fill('ok name-right'),
      ...Array<string>(2).fill('ok certificate-good'),
    ]);
    assert.equal(certificateDays(seen.state, seen.world), 61);
    assert.deepEqual([seen.world.outside?.vantage, seen.world.ports?.vantage], ['home', 'home']);
  });

  test('sends nothing but calls to the box, DNS queries and a bare request to each address', async () => {
    const all = await inOrder();
    const endpoint = await all.world.listen(IPV4, PORT, await certificateFor([NAME], all.world.authority));
    await gather(all);
    assert.deepEqual(
      all.world.lookedAt.toSorted(),
      [
        `${IPV6} ${IPV6} ${PORT}`,
        `${IPV4} ${IPV4} ${PORT}`,
        `${MY_FRITZ} ${IPV6} ${PORT}`,
        `${MY_FRITZ} ${IPV4} ${PORT}`,
        `${NAME} ${IPV6} 443`,
        `${NAME} ${IPV6} ${PORT}`,
        `${NAME} ${IPV4} 443`,
        `${NAME} ${IPV4} ${PORT}`,
      ].sort(),
    );
    for (const { text } of endpoint.received) {
      assert.match(text, /^GET \/ HTTP\/1\.1\r\nHost: [\w.:[\]]+\r\nConnection: close\r\n\r\n$/);
    }
    assert.equal(endpoint.received.length, 3);
    const asked = new Set(
      [...all.world.resolver.asked, ...all.world.nameServer.asked].map((query) => query.split(' ')[0]),
    );
    assert.deepEqual(
      [...asked].sort(),
      [MY_FRITZ, 'example.org', 'fritz.box', NAME, 'myfritz.example', 'ns.example.net'].sort(),
    );
  });

  test('stale dynamic DNS', async () => {
    const all = await inOrder();
    all.world.setName(NAME, { A: ['198.51.100.9'], AAAA: [IPV6] });
    const { main, all: findings } = said(await gather(all));
    assert.equal(main, 'name-stale');
    assert.ok(
      !findings.some((finding) => finding.includes('problem') && !finding.includes('name-stale')),
      findings.join('\n'),
    );
  });

  for (const domain of [NAME, 'not-yet.example.org']) {
    test(`${domain}, seen during an update, is to be looked at again when the update is through`, async () => {
      const all = await inOrder();
      all.world.setName(NAME, { A: ['203.0.113.99'], AAAA: [IPV6] });
      all.box.state.ddns.domain = domain;
      const [during, afterwards] = await standings(all);
      assert.notEqual(during, 'check-outdated');
      assert.equal(afterwards, 'check-outdated');
    });
  }

  test('a name that is right during an update is right afterwards', async () => {
    assert.deepEqual(await standings(await inOrder()), ['reachable', 'reachable']);
  });

  test('a cache that still has the old address is no stale dynamic DNS', async () => {
    const all = await inOrder();
    all.world.setName(NAME, { A: [IPV4], AAAA: [IPV6] }, { A: ['198.51.100.9'], AAAA: [IPV6] });
    const { main, all: findings } = said(await gather(all));
    assert.equal(main, undefined);
    assert.ok(findings.includes('info name-cached'));
  });

  test('carrier-grade NAT', async () => {
    const all = await inOrder();
    all.box.state.internet.ipv4 = '100.64.3.4';
    // The provider's own address, which many customers share.
    for (const name of [NAME, MY_FRITZ]) all.world.setName(name, { A: ['198.51.100.9'], AAAA: [IPV6] });
    const { main, all: findings } = said(await gather(all));
    assert.equal(main, 'carrier-grade-nat');
    assert.ok(findings.includes('unknown remote-port-closed because carrier-grade-nat'), findings.join('\n'));
    assert.ok(findings.includes('ok remote-port-open'), 'over IPv6');
  });

  test('a name behind a proxy', async () => {
    const all = await inOrder();
    const proxies = ['198.51.100.80', '2001:db8:80::80'];
    all.world.setName(NAME, { A: ['198.51.100.80'], AAAA: ['2001:db8:80::80'] });
    const certificate = await certificateFor([NAME], all.world.authority);
    for (const proxy of proxies) await all.world.listen(proxy, 443, certificate);
    Object.assign(all.box.state.ddns, { statusIPv4: 'offline', statusIPv6: 'offline' });
    const { main, all: findings } = said(await gather(all));
    assert.equal(main, undefined, findings.join('\n'));
    assert.ok(findings.includes('info ddns-false-error'));
    assert.equal(findings.filter((finding) => finding === 'info name-proxied').length, 2);
  });

  test('an expired certificate', async () => {
    const all = await inOrder();
    const certificate = await certificateFor([MY_FRITZ, NAME], all.world.authority, { to: -3 });
    for (const address of [IPV4, IPV6]) await all.world.listen(address, PORT, certificate);
    const seen = await gather(all);
    const { main, all: findings } = said(seen);
    assert.equal(main, 'certificate-expired', findings.join('\n'));
    assert.ok((certificateDays(seen.state, seen.world) ?? 0) < 0);
  });

  test('a certificate for the MyFRITZ! name only, and for none of the names', async () => {
    const all = await inOrder();
    for (const address of [IPV4, IPV6]) {
      await all.world.listen(address, PORT, await certificateFor([MY_FRITZ], all.world.authority));
    }
    const one = said(await gather(all));
    assert.equal(one.main, undefined);
    assert.ok(one.all.includes('info certificate-wrong-name'));
    const other = await certificateFor(['x.example.com'], all.world.authority);
    for (const address of [IPV4, IPV6]) await all.world.listen(address, PORT, other);
    assert.equal(said(await gather(all, { trust: keyOf(other) })).main, 'certificate-wrong-name');
  });

  test('a port that is closed', async () => {
    const all = await scene();
    for (const name of [NAME, MY_FRITZ]) all.world.setName(name, { A: [IPV4], AAAA: [IPV6] });
    const { main, all: findings } = said(await gather(all));
    assert.equal(main, 'remote-port-closed');
    assert.equal(findings.filter((finding) => finding === 'problem remote-port-closed').length, 2);
  });

  test('IPv6 only, with and without an address left behind', async () => {
    const all = await inOrder();
    all.box.state.internet.ipv4 = '';
    Object.assign(all.box.state.ddns, { mode: 'ddns_v6', statusIPv4: 'offline' });
    all.box.state.ddns.updateUrl = 'https://dyn.example.org/update?ip6=<ip6addr>&user=<username>&token=eule-Token-5150';
    for (const name of [NAME, MY_FRITZ]) all.world.setName(name, { AAAA: [IPV6] });
    const clean = said(await gather(all));
    assert.deepEqual([clean.main, clean.all.includes('ok remote-port-open')], [undefined, true]);
    all.world.setName(NAME, { A: ['198.51.100.9'], AAAA: [IPV6] });
    const left = said(await gather(all));
    assert.ok(left.all.includes('warning record-left-behind'), left.all.join('\n'));
  });

  test('what the update URL is criticised for quotes nothing of it', async () => {
    const all = await inOrder();
    const urls = [
      'https://dyn.example.org/update?ip4=<ipaddr>&ip6=<ip6addr>&token=<geheim-7>&user=<username>',
      'https://dyn.example.org/update?ip4=<ipaddr>&ip6=<ip6addr>&token=geheim8>&user=<username>',
      'geheim9://dyn.example.org/update?ip4=<ipaddr>&ip6=<ip6addr>&user=<username>',
      'https://dyn.example.org/update?ip4=<ipaddr>&ip6=<ip6addr>&user=<username>&p=ä',
    ];
    for (const url of urls) {
      all.box.state.ddns.updateUrl = url;
      const { ddns } = (await gather(all)).state;
      assert.ok('urlFindings' in ddns && ddns.urlFindings.length > 0, url);
      assert.doesNotMatch(JSON.stringify(ddns.urlFindings), /ä|username/);
    }
  });

  test('looks at the update URL of the user-defined provider only', async () => {
    const all = await inOrder();
    const told = async (provider: string, change: Partial<SimulatedBox['state']['ddns']> = {}) => {
      Object.assign(all.box.state.ddns, { provider, updateUrl: 'nonsense', ...change });
      return said(await gather(all)).all.some((finding) => finding.includes('update-url'));
    };
    assert.equal(await told('Benutzerdefiniert'), true);
    assert.equal(await told('Beispiel-DNS'), false);
    assert.equal(await told('Benutzerdefiniert', { enabled: false }), false);
    // Without the right to list the providers it is not known which of them the URL is for.
    all.box.faults.order({ kind: 'fault', code: 606 }, { action: 'GetDDNSProviders' });
    assert.equal(await told('Benutzerdefiniert'), false);
  });

  test('looks at no name that is not in use, and at no address of the home network', async () => {
    const all = await inOrder();
    all.box.state.ddns.enabled = false;
    all.world.setName(MY_FRITZ, { A: ['192.168.178.1'], AAAA: ['fd00::1'] });
    Object.assign(all.box.state.internet, { ipv4: '10.1.1.1', ipv6: '' });
    const { outside } = (await gather(all)).world;
    assert.deepEqual(
      outside?.names.map(({ name }) => name),
      [MY_FRITZ],
    );
    assert.deepEqual(all.world.lookedAt, []);
  });

  test('takes no domain for a name that is none', async () => {
    const all = await inOrder();
    const names = async (domain: string) => {
      all.box.state.ddns.domain = domain;
      return (await gather(all)).world.outside?.names.map(({ name }) => name);
    };
    for (const domain of ['', 'localhost', '203.0.113.7', 'a.example/b', '*.example.org'])
      assert.deepEqual(await names(domain), [MY_FRITZ], domain);
    assert.equal((await names('Bücher.example.org'))?.[0], 'xn--bcher-kva.example.org');
  });

  test('looks at every name in the domain field', async () => {
    const all = await inOrder();
    all.world.setName('www.example.org', { A: [IPV4], AAAA: [IPV6] });
    all.box.state.ddns.domain = `${NAME}, www.Example.org.;none`;
    const found = said(await gather(all)).all;
    assert.equal(found.filter((line) => line === 'ok name-right').length, 6);
    assert.ok(found.includes('unknown name-not-looked-up'), found.join('\n'));
  });

  test('goes by the names where the box tells this user no address', async () => {
    const all = await scene(1);
    for (const name of [NAME, MY_FRITZ]) all.world.setName(name, { A: [IPV4] });
    const seen = await gather(all);
    assert.deepEqual(seen.state.external, { unread: 'not-authorized', code: 606, status: undefined });
    assert.ok(said(seen).all.includes('unknown remote-port-closed'), 'of where the names lead');
  });

  test('says what is being looked at', async () => {
    const steps: string[] = [];
    await gather(await inOrder(), { onProgress: (step) => steps.push(step) });
    assert.deepEqual(steps, ['names', 'endpoints']);
  });

  test('knows the box by its key, and nothing else by another one', async () => {
    const all = await inOrder();
    const other = await certificateFor(['fritz.box']);
    for (const address of [IPV4, IPV6]) await all.world.listen(address, PORT, other);
    const look = async (trust: Trust): Promise<string> => said(await gather(all, { trust })).all.join(' ');
    assert.match(await look(keyOf(other)), /ok remote-port-open/);
    assert.match(
      await look({ kind: 'key', fingerprint: all.box.fingerprint }),
      /unknown remote-port-unproven .*unknown certificate-self-signed because remote-port-unproven/,
    );
  });

  test('ends when it is cancelled, at each step', async () => {
    const all = await inOrder();
    for (const step of ['names', 'endpoints'] as const) {
      const controller = new AbortController();
      const onProgress = (looking: string) => {
        if (looking === step) controller.abort(new Error('enough'));
      };
      await assert.rejects(gather(all, { signal: controller.signal, onProgress }), /enough/, step);
    }
  });
});
