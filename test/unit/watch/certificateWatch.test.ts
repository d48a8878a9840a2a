import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readBoxState } from '../../../src/box/readBoxState';
import type { BoxState } from '../../../src/box/boxState';
import { probeTls } from '../../../src/net/probeTls';
import { certificateDays } from '../../../src/diagnosis/certificate';
import { boxNames } from '../../../src/diagnosis/boxHosts';
import { describeCertificate } from '../../../src/tr064/identity';
import { WorldStore } from '../../../src/storage/worldStore';
import { CertificateWatch } from '../../../src/watch/certificateWatch';
import { startBox } from '../../box';
import { clientFor } from '../../clientFor';
import { certificateFor, makeAuthority, startTlsEndpoint, type TlsEndpoint } from '../../net/tlsEndpoint';
import { scene } from '../../observed';
import { SharedMemento } from '../../sharedState';

const HOUR = 60 * 60_000;

suite('the watch of certificates', () => {
  let boxState: BoxState;
  let server: TlsEndpoint;
  let authorities: string;
  let fingerprint: string;
  let person: Person;

  suiteSetup(async () => {
    person = new Person();
    const box = await startBox();
    const client = clientFor(box);
    boxState = await readBoxState(client, {});
    const authority = await makeAuthority();
    const certificate = await certificateFor(boxNames(boxState), authority, { to: 20.5 });
    server = await startTlsEndpoint(certificate);
    authorities = authority.certPem;
    ({ fingerprint } = describeCertificate(new X509Certificate(certificate.certPem)));
    await client.close();
    await box.close();
  });
  suiteTeardown(async () => {
    person.leave();
    await server.close();
  });

  function watch(): {
    days: (change?: Partial<BoxState>) => Promise<number | undefined>;
    asked: string[];
    pass: (hours: number) => void;
    worlds: WorldStore;
    distrust: () => void;
  } {
    const asked: string[] = [];
    let now = Date.now();
    let ca: string | undefined = authorities;
    const worlds = new WorldStore(new SharedMemento());
    const watch = new CertificateWatch(worlds, {
      now: () => now,
      // What is at the public address of the box stands on this computer.
      probe: (host, address, port, options) => {
        asked.push(`${host} ${address} ${port}`);
        return address.includes(':')
          ? Promise.resolve({ state: 'filtered' })
          : probeTls(host, '127.0.0.1', server.port, { ...options, ca });
      },
    });
    return {
      days: (change = {}) => watch.days('r', { ...boxState, ...change }),
      asked,
      pass: (hours) => (now += hours * HOUR),
      worlds,
      distrust: () => (ca = undefined),
    };
  }

  test('looks at what is served for the name, once a day, and counts the days in between', async () => {
    const { days, asked, pass, worlds } = watch();
    assert.equal(await days(), 20);
    const name = 'dynDnsName' in boxState.myFritz ? boxState.myFritz.dynDnsName : '';
    assert.deepEqual(asked, [`${name} 203.0.113.7 44123`]);
    assert.equal(server.received.length, 1);
    pass(23);
    assert.equal(await days(), 19);
    assert.equal(asked.length, 1);
    pass(2);
    await days();
    assert.equal(asked.length, 2);
    assert.equal(certificateDays(boxState, worlds.get('r')), 20, 'for the rows, too');
  });

  test('counts no certificate that may be of another device', async () => {
    const { days, distrust, worlds } = watch();
    distrust();
    assert.equal(await days(), undefined);
    assert.equal(worlds.get('r')?.certificate?.validTo, undefined);
  });

  test('takes a certificate of an unknown authority with the key of the box', async () => {
    const { days, distrust, worlds } = watch();
    distrust();
    const { outside } = scene({ fingerprint }).world;
    assert.ok(outside);
    await worlds.set('r', { outside: { ...outside, at: new Date(0).toISOString() } });
    assert.equal(await days(), 20);
  });

  test('looks anew where the box lets people in at another port', async () => {
    const { days, asked } = watch();
    await days();
    await days({ remoteAccess: { enabled: true, port: 443, username: '' } });
    assert.match(asked[1] ?? '', / 443$/);
  });

  test('looks at nothing while remote access is off, or there is no public address', async () => {
    const { days, asked } = watch();
    assert.equal(await days({ remoteAccess: { enabled: false, port: 44123, username: '' } }), undefined);
    assert.equal(await days({ external: { externalIPv4: '192.168.1.2', externalIPv6: '' } }), undefined);
    assert.equal(await days({ external: { unread: 'not-authorized' } }), undefined);
    assert.deepEqual(asked, []);
  });

  test('does not ask again and again what does not answer', async () => {
    const { days, asked, pass } = watch();
    const external = { externalIPv4: '', externalIPv6: '2001:db8::1' };
    assert.equal(await days({ external }), undefined);
    assert.equal(await days({ external }), undefined);
    assert.equal(asked.length, 1);
    pass(25);
    await days({ external });
    assert.equal(asked.length, 2);
  });

  test('looks at the address itself where the box has no name', async () => {
    const { days, asked } = watch();
    const off = { ddns: { ...boxState.ddns, enabled: false }, myFritz: { ...boxState.myFritz, enabled: false } };
    await days({ ...(off as Partial<BoxState>), external: { externalIPv4: '', externalIPv6: '2001:db8::1' } });
    assert.deepEqual(asked, ['2001:db8::1 2001:db8::1 44123']);
  });

  test('goes by the latest look of any window', async () => {
    const { days, worlds } = watch();
    await days();
    const at = new Date(Date.now() + HOUR).toISOString();
    const { outside } = scene({ endpoints: [] }).world;
    assert.ok(outside);
    await worlds.set('r', { outside: { ...outside, at } });
    assert.equal(certificateDays(boxState, worlds.get('r')), undefined);
    assert.ok(worlds.get('r')?.certificate, 'what the watch saw is kept');
  });
});
