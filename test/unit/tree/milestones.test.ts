import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/box/snapshot';
import type { RouterState } from '../../../src/storage/snapshotStore';
import type { Tr064ErrorKind } from '../../../src/tr064/errors';
import { milestones } from '../../../src/tree/milestones';

const unread = { unread: 'not-authorized' } as const;
const snapshot: Snapshot = {
  version: 1,
  readAt: '2026-01-01T12:00:00.000Z',
  device: { model: 'FRITZ!Box 7590', modelNumber: '', softwareVersion: '154.08.02' },
  remoteAccess: { enabled: true, port: 44123, username: 'anna' },
  ddns: unread,
  letsEncrypt: { enabled: true, state: 'valid' },
  myFritz: unread,
  external: { externalIPv4: '203.0.113.7', externalIPv6: '' },
  managementServer: unread,
  firmwareDownload: unread,
};

const read = (change: Partial<Snapshot> = {}): RouterState => ({
  snapshot: { ...snapshot, ...change },
  failure: undefined,
  refreshing: false,
});
const failed = (kind: Tr064ErrorKind): RouterState => ({
  snapshot: undefined,
  failure: { kind, details: {}, at: snapshot.readAt },
  refreshing: false,
});
const added: RouterState = { snapshot: undefined, failure: undefined, refreshing: true };

suite('milestones', () => {
  const all = 'letIn added signedIn statusRead reachable certified';
  const cases: [what: string, states: RouterState[], reached: string][] = [
    ['no router', [], ''],
    ['one that was just added', [added], 'letIn added signedIn'],
    ['access for applications switched off', [failed('tr064-off')], 'added signedIn'],
    ['signed out', [failed('sign-in-needed')], 'letIn added'],
    ['a password that is refused', [failed('wrong-credentials')], 'letIn added'],
    ['one that is not there', [failed('unreachable')], 'letIn added signedIn'],
    ['all well', [read()], all],
    [
      'remote access off',
      [read({ remoteAccess: { enabled: false, port: 44123, username: '' } })],
      all.replace(' reachable', ''),
    ],
    ['remote access not told', [read({ remoteAccess: unread })], all.replace(' reachable', '')],
    [
      'no port',
      [read({ remoteAccess: { enabled: true, port: undefined, username: '' } })],
      all.replace(' reachable', ''),
    ],
    ['certificate on its way', [read({ letsEncrypt: { enabled: true, state: 'get' } })], all.replace(' certified', '')],
    ["Let's Encrypt off", [read({ letsEncrypt: { enabled: false, state: 'valid' } })], all.replace(' certified', '')],
    ["no Let's Encrypt", [read({ letsEncrypt: 'not-supported' })], all.replace(' certified', '')],
    [
      'what one lacks, another may have',
      [failed('sign-in-needed'), read({ letsEncrypt: unread }), read({ remoteAccess: unread })],
      all,
    ],
  ];
  for (const [what, states, reached] of cases) {
    test(what, () => {
      const names = Object.entries(milestones(states)).flatMap(([name, is]) => (is ? [name] : []));
      assert.equal(names.join(' '), reached);
    });
  }
});
