import { Desk } from './desk';
import assert from 'node:assert/strict';
import type { SettingKind } from '../../../src/wanted/values';
import { change } from '../../../src/commands/change';
import type { Plan, Target, Verb } from '../../../src/commands/change/verb';
import type { Parts } from '../../../src/commands/parts';
import { planUser } from '../../../src/commands/remoteAccessUser';
import type { RouterProfile } from '../../../src/routers/profile';
import { changesReport } from '../../../src/reports/changes';
import { toHumanError } from '../../../src/ui/words/errors';
import type { BoxOptions, SimulatedBox } from '../../box';

suite('commands/change', () => {
  let desk: Desk;
  let parts: Parts;
  let count = 0;
  setup(() => {
    desk = new Desk();
    parts = desk.parts;
  });
  teardown(() => desk.close());

  const router = (options?: BoxOptions, user?: number): Promise<[SimulatedBox, RouterProfile]> =>
    desk.add(options?.name ?? `Box ${++count}`, options, user);

  /** A change the person has agreed to. */
  const make = (profiles: RouterProfile[], kind: SettingKind, plan: Plan, asked?: (target: Target) => void) => {
    const verb: Verb = {
      title: 'Test',
      apply: 'Do It',
      kind,
      plan: (target) => {
        asked?.(target);
        return Promise.resolve({ ...plan, agreed: true });
      },
    };
    return change(parts, profiles, verb);
  };
  const says = (expected: RegExp) => (error: unknown) => {
    const { message, remedy = '' } = toHumanError(error);
    assert.match(`${message} ${remedy}`, expected);
    return true;
  };
  const password = { value: 'zilpzalp-Neu-3', change: 'new' as const };

  test('of every kind are stored, shown and listed', async () => {
    const [box, profile] = await router();
    await make([profile], 'remoteAccess', { wanted: { enabled: false } });
    assert.equal(box.state.remoteAccess.enabled, false);
    await make([profile], 'letsEncrypt', { wanted: { enabled: false } });
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
    await make([profile], 'ddns', { wanted: { domain: 'new.example.org' }, password });
    assert.deepEqual([box.state.ddns.domain, box.state.ddns.password], ['new.example.org', password.value]);
    await make([profile], 'remoteAccessUser', {
      wanted: { enabled: true, port: '50123', username: 'erik@example.org' },
      password,
      // The box renames the user it was set up for, who is the one signed in.
      newLogin: { user: 'erik@example.org', password: password.value },
    });
    const erik = box.state.users.find(({ name }) => name === 'erik@example.org');
    assert.deepEqual([erik?.password, erik?.fromInternet, box.state.remoteAccess.port], [password.value, true, 50123]);

    const { boxState } = parts.boxStates.get(profile.id);
    assert.ok(boxState && 'port' in boxState.remoteAccess && boxState.remoteAccess.port === 50123, 'shown at once');
    const listed = parts.history.all(profile.id);
    assert.deepEqual(
      listed.map(({ kind }) => kind),
      ['remoteAccess', 'letsEncrypt', 'ddns', 'remoteAccessUser'],
    );
    const kept = JSON.stringify(listed);
    assert.ok(kept.includes('new.example.org'));
    assert.ok(!kept.includes('eule-Token') && !kept.includes(password.value));
  });

  test('of what a box does not give out are listed with what was sent, even when the answer is lost', async () => {
    const [box, profile] = await router();
    const shown = (): string => changesReport('Home', parts.history.all(profile.id), []);
    await make([profile], 'providerConfiguration', { wanted: { enabled: false } });
    assert.match(
      shown(),
      /Automatic configuration by the internet provider\n {2}Automatic configuration by the internet provider: sent as "not allowed"/,
    );
    box.faults.order({ kind: 'drop after' }, { action: 'X_SetTR069Enable' });
    await make([profile], 'providerConfiguration', { wanted: { enabled: true } });
    assert.match(
      shown(),
      /Automatic configuration by the internet provider: sent as "allowed".*\n {2}The answer was lost/,
    );
  });

  test('to a provider that the box knows show no URL as theirs, and are undone', async () => {
    const [box, profile] = await router();
    await make([profile], 'ddns', { wanted: { providerName: 'Beispiel-DNS' }, password });
    const report = changesReport('Home', parts.history.all(profile.id), []);
    assert.match(report, /DDNS provider: Benutzerdefiniert → Beispiel-DNS/);
    assert.doesNotMatch(report, /update\.php/);
    assert.match(box.state.ddns.updateUrl, /update\.php/);
  });

  test('are refused with the reason for every code the document knows, and nothing is stored', async () => {
    const [box, profile] = await router();
    const before = JSON.stringify([box.state.remoteAccess, box.state.ddns, box.state.users]);
    const wanted = { enabled: false };
    const user = (username: string, port = '50123') => ({ wanted: { enabled: true, port, username }, password });
    const refused = async (kind: SettingKind, plan: Plan, expected: RegExp): Promise<void> => {
      await assert.rejects(make([profile], kind, plan), says(expected));
    };
    for (const [kind, action] of [
      ['remoteAccess', 'SetEnable'],
      ['letsEncrypt', 'SetLetsEncryptEnable'],
    ] as const) {
      for (const [code, expected] of [
        [402, /does not accept the values \(402\)/],
        [606, /may not do that \(606\)/],
        [820, /internal error \(820\)/],
      ] as const) {
        box.faults.order({ kind: 'fault', code }, { action });
        await refused(kind, { wanted }, expected);
      }
    }
    await refused('remoteAccessUser', user('erik', '0'), /402.*Ports go from 1 to 65535/s);
    await refused('remoteAccessUser', user('paul'), /does not take this user \(820\).*without the right/s);
    await refused('remoteAccessUser', user('Erik/Lund'), /does not take this user \(820\).*the name or the password/s);
    await refused(
      'ddns',
      { wanted: { updateUrl: 'https://no-path.example' }, password },
      /402.*update URL has a path/s,
    );
    assert.equal(JSON.stringify([box.state.remoteAccess, box.state.ddns, box.state.users]), before);
    assert.deepEqual(parts.history.all(profile.id), []);
  });

  test('that find no user for the internet say so', async () => {
    const [box, profile] = await router();
    Object.assign(box.state.remoteAccess, { enabled: false });
    for (const one of box.state.users) one.fromInternet = false;
    await assert.rejects(
      make([profile], 'remoteAccess', { wanted: { enabled: true } }),
      says(/no user may sign in from the internet.*Set Up Remote Access/s),
    );
    assert.deepEqual([box.state.remoteAccess.enabled, parts.history.all(profile.id)], [false, []]);
  });

  test('are not even asked about when this login may not make them, or this box cannot', async () => {
    const [box, profile] = await router({}, 1);
    const asked = () => assert.fail('asked');
    const wanted = { enabled: false };
    await assert.rejects(
      make([profile], 'remoteAccess', { wanted }, asked),
      says(/may not change this.*FRITZ!Box Settings/s),
    );
    assert.equal(box.traffic.log.filter(({ action }) => action === 'SetEnable').length, 0);
    const [, old] = await router({ scenario: '7530-7.29' });
    await assert.rejects(make([old], 'letsEncrypt', { wanted }, asked), says(/does not know this action/));
  });

  test('of several routers go on when one fails', async () => {
    const [first, one] = await router({ name: 'First' });
    const [gone, two] = await router({ name: 'Second' });
    const [third, three] = await router({ name: 'Third' });
    await gone.close();
    third.faults.order({ kind: 'drop before' }, { action: 'SetLetsEncryptEnable' });
    await make([one, two, three], 'letsEncrypt', { wanted: { enabled: false } });
    assert.deepEqual(
      [first, third].map(({ state }) => state.remoteAccess.letsEncryptEnabled),
      [false, true],
    );
    const [{ html: text } = { html: '' }] = desk.person.reports.values();
    assert.match(text, /First: Let's Encrypt: now off\./);
    assert.match(text, /Second: .*does not answer/);
    assert.match(text, /Third: .*not stored/);
    const noted = parts.events.all().filter(({ router }) => router === two.id);
    assert.match(noted.at(-1)?.what ?? '', /^unreachable/, 'for a problem report');
  });

  test('of dynamic DNS keep its password for the next, for this account and this box only', async () => {
    const [box, profile] = await router();
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    await make([profile], 'ddns', { wanted: { domain: 'new.example.org' }, password });
    const values = { providerName: box.state.ddns.provider, username: box.state.ddns.username };
    assert.equal(await parts.ddnsPasswords.get(profile.id, [trust], values), password.value);
    assert.equal(await parts.ddnsPasswords.get(profile.id, [trust], { ...values, username: 'else' }), undefined);
    const other = { kind: 'key', fingerprint: 'SHA256:other' } as const;
    assert.equal(await parts.ddnsPasswords.get(profile.id, [other], values), undefined);
    await parts.routers.remove(profile.id);
    assert.equal(await parts.ddnsPasswords.get(profile.id, [trust], values), undefined);
    assert.deepEqual(await parts.history.lastUndos(profile.id, [trust]), []);
  });

  test('of which it is not known whether they were stored are noted, and their password is not relied on', async () => {
    const [box, profile] = await router();
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    await make([profile], 'ddns', { wanted: { domain: 'new.example.org' }, password });
    // The password alone leaves nothing to see.
    box.faults.order({ kind: 'drop after' }, { action: 'SetDDNSConfig' });
    await make([profile], 'ddns', { wanted: {}, password: { value: 'another-Neu-4', change: 'new' } });
    assert.deepEqual(
      parts.history.all(profile.id).map(({ isKnown }) => isKnown),
      [true, false],
    );
    const values = { providerName: box.state.ddns.provider, username: box.state.ddns.username };
    assert.equal(await parts.ddnsPasswords.get(profile.id, [trust], values), undefined);
    assert.equal((await parts.history.lastUndos(profile.id, [trust]))[0]?.password, password.value);
  });

  test('of a user take the login along when that user is the one signed in, or may become it', async () => {
    const [, profile] = await router();
    const client = await parts.clients.get(profile);
    const target = {
      profile,
      client,
      trust: { kind: 'public-ca' } as const,
      before: { username: 'anna', port: '44123' },
    };
    const loginFor = (username: string, listed: string[]) =>
      planUser(target, { enabled: true, port: '44123', username, password: 'p' }, listed).newLogin?.user;
    assert.equal(loginFor('anna', ['anna', 'paul']), 'anna');
    assert.equal(loginFor('paul', ['anna', 'paul']), undefined);
    assert.equal(loginFor('erik', ['anna', 'paul']), 'erik', 'anna may be renamed');
    assert.equal(loginFor('anna', []), 'anna', 'a box need not list its users');
    const said = (username: string, listed: string[]) =>
      planUser(target, { enabled: true, port: '44123', username, password: 'p' }, listed).cutsOff ?? '';
    assert.match(said('anna', []), /The password that anna has now stops working everywhere/);
    assert.match(said('paul', []), /If paul is there, the password of that user stops working everywhere/);
    assert.doesNotMatch(said('erik', ['anna', 'paul']), /If erik is there/);
  });

  test('of the own user keep this window signed in', async () => {
    const [box, profile] = await router();
    const [admin] = box.users;
    assert.ok(admin);
    const newLogin = { user: admin.name, password: password.value };
    await make([profile], 'remoteAccessUser', {
      wanted: { enabled: true, port: '50123', username: admin.name },
      password,
      newLogin,
    });
    await parts.refresher.refreshAnew(profile.id);
    assert.equal(parts.boxStates.get(profile.id).failure, undefined);
    assert.equal(box.traffic.refusedLogins, 0);
  });
});
