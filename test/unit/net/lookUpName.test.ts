import assert from 'node:assert/strict';
import { NameLookUp } from '../../../src/net/lookUpName';
import { type DnsRecords, type DnsServer, startDnsServer } from '../../net/dnsServer';

const ZONE: Record<string, DnsRecords> = {
  'example.org': { NS: ['ns.example.net'] },
  'ns.example.net': { A: ['192.0.2.53'] },
};

suite('looking up names', function () {
  // Questions without an answer are waited for.
  this.timeout(15_000);
  const servers: DnsServer[] = [];
  teardown(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  /** A resolver, and name servers by the addresses they have in the test's world. */
  async function world(
    resolverZone: Record<string, DnsRecords>,
    authorities: Record<string, Record<string, DnsRecords>> = {},
    signal = new AbortController().signal,
  ): Promise<{ lookUp: NameLookUp; resolver: DnsServer; at: Map<string, DnsServer> }> {
    const resolver = await startDnsServer(resolverZone);
    servers.push(resolver);
    const at = new Map<string, DnsServer>();
    for (const [address, zone] of Object.entries(authorities)) {
      const server = await startDnsServer(zone);
      servers.push(server);
      at.set(address, server);
    }
    const serverAt = (address: string): string => {
      const server = at.get(address);
      assert.ok(server, `no server has ${address}`);
      return server.address;
    };
    return { lookUp: new NameLookUp({ resolvers: [resolver.address], serverAt }, signal), resolver, at };
  }

  test('brings both families from the resolver, IPv6 in one spelling', async () => {
    const { lookUp } = await world({ 'home.example.org': { A: ['203.0.113.7'], AAAA: ['2001:db8:0:0:0:0:0:1'] } });
    assert.deepEqual(await lookUp.fromResolver('home.example.org'), {
      state: 'answered',
      ipv4: ['203.0.113.7'],
      ipv6: ['2001:db8::1'],
    });
  });

  test('tells a name without addresses from one that does not exist and from silence', async () => {
    const { lookUp, resolver } = await world({ 'www.empty.example.org': {} });
    assert.deepEqual(await lookUp.fromResolver('empty.example.org'), { state: 'answered', ipv4: [], ipv6: [] });
    assert.deepEqual(await lookUp.fromResolver('other.example.org'), { state: 'no-such-name' });
    resolver.silent = true;
    assert.deepEqual(await lookUp.fromResolver('www.empty.example.org'), { state: 'no-answer' });
  });

  test("asks the zone's own servers, not the memory of the resolver", async () => {
    const { lookUp, at } = await world(
      { ...ZONE, 'home.example.org': { A: ['198.51.100.9'] } },
      { '192.0.2.53': { 'home.example.org': { A: ['203.0.113.7'] } } },
    );
    const current = await lookUp.fromAuthority('home.example.org');
    assert.deepEqual(current, { state: 'answered', ipv4: ['203.0.113.7'], ipv6: [] });
    const cached = await lookUp.fromResolver('home.example.org');
    assert.deepEqual(cached, { state: 'answered', ipv4: ['198.51.100.9'], ipv6: [] });
    assert.deepEqual(at.get('192.0.2.53')?.asked.toSorted(), [
      'home.example.org A',
      'home.example.org AAAA',
      'home.example.org CNAME',
    ]);
  });

  test('finds a zone of the name itself', async () => {
    const { lookUp } = await world(
      { ...ZONE, 'home.example.org': { NS: ['ns.dyn.example'] }, 'ns.dyn.example': { A: ['192.0.2.54'] } },
      { '192.0.2.54': { 'home.example.org': { AAAA: ['2001:db8::7'] } } },
    );
    const answer = await lookUp.fromAuthority('home.example.org');
    assert.deepEqual(answer, { state: 'answered', ipv4: [], ipv6: ['2001:db8::7'] });
  });

  test('follows an alias into the zone it leads to', async () => {
    const { lookUp } = await world(
      {
        ...ZONE,
        'home.example.org': { CNAME: 'box.dyn.example' },
        'box.dyn.example': { A: ['198.51.100.9'], NS: ['ns.dyn.example'] },
        'ns.dyn.example': { A: ['192.0.2.54'] },
      },
      {
        '192.0.2.53': { 'home.example.org': { CNAME: 'box.dyn.example' } },
        '192.0.2.54': { 'box.dyn.example': { A: ['203.0.113.7'] } },
      },
    );
    const found = { state: 'answered', ipv6: [], alias: 'box.dyn.example' };
    assert.deepEqual(await lookUp.fromAuthority('home.example.org'), { ...found, ipv4: ['203.0.113.7'] });
    assert.deepEqual(await lookUp.fromResolver('home.example.org'), { ...found, ipv4: ['198.51.100.9'] });
  });

  test('does not go round in circles', async () => {
    const loop = { 'a.example.org': { CNAME: 'b.example.org' }, 'b.example.org': { CNAME: 'a.example.org' } };
    const { lookUp } = await world({ ...ZONE, 'a.example.org': {}, 'b.example.org': {} }, { '192.0.2.53': loop });
    assert.deepEqual(await lookUp.fromAuthority('a.example.org'), { state: 'no-answer' });
  });

  test('asks no server in the home network, even where a zone names one', async () => {
    for (const address of ['192.168.178.1', '127.0.0.1', '10.0.0.1', '169.254.1.1']) {
      const { lookUp } = await world({ ...ZONE, 'ns.example.net': { A: [address] }, 'home.example.org': {} });
      assert.deepEqual(await lookUp.fromAuthority('home.example.org'), { state: 'no-answer' });
    }
  });

  test('asks no server once the time is over', async () => {
    const time = new AbortController();
    const { lookUp, resolver } = await world(ZONE, {}, time.signal);
    resolver.silent = true;
    const asking = lookUp.fromAuthority('home.example.org');
    setTimeout(() => time.abort(), 100);
    const started = performance.now();
    assert.deepEqual(await asking, { state: 'no-answer' });
    assert.ok(performance.now() - started < 1_000);
    const before = resolver.asked.length;
    assert.deepEqual(await lookUp.fromResolver('home.example.org'), { state: 'no-answer' });
    assert.equal(resolver.asked.length, before);
  });
});
