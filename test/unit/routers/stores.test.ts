import assert from 'node:assert/strict';
import { CredentialStore } from '../../../src/routers/credentialStore';
import { IdentityStore, trustOf } from '../../../src/routers/identityStore';
import { addressOf, pageOf, parseProfile } from '../../../src/routers/profile';
import { Secrets } from '../../../src/storage/secrets';
import type { BoxIdentity } from '../../../src/tr064/identity';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';

const trust = { kind: 'key', fingerprint: 'SHA256:a' } as const;
const anna = { user: 'anna', password: 'geheim' };
/** The logins as a window has them. */
const storeIn = (keyring: Keyring, state = new SharedMemento()): CredentialStore =>
  new CredentialStore(new Secrets(keyring.window(), state));
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

suite('stored logins', () => {
  test('are for the identity they were entered for and for no other', async () => {
    const store = storeIn(new Keyring());
    assert.equal(await store.set('r1', trust, anna), 'stored');
    assert.deepEqual(await store.get('r1', trust), { ...anna, refused: false });
    assert.equal(await store.get('r1', { kind: 'key', fingerprint: 'SHA256:b' }), undefined);
    assert.equal(await store.get('r1', { kind: 'public-ca' }), undefined);
    assert.equal(await store.get('r2', trust), undefined);
    await store.delete('r1', ['lan']);
    assert.equal(await store.get('r1', trust), undefined);
  });

  test('live as long as the window where they cannot be stored', async () => {
    const keyring = new Keyring();
    keyring.locked = true;
    const store = storeIn(keyring);
    assert.equal(await store.set('r1', trust, anna), 'window');
    assert.deepEqual(await store.get('r1', trust), { ...anna, refused: false });
    assert.equal(await storeIn(keyring).get('r1', trust), undefined);
  });

  test('that were refused stay so for every window, until another is set', async () => {
    const keyring = new Keyring();
    const [here, there] = [storeIn(keyring), storeIn(keyring)];
    await here.set('r1', trust, anna);
    await here.markRefused('r1', { ...anna, password: 'an older one' });
    assert.equal((await there.get('r1', trust))?.refused, false);
    await here.markRefused('r1', anna);
    assert.equal((await there.get('r1', trust))?.refused, true);
    await there.set('r1', trust, anna);
    assert.equal((await here.get('r1', trust))?.refused, false);
  });

  test('keep the charset that was found to work', async () => {
    const store = storeIn(new Keyring());
    for (const charset of ['utf8', 'latin1'] as const) {
      await store.set('r1', trust, { ...anna, charset });
      assert.equal((await store.get('r1', trust))?.charset, charset);
    }
  });

  test('that cannot be stored leave no older one behind', async () => {
    const keyring = new Keyring();
    const store = storeIn(keyring);
    const heard: string[] = [];
    store.onDidChangeElsewhere((id) => heard.push(id));
    await store.set('r1', trust, anna);
    keyring.failing.add('store');
    const changed = { ...anna, password: 'neu' };
    assert.equal(await store.set('r1', trust, changed), 'window');
    await settled();
    assert.deepEqual(await store.get('r1', trust), { ...changed, refused: false });
    assert.deepEqual(heard, [], 'that is no change made elsewhere');
    assert.equal(await storeIn(keyring).get('r1', trust), undefined);
  });

  test('that cannot even be deleted are not used again once the keyring is open', async () => {
    const [keyring, state] = [new Keyring(), new SharedMemento()];
    const store = storeIn(keyring, state);
    await store.set('r1', trust, anna);
    keyring.locked = true;
    await store.set('r1', trust, { ...anna, password: 'neu' });
    keyring.locked = false;
    assert.ok(keyring.values.get('credentials.r1')?.includes(anna.password), 'it is still there');
    const next = storeIn(keyring, state);
    assert.equal(await next.get('r1', trust), undefined);
    await next.set('r1', trust, { ...anna, password: 'neu' });
    assert.equal((await storeIn(keyring, state).get('r1', trust))?.password, 'neu');
    assert.deepEqual(state.keys(), []);
  });

  test('can be deleted where there is no keyring', async () => {
    const keyring = new Keyring();
    keyring.locked = true;
    const store = storeIn(keyring);
    await store.set('r1', trust, anna);
    await store.delete('r1', ['lan']);
    assert.equal(await store.get('r1', trust), undefined);
  });

  test('that are no logins are none', async () => {
    const keyring = new Keyring();
    const store = storeIn(keyring);
    const odd = ['null', '"x"', '{}', '{"user":1,"password":"x"}'].map((v) => `{"identity":"SHA256:a","value":${v}}`);
    for (const value of ['', 'x', '{}', '[]', 'null', '{"identity":"SHA256:a"}', ...odd]) {
      keyring.values.set('credentials.r1', value);
      assert.equal(await store.get('r1', trust), undefined, value);
    }
  });

  test('tell of changes made by other windows and not of their own', async () => {
    const keyring = new Keyring();
    const [here, there] = [storeIn(keyring), storeIn(keyring)];
    const heard: string[] = [];
    here.onDidChangeElsewhere((id) => heard.push(id));
    await here.set('r1', trust, anna);
    await settled();
    assert.deepEqual(heard, []);
    await there.set('r1', trust, { ...anna, password: 'neu' });
    await settled();
    assert.deepEqual(heard, ['r1']);
    await there.delete('r1', ['lan']);
    await settled();
    assert.deepEqual(heard, ['r1', 'r1']);
  });
});

