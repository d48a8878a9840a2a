import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BoxState } from '../../src/box/boxState';
import type { SettingKind } from '../../src/wanted/values';
import { SETTINGS } from '../../src/changes/settings';
import { locate } from '../../src/commands/addRouter';
import { change } from '../../src/commands/change';
import { effectOnOwnRoute, ownRouteWarning } from '../../src/commands/change/ownRoute';
import { prepare } from '../../src/commands/change/prepare';
import type { Plan } from '../../src/commands/change/verb';
import { closeExposure } from '../../src/commands/exposure/closeExposure';
import { keepRoute, removeInternetRoute } from '../../src/commands/internetRoute';
import type { Parts } from '../../src/commands/parts';
import { checkIsSameBox } from '../../src/commands/signIn';
import { COMMANDS } from '../../src/common/commandIds';
import { internetRoute } from '../../src/diagnosis/boxHosts';
import { endpointOf } from '../../src/routers/endpoints';
import type { RouterProfile } from '../../src/routers/profile';
import type { NewRoute } from '../../src/routers/routers';
import { Tr064Error } from '../../src/tr064/errors';
import type { Trust } from '../../src/tr064/identity';
import { getInfo } from '../../src/tr064/services/remoteAccess';
import { deviceNode } from '../../src/tree/nodes/device';
import { remoteAccessNode } from '../../src/tree/nodes/remoteAccess';
import { errorWords } from '../../src/ui/words/errors';
import { secondFactorWords } from '../../src/ui/words/secondFactor';
import { makeBoxCertificate, startBox, type BoxOptions, type SimulatedBox } from '../box';
import { loginOf } from '../clientFor';
import { Keyring } from '../keyring';
import { startProxy } from '../net/proxy';
import { World } from '../net/world';
import { SharedMemento } from '../sharedState';
import { certify } from '../vscode/authority';
import { addBox, WatchWindow } from '../windows';
import { activated } from './extension';

/** Nothing listens there. */
const NOWHERE = 9;

