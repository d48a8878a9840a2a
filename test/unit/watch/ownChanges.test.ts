import assert from 'node:assert/strict';
import type { SettingKind, Values } from '../../../src/wanted/values';
import { isOwn } from '../../../src/watch/ownChanges';
import type { StateChange } from '../../../src/watch/stateChanges';

const since = new Date('2026-01-01T12:00:00Z');
const made = (kind: SettingKind, after: Values, at = '2026-01-01T12:05:00Z') => ({
  ...{ at, kind, after, before: {}, withPassword: false, isKnown: true },
});
const on: StateChange = { kind: 'remote-access', code: 'remote-access-on', port: 5001 };
const off: StateChange = { kind: 'remote-access', code: 'remote-access-off' };
const user: StateChange = { kind: 'user', code: 'user-changed', from: '', to: 'anna' };

suite('own changes', () => {
  const cases: [string, StateChange, ReturnType<typeof made>[], boolean][] = [
    ['turned on here', on, [made('remoteAccess', { enabled: true, port: '5001' })], true],
    ['turned on here, and then on another port', on, [made('remoteAccess', { enabled: true, port: '5002' })], false],
    ['set up here', on, [made('remoteAccessUser', { enabled: true, port: '5001', username: 'anna' })], true],
    [
      'turned on here long ago',
      on,
      [made('remoteAccess', { enabled: true, port: '5001' }, '2026-01-01T11:00:00Z')],
      false,
    ],
    [
      'turned on here while the state before was read',
      on,
      [made('remoteAccess', { enabled: true, port: '5001' }, '2026-01-01T11:59:50Z')],
      true,
    ],
    ['turned off here', off, [made('remoteAccess', { enabled: false, port: '5001' })], true],
    ['something else changed here', off, [made('letsEncrypt', { enabled: false })], false],
    ['nothing changed here', off, [], false],
    ['the user set here', user, [made('remoteAccessUser', { enabled: true, port: '1', username: 'anna' })], true],
    ['another user set here', user, [made('remoteAccessUser', { enabled: true, port: '1', username: 'paul' })], false],
    ['dynamic DNS turned off here', { kind: 'ddns', code: 'ddns-off' }, [made('ddns', { enabled: false })], true],
    [
      'updates allowed here',
      { kind: 'provider-access', code: 'updates-allowed' },
      [made('providerUpdates', { enabled: true })],
      true,
    ],
    [
      'updates forbidden here, and allowed',
      { kind: 'provider-access', code: 'updates-allowed' },
      [made('providerUpdates', { enabled: false })],
      false,
    ],
    [
      'dynamic DNS changed here, which the file wants otherwise',
      { kind: 'wanted', code: 'differs-from-file', setting: 'ddns' },
      [made('ddns', { domain: 'a' })],
      true,
    ],
    [
      'a port set here, which the file wants otherwise',
      { kind: 'wanted', code: 'differs-from-file', setting: 'remoteAccess' },
      [made('remoteAccessUser', { enabled: true, port: '1', username: 'anna' })],
      true,
    ],
    [
      'something else changed here than what the file wants otherwise',
      { kind: 'wanted', code: 'differs-from-file', setting: 'ddns' },
      [made('letsEncrypt', { enabled: true })],
      false,
    ],
    [
      'configuration allowed here',
      { kind: 'provider-access', code: 'acs-set', host: 'a' },
      [made('providerConfiguration', { enabled: true })],
      true,
    ],
    [
      'a change that is no command',
      { kind: 'firmware', code: 'firmware-changed', from: '1', to: '2' },
      [made('ddns', { enabled: true })],
      false,
    ],
  ];
  for (const [name, change, entries, expected] of cases) {
    test(name, () => {
      assert.equal(isOwn(change, entries, since), expected);
    });
  }
});