suite('stored identities', () => {
  test('come back as they were accepted, and rubbish does not', async () => {
    const kept = new SharedMemento();
    const store = new IdentityStore(kept, () => undefined);
    await store.accept('r1', trust);
    await store.accept('r2', { kind: 'public-ca' });
    assert.deepEqual(store.get('r1'), trust);
    assert.deepEqual(store.get('r2'), { kind: 'public-ca' });
    await store.delete('r1', ['lan']);
    assert.equal(store.get('r1'), undefined);
    for (const rubbish of [
      null,
      'x',
      1,
      {},
      { acceptedAt: 'x', trust: { kind: 'key' } },
      { acceptedAt: 'x', trust: { kind: 'none' } },
    ]) {
      await kept.update('identity.r3', rubbish);
      assert.equal(store.get('r3'), undefined, JSON.stringify(rubbish));
    }
  });

  test('of an authority do not count under a name that cannot be owned: such a router is met anew', async () => {
    const hosts: Record<string, string> = {
      r1: 'fritz.box',
      r2: 'router',
      r3: '192.168.178.1',
      r4: 'home.example.org',
    };
    const store = new IdentityStore(new SharedMemento(), (id) => ({ lan: { host: hosts[id] ?? '', port: 49443 } }));
    for (const id of Object.keys(hosts)) await store.accept(id, { kind: 'public-ca' });
    assert.deepEqual(
      Object.keys(hosts).map((id) => store.get(id)?.kind),
      [undefined, undefined, undefined, 'public-ca'],
    );
    await store.accept('r1', trust);
    assert.deepEqual(store.get('r1'), trust);
  });

  test('pin the key, but not where public authorities vouch for the name', () => {
    const identity = { fingerprint: 'SHA256:a', publiclyTrusted: false } as BoxIdentity;
    assert.deepEqual(trustOf(identity), trust);
    assert.deepEqual(trustOf({ ...identity, publiclyTrusted: true }), { kind: 'public-ca' });
  });
});

suite('stored routers', () => {
  const profile = {
    id: '1',
    name: 'Home',
    routes: { lan: { host: 'fritz.box', port: 49443 } },
    model: 'FRITZ!Box 7590',
    udn: 'uuid:1',
    addedAt: '2026-01-01',
  };

  test('are read as they were written, without what does not belong to them', () => {
    assert.deepEqual(parseProfile({ ...profile, password: 'x' }), profile);
    const { lan } = profile.routes;
    for (const rubbish of [
      undefined,
      null,
      'x',
      {},
      { ...profile, routes: {} },
      { ...profile, routes: null },
      { ...profile, routes: { lan: { ...lan, port: 0 } } },
      { ...profile, routes: { lan: { ...lan, port: '1' } } },
      { ...profile, routes: { lan: { ...lan, host: 1 } } },
      { ...profile, routes: { other: lan } },
    ])
      assert.equal(parseProfile(rubbish), undefined);
  });
});

suite('the pages of a router', () => {
  const lan = { host: '192.168.178.1', port: 49443 };
  const internet = { host: 'home.example.org', port: 44123 };

  test('are where the way in use leads, and over HTTPS from the internet', () => {
    assert.equal(pageOf({ routes: { lan, internet } }), 'http://192.168.178.1/');
    assert.equal(pageOf({ routes: { lan, internet } }, 'internet'), 'https://home.example.org:44123/');
    assert.equal(pageOf({ routes: { internet: { ...internet, port: 443 } } }, 'internet'), 'https://home.example.org/');
  });

  test('are where the only way leads when the other is not there', () => {
    assert.equal(pageOf({ routes: { internet } }), 'https://home.example.org:44123/');
    assert.equal(pageOf({ routes: { lan } }, 'internet'), 'http://192.168.178.1/');
    assert.deepEqual(addressOf({ routes: { lan } }, 'internet'), lan);
  });
});
