import assert from 'node:assert/strict';
import { applyChange, type Outcome } from '../../../src/changes/applyChange';
import type { BoxSetting } from '../../../src/changes/settings';
import type { SettingKind, Values } from '../../../src/wanted/values';
import { SETTINGS } from '../../../src/changes/settings';
import { Tr064Error } from '../../../src/tr064/errors';
import { makeBoxCertificate, startBox, type BoxCertificate, type SimulatedBox } from '../../box';
import type { OrderedFault } from '../../box/faults';
import { clientFor } from '../../clientFor';

// SECURITY.md: every write, cut at every stage. Afterwards the box has the values from before or those that were
// wanted, the write went out once, and what is said fits what the box has.

const WRITES: Readonly<Record<SettingKind, { wanted: Values; password?: string }>> = {
  remoteAccess: { wanted: { enabled: false } },
  remoteAccessUser: { wanted: { enabled: true, port: '50123', username: 'erik@example.org' }, password: 'quite-New-7' },
  ddns: { wanted: { domain: 'new.example.org', mode: 'ddns_v4' }, password: 'other' },
  letsEncrypt: { wanted: { enabled: false } },
  providerConfiguration: { wanted: { enabled: false } },
  providerUpdates: { wanted: { enabled: false } },
};

const FAULTS: readonly [string, OrderedFault][] = [
  ['the connection ends before it arrives', { kind: 'drop before' }],
  ['the connection ends after it took effect', { kind: 'drop after' }],
  ['the answer ends in the middle', { kind: 'truncate' }],
  ['no answer ever comes', { kind: 'hang' }],
  ['the answer is something else', { kind: 'wrong content', body: '<html>busy</html>' }],
  ['the answer is an error page', { kind: 'status', status: 500 }],
  ['the box restarts before it took effect', { kind: 'reboot', when: 'before', forMs: 150 }],
  ['the box restarts after it took effect', { kind: 'reboot', when: 'after', forMs: 150 }],
  ['the box is busy', { kind: 'fault', code: 501 }],
  ['the box has an internal error', { kind: 'fault', code: 820 }],
  ['the box refuses the values', { kind: 'fault', code: 402 }],
  ['the user may not', { kind: 'fault', code: 606 }],
  ['a second factor is asked for and blocked', { kind: 'fault', code: 867 }],
];

/** What of a box a write can change. */
function written({ state }: SimulatedBox): string {
  const { remoteAccess, ddns, managementServer, users } = state;
  const runsByItself = ['statusIPv4', 'statusIPv6', 'letsEncryptState'];
  return JSON.stringify([remoteAccess, ddns, managementServer, users], (key, value: unknown) =>
    runsByItself.includes(key) ? undefined : value,
  );
}

suite('every write, cut at every stage', () => {
  let certificate: BoxCertificate;
  suiteSetup(async () => {
    certificate = await makeBoxCertificate({ host: 'fritz-box' });
  });

  for (const [kind, { wanted, password }] of Object.entries(WRITES) as [SettingKind, (typeof WRITES)[SettingKind]][]) {
    for (const [name, fault] of FAULTS) {
      test(`${kind}: ${name}`, async () => {
        const box = await startBox({ certificate });
        const client = clientFor(box);
        try {
          const setting: BoxSetting = {
            ...SETTINGS[kind],
            write: (to, values, secret, options) =>
              SETTINGS[kind].write(to, values, secret, { ...options, timeout: 250 }),
          };
          const before = await setting.read(client, {});
          const was = written(box);
          box.faults.order(fault, { action: setting.action });
          const newLogin =
            kind === 'remoteAccessUser' ? { user: 'erik@example.org', password: 'quite-New-7' } : undefined;
          const outcome = await applyChange(
            client,
            { setting, before, wanted, password, newLogin },
            { onWaiting: () => undefined, askFor: 5_000 },
          ).catch((error: unknown): Outcome | 'refused' => {
            assert.ok(error instanceof Tr064Error, String(error));
            return 'refused';
          });
          const changed = written(box) !== was;
          const said = outcome === 'refused' ? 'refused' : outcome.kind;
          const fits = {
            refused: !changed,
            'not-stored': !changed,
            stored: changed,
            unknown: true,
            'changed-meanwhile': false,
            cancelled: false,
          };
          assert.ok(fits[said], `${said}, and the box has ${changed ? 'the new' : 'the old'} values`);
          // Only what a box does not give out may stay unknown.
          assert.ok(said !== 'unknown' || kind === 'providerConfiguration', said);
          const sent = box.traffic.log.filter(({ action, status }) => action === setting.action && status !== 401);
          assert.equal(sent.length, 1, 'sent once');
        } finally {
          await client.close();
          await box.close();
        }
      }).timeout(10_000);
    }
  }
});