suite('through the internet', () => {
  let parts: Parts;
  const open: { close(): Promise<void> }[] = [];

  suiteSetup(async () => {
    parts = await activated();
  });
  teardown(async () => {
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    for (const thing of open.splice(0)) await thing.close();
  });

  async function start(options: BoxOptions = {}): Promise<SimulatedBox> {
    const box = await startBox({ remote: {}, ...options });
    open.push(box);
    return box;
  }

  function outside(box: SimulatedBox, host = box.host, trust?: Trust): NewRoute {
    return {
      kind: 'internet',
      address: { host, port: box.state.remoteAccess.port },
      trust: trust ?? { kind: 'key', fingerprint: box.fingerprint },
      credentials: loginOf(box),
    };
  }

  async function addOutside(box: SimulatedBox, host?: string, trust?: Trust): Promise<RouterProfile> {
    const route = outside(box, host, trust);
    const { profile } = await parts.routers.add({ name: box.name, model: 'FRITZ!Box 7590', udn: '', route });
    return profile;
  }

  /** A router with both ways. */
  async function addBoth(box: SimulatedBox): Promise<string> {
    const { id } = await addBox(parts, box);
    await parts.routers.setRoute(id, outside(box));
    return id;
  }

  const now = (id: string): RouterProfile => {
    const profile = parts.routers.get(id);
    assert.ok(profile);
    return profile;
  };

  async function read(id: string): Promise<BoxState> {
    await parts.refresher.refresh([id]);
    const { boxState, failure } = parts.boxStates.get(id);
    assert.equal(failure, undefined);
    assert.ok(boxState);
    return boxState;
  }

  const make = (profile: RouterProfile, kind: SettingKind, plan: Plan): Promise<void> =>
    change(parts, [profile], {
      title: 'Test',
      apply: 'Do It',
      kind,
      plan: () => Promise.resolve({ ...plan, agreed: true }),
    });

  const paths = (box: SimulatedBox): boolean[] => [
    ...new Set(box.traffic.log.map(({ path }) => path.startsWith('/tr064/'))),
  ];

  test('a router is read although its home network is out of reach, and its row says so', async () => {
    const box = await start();
    const { id } = await addOutside(box);
    const boxState = await read(id);
    assert.equal(boxState.route, 'internet');
    assert.deepEqual(paths(box), [true], 'nothing was asked but through the internet');
    assert.match(deviceNode(boxState, now(id)).tooltip ?? '', / · Internet$/);
  });

  test('a certificate of a public authority needs no pin, and only for its name', async () => {
    const [name, otherName] = ['home.example.org', 'other.example.org'];
    const box = await start({ remote: { certificate: await certify(process.env, name) } });
    box.state.hostNames.push(name, otherName);
    const world = await World.start();
    open.push(world);
    world.add(box);
    for (const one of [name, otherName]) world.setName(one, { A: [box.state.internet.ipv4] });
    const good = await addOutside(box, name, { kind: 'public-ca' });
    assert.equal((await read(good.id)).route, 'internet');
    // Renewed with another key, as Let's Encrypt does.
    box.setRemoteCertificate(await certify(process.env, name));
    await read(good.id);
    const requests = box.traffic.requests;
    const other = await addOutside(box, otherName, { kind: 'public-ca' });
    await parts.refresher.refresh([other.id]);
    const { failure } = parts.boxStates.get(other.id);
    assert.deepEqual([failure?.kind, failure?.details.route], ['certificate-invalid', 'internet']);
    box.setRemoteCertificate(await makeBoxCertificate({ host: name }));
    await parts.clients.reset(good.id);
    await parts.refresher.refresh([good.id]);
    assert.equal(parts.boxStates.get(good.id).failure?.kind, 'certificate-invalid');
    assert.equal(box.traffic.requests, requests, 'nothing was sent to either');
  });

  test('a certificate of a public authority that was taken for a name without an owner is asked about again', async () => {
    const box = await start();
    const { id } = await addOutside(box, 'localhost', { kind: 'public-ca' });
    await parts.refresher.refresh([id]);
    assert.equal(parts.boxStates.get(id).failure?.kind, 'sign-in-needed');
    assert.equal(box.traffic.requests, 0);
    await parts.routers.setRoute(id, outside(box, 'localhost'));
    assert.equal((await read(id)).route, 'internet');
  });

  suite('or the home network', () => {
    test('the home network goes first, the internet where that is out of reach, and back again', async () => {
      const box = await start();
      const id = await addBoth(box);
      assert.equal((await read(id)).route, 'lan');
      assert.deepEqual(paths(box), [false]);

      await parts.routers.moveRoute(id, 'lan', NOWHERE);
      await parts.clients.reset(id);
      assert.equal((await read(id)).route, 'internet');
      await parts.routers.moveRoute(id, 'lan', box.tlsPort);
      assert.equal((await read(id)).route, 'internet', 'the home network is not tried at every read');
      await parts.clients.reset(id);
      assert.equal((await read(id)).route, 'lan');
    });

    test('another device at the address of the home network gets nothing and is no alarm', async () => {
      const [box, other] = [await start(), await start()];
      const id = await addBoth(box);
      await parts.routers.moveRoute(id, 'lan', other.tlsPort);
      assert.equal((await read(id)).route, 'internet');
      assert.equal(other.traffic.requests, 0);
    });

    test('neither is said with both addresses, and a changed identity goes before that', async () => {
      const [box, other] = [await start(), await start()];
      const id = await addBoth(box);
      await box.close();
      await parts.refresher.refresh([id]);
      const { kind, details } = parts.boxStates.get(id).failure ?? { kind: 'unexpected', details: {} };
      assert.equal(kind, 'unreachable');
      const { port } = box.state.remoteAccess;
      assert.match(
        errorWords(kind, details).message,
        new RegExp(`^Neither 127.0.0.1:${box.tlsPort} nor .*:${port} answers`),
      );
      await parts.routers.moveRoute(id, 'internet', other.tlsPort);
      await parts.clients.reset(id);
      await parts.refresher.refresh([id]);
      assert.equal(parts.boxStates.get(id).failure?.kind, 'identity-changed');
      assert.equal(other.traffic.requests, 0);
    });

    test('each has its own login: a refused one does not keep the other from being used', async () => {
      const box = await start();
      const { id } = await addBox(parts, box, 'wrong');
      await parts.refresher.refresh([id]);
      assert.equal(parts.boxStates.get(id).failure?.kind, 'wrong-credentials');
      await parts.routers.setRoute(id, outside(box));
      await parts.clients.reset(id);
      assert.equal((await read(id)).route, 'internet');
      assert.equal(box.traffic.refusedLogins, 1);
    });

    test('the way through the internet is forgotten with its login and its identity', async () => {
      const box = await start();
      const id = await addBoth(box);
      const trust = parts.identities.get(id, 'internet');
      assert.ok(trust);
      await parts.routers.removeRoute(id, 'internet');
      assert.deepEqual(Object.keys(now(id).routes), ['lan']);
      assert.equal(parts.identities.get(id, 'internet'), undefined);
      assert.equal(await parts.credentials.get(id, trust, 'internet'), undefined);
      assert.ok(await parts.credentials.get(id, trust), 'the other stays');
      await assert.rejects(removeInternetRoute(parts, now(id)), /has no internet route/);
      const [only] = [await addOutside(box)];
      await assert.rejects(removeInternetRoute(parts, only), /only route/);
    });

    test('a login that is refused at home is not tried from outside too', async () => {
      const box = await start();
      const id = await addBoth(box);
      const [user] = box.state.users;
      assert.ok(user);
      user.password = 'somebody-changed-it';
      await parts.refresher.refresh([id]);
      assert.equal(parts.boxStates.get(id).failure?.kind, 'wrong-credentials');
      await parts.refresher.refreshAnew(id);
      assert.equal(parts.boxStates.get(id).failure?.kind, 'wrong-credentials');
      assert.equal(box.traffic.refusedLogins, 1);
    });

    test('one that is added to a router not known yet says which box it is', async () => {
      const box = await start();
      const profile = await addBox(parts, box);
      await parts.routers.identify(profile.id, { model: '', udn: '' });
      await keepRoute(parts, now(profile.id), outside(box), { modelName: 'FRITZ!Box 7590', udn: 'uuid:1' });
      assert.equal(now(profile.id).udn, 'uuid:1');
    });

    test('another identity at the address that is set is not accepted with Enter alone', async () => {
      const box = await start();
      const { id } = await addBox(parts, box);
      await parts.routers.setRoute(id, outside(box, 'localhost'));
      box.setRemoteCertificate(await makeBoxCertificate({ host: 'another' }));
      const before = parts.identities.get(id, 'internet');
      let done = false;
      const setUp = vscode.commands.executeCommand(COMMANDS.setUpInternetRoute, id).then(() => {
        done = true;
      });
      for (let i = 0; i < 100 && !done; i++) {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await setUp;
      assert.deepEqual(parts.identities.get(id, 'internet'), before);
      assert.ok(
        box.traffic.log.every(({ path }) => !path.startsWith('/tr064/')),
        'nothing was sent there',
      );
    });

    test('both lead to one box, or the second is not taken', () => {
      const profile = { id: '1', name: 'Home', routes: {}, model: '', addedAt: '', udn: 'uuid:1' };
      checkIsSameBox({ udn: 'uuid:1' } as never, profile);
      assert.throws(() => {
        checkIsSameBox({ udn: 'uuid:2' } as never, profile);
      }, /Another FRITZ!Box than Home/);
    });
  });

  suite('changes', () => {
    test('go through it, and what they leave is undone from either side', async () => {
      const box = await start();
      const id = await addBoth(box);
      const password = { value: 'blaumeise-Neu-5', change: 'new' as const };
      await make(now(id), 'ddns', { wanted: { domain: 'new.example.org' }, password });
      assert.deepEqual(paths(box), [false]);
      await parts.routers.moveRoute(id, 'lan', NOWHERE);
      await parts.clients.reset(id);
      const [undo] = await parts.history.lastUndos(id, parts.identities.all(id));
      assert.equal(undo?.before.domain, 'home.example.org');
      const values = { providerName: box.state.ddns.provider, username: box.state.ddns.username };
      assert.equal(await parts.ddnsPasswords.get(id, parts.identities.all(id), values), password.value);
      await make(now(id), 'letsEncrypt', { wanted: { enabled: false } });
      assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
      assert.deepEqual(paths(box), [false, true]);
    });

    test('of the very port are followed there, and read back', async () => {
      const box = await start();
      const { id } = await addOutside(box);
      const { port } = box.state.remoteAccess;
      const [user] = box.users;
      assert.ok(user);
      const wanted = { enabled: true, port: String(port === 50124 ? 50125 : 50124), username: user.name };
      await make(now(id), 'remoteAccessUser', {
        wanted,
        password: { value: 'zilpzalp-Neu-3', change: 'new' },
        newLogin: { user: user.name, password: 'zilpzalp-Neu-3' },
      });
      assert.equal(now(id).routes.internet?.port, Number(wanted.port));
      assert.deepEqual(
        parts.history.all(id).map(({ isKnown }) => isKnown),
        [true],
      );
      const boxState = await read(id);
      assert.ok('port' in boxState.remoteAccess && String(boxState.remoteAccess.port) === wanted.port);
      assert.equal(box.traffic.refusedLogins, 0);
    });

    test('of the port that are made at home or elsewhere are followed too', async () => {
      const box = await start();
      const id = await addBoth(box);
      await read(id);
      const inUse = await parts.clients.get(now(id));
      box.state.remoteAccess.port = box.state.remoteAccess.port === 50126 ? 50127 : 50126;
      await box.followRemoteAccess();
      await read(id);
      assert.equal(now(id).routes.internet?.port, box.state.remoteAccess.port);
      assert.equal((await getInfo(inUse)).enabled, true, 'a connection in use is not cut off');
      await parts.routers.moveRoute(id, 'lan', NOWHERE);
      await parts.clients.reset(id);
      assert.equal((await read(id)).route, 'internet');
    });

    test('of the password of its user made at home do not lock it out', async () => {
      const box = await start();
      const id = await addBoth(box);
      const [user] = box.users;
      assert.ok(user);
      const newLogin = { user: user.name, password: 'zilpzalp-Neu-4' };
      await make(now(id), 'remoteAccessUser', {
        wanted: { enabled: true, port: String(box.state.remoteAccess.port), username: user.name },
        password: { value: newLogin.password, change: 'new' },
        newLogin,
      });
      await parts.routers.moveRoute(id, 'lan', NOWHERE);
      await parts.clients.reset(id);
      assert.equal((await read(id)).route, 'internet');
      assert.equal(box.traffic.refusedLogins, 0);
    });

    test('that would cut it off are warned of; those made at home are not', async () => {
      const box = await start();
      const [far, near] = [await addOutside(box), await addBox(parts, box)];
      await parts.routers.setRoute(far.id, {
        ...outside(box),
        address: { host: 'localhost', port: box.state.remoteAccess.port },
      });
      const effects = async (profile: RouterProfile, kind: SettingKind, ...wanted: Plan['wanted'][]) => {
        const target = await prepare(parts, now(profile.id), SETTINGS[kind], new AbortController().signal);
        return wanted.map((values) => {
          const planned = { ...target, plan: { wanted: values } };
          const effect = effectOnOwnRoute(planned, kind);
          assert.equal(ownRouteWarning(planned, kind) === undefined, effect === undefined);
          return effect;
        });
      };
      const off = { enabled: false };
      assert.deepEqual(await effects(far, 'remoteAccess', off, { enabled: true }), ['cut', undefined]);
      assert.deepEqual(await effects(far, 'remoteAccessUser', off, { port: '50128' }, {}), ['cut', 'moved', undefined]);
      box.state.ddns.domain = 'localhost';
      assert.deepEqual(await effects(far, 'ddns', off, { domain: 'x.example' }, { mode: 'ddns_v4' }), [
        'renamed',
        'renamed',
        undefined,
      ]);
      box.state.ddns.domain = 'LocalHost.';
      assert.deepEqual(await effects(far, 'ddns', off, { domain: 'localhost' }), ['renamed', undefined]);
      // Another certificate, with another key, is shown from then on.
      box.state.remoteAccess.letsEncryptEnabled = false;
      assert.deepEqual(await effects(far, 'letsEncrypt', { enabled: true }, off), ['recertified', undefined]);
      assert.deepEqual(await effects(near, 'letsEncrypt', { enabled: true }), [undefined]);
      assert.deepEqual(await effects(far, 'providerUpdates', off), [undefined]);
      assert.deepEqual(await effects(near, 'remoteAccess', off), [undefined]);
    });

    test('that end a time it was turned on for are known to be done', async () => {
      const box = await start();
      const profile = await addOutside(box);
      const until = new Date(Date.now() - 1_000).toISOString();
      const exposure = { until, at: until, port: box.state.remoteAccess.port };
      await parts.exposures.set(profile.id, exposure);
      const result = await closeExposure(parts, profile, exposure, { now: Date.now(), quiet: false });
      assert.equal(box.state.remoteAccess.enabled, false);
      assert.equal(result, 'over');
      assert.equal(parts.exposures.get(profile.id), undefined);
    });

    test('that cut it off are not waited for', async () => {
      const box = await start();
      const { id } = await addOutside(box);
      const started = performance.now();
      await make(now(id), 'remoteAccess', { wanted: { enabled: false } });
      assert.equal(box.state.remoteAccess.enabled, false);
      assert.ok(performance.now() - started < 15_000);
    });
  });

  suite('two windows', () => {
    const state = new SharedMemento();
    const secrets = new Keyring().window();
    const window = (memento: vscode.Memento = state): WatchWindow => {
      const opened = new WatchWindow(memento, secrets, { log: parts.log });
      open.push(opened);
      return opened;
    };

    test('the other one follows to the port that a way was moved to', async () => {
      const box = await start();
      const [here, there] = [window(), window()];
      const { profile } = await here.routers.add({ name: 'Home', model: '', udn: '', route: outside(box) });
      const { id } = profile;
      await there.refresher.refresh([id]);
      assert.equal(there.boxStates.get(id).failure, undefined);
      const port = box.state.remoteAccess.port === 50129 ? 50130 : 50129;
      box.state.remoteAccess.port = port;
      await box.followRemoteAccess();
      await here.routers.moveRoute(id, 'internet', port);
      await there.refresher.refresh([id]);
      assert.equal(there.boxStates.get(id).failure, undefined);
      await here.routers.remove(id);
    });

    test('a new login never goes to the old address, even where the new one cannot be kept', async () => {
      const box = await start();
      let full = false;
      const update: vscode.Memento['update'] = (key, value: unknown) =>
        full && key.startsWith('router.') ? Promise.reject(new Error('disk full')) : state.update(key, value);
      const { routers, credentials, identities } = window(
        Object.assign(Object.create(state) as vscode.Memento, { update }),
      );
      const { profile } = await routers.add({
        ...{ name: 'Home', model: '', udn: '' },
        route: outside(box, 'old.example.org', { kind: 'public-ca' }),
      });
      full = true;
      const next = outside(box, 'new.example.org', { kind: 'public-ca' });
      await assert.rejects(routers.setRoute(profile.id, { ...next, credentials: { user: 'anna', password: 'new' } }));
      assert.equal(routers.get(profile.id)?.routes.internet?.host, 'old.example.org');
      const trust = identities.get(profile.id, 'internet');
      assert.ok(trust);
      assert.equal(await credentials.get(profile.id, trust, 'internet'), undefined);
      full = false;
      await routers.remove(profile.id);
    });
  });

  test('its address is learned from the box: a name, and the port', async () => {
    const box = await start();
    const profile = await addBox(parts, box);
    const boxState = await read(profile.id);
    const { ddns, myFritz, remoteAccess } = box.state;
    const route = internetRoute(boxState);
    assert.ok(route && [ddns.domain, myFritz.name].includes(route.host));
    assert.equal(route.port, remoteAccess.port);
    const row = remoteAccessNode(boxState, profile)
      .children?.()
      .find(({ id }) => id === 'route');
    assert.equal(row?.description, `${route.host}:${route.port}`);
    assert.equal(
      internetRoute({ ...boxState, remoteAccess: { ...boxState.remoteAccess, enabled: false } as never }),
      undefined,
    );
    const nameless = { unread: 'action-failed' } as const;
    assert.equal(internetRoute({ ...boxState, ddns: nameless, myFritz: nameless }), undefined, 'an address changes');
  });

  suite('the proxy of VS Code', () => {
    const setting = (name: string, value: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);
    teardown(async () => {
      for (const name of ['proxy', 'noProxy', 'proxySupport']) await setting(name, undefined);
    });

    test('is used on this way only', async () => {
      const box = await start();
      box.state.hostNames.push('home.invalid');
      const proxy = await startProxy();
      open.push(proxy);
      await setting('proxy', `http://127.0.0.1:${proxy.port}`);
      const [far, near] = [await addOutside(box, 'home.invalid'), await addBox(parts, box)];
      await read(near.id);
      assert.deepEqual(proxy.asked, []);
      await read(far.id);
      assert.ok(proxy.asked.length > 0);
      const address = { host: 'home.invalid', port: 1 };
      assert.ok(endpointOf('internet', address).proxy);
      assert.equal(endpointOf('lan', address).proxy, undefined);
      await setting('noProxy', ['invalid']);
      assert.equal(endpointOf('internet', address).proxy, undefined);
      await setting('noProxy', undefined);
      await setting('proxySupport', 'off');
      assert.equal(endpointOf('internet', address).proxy, undefined);
    });

    test('leads to a name that only the proxy knows', async () => {
      const address = { host: 'home.invalid', port: undefined };
      const unknown = (error: unknown): boolean => error instanceof Tr064Error && error.kind === 'name-not-found';
      await assert.rejects(locate(address), unknown);
      await setting('proxy', 'http://127.0.0.1:3128');
      assert.deepEqual([(await locate(address)).route, (await locate(address)).tlsPort], ['internet', 443]);
      await assert.rejects(locate({ ...address, host: 'nowhere.box' }), unknown);
    });

    test('of a kind that is not known is said, without its login', async () => {
      const box = await start();
      const { id } = await addOutside(box);
      await setting('proxy', 'socks5://anna:geheim@127.0.0.1:1080');
      await parts.clients.reset(id);
      await parts.refresher.refresh([id]);
      const { failure } = parts.boxStates.get(id);
      assert.equal(failure?.kind, 'proxy-failed');
      assert.match(errorWords('proxy-failed', failure.details).message, /has to be an HTTP proxy/);
      assert.doesNotMatch(JSON.stringify(failure), /geheim/);
    });
  });

  test('what a box refuses from there is said in words', () => {
    const { message, remedy } = errorWords('proxy-failed', { address: 'proxy:1', status: 407 });
    assert.match(`${message} ${remedy}`, /HTTP 407.*http\.noProxy/);
    for (const kind of ['unreachable', 'wrong-credentials', 'host-refused'] as const) {
      assert.notEqual(errorWords(kind, { route: 'internet' }).remedy, errorWords(kind).remedy);
    }
    const button = [{ kind: 'button' } as const];
    assert.match(
      secondFactorWords(button, 90, 'internet'),
      /press any button on it\. This has to be done at the FRITZ/,
    );
    assert.doesNotMatch(secondFactorWords(button, 90), /Somebody/);
  });
});
