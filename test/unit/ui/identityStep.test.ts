import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { trustOf } from '../../../src/routers/identityStore';
import type { BoxIdentity, Trust } from '../../../src/tr064/identity';
import { identityStep } from '../../../src/ui/identityStep';
import type { StepInput } from '../../../src/ui/steps';

const IDENTITY: BoxIdentity = {
  ...{ fingerprint: 'SHA256:a', key: 'RSA 2048', subject: 'x', issuer: 'Authority', names: ['fritz.box'] },
  ...{ validFrom: '', validTo: '', sha256: 'AA', sha1: 'AA', selfSigned: false, publiclyTrusted: true },
};

/** What is asked at first contact, and what counts from then on. */
async function firstContact(publiclyTrusted: boolean): Promise<{ asked: boolean; trust: Trust | undefined }> {
  const seen: { asked: boolean; trust: Trust | undefined } = { asked: false, trust: undefined };
  const input = {
    wait: () => Promise.resolve({ ...IDENTITY, publiclyTrusted }),
    pick: () => {
      seen.asked = true;
      return Promise.resolve(true);
    },
  } as unknown as StepInput;
  const accepted = (identity: BoxIdentity) => () => {
    seen.trust = trustOf(identity);
    return Promise.resolve(undefined);
  };
  const next = await identityStep({ endpoint: { host: 'home.example.org', port: 49443 } }, { accepted })(input);
  if (typeof next === 'function') await next(input);
  return seen;
}

suite('first contact', () => {
  test('with a box that an authority vouches for needs no question', async () => {
    assert.deepEqual(await firstContact(true), { asked: false, trust: { kind: 'public-ca' } });
  });

  test('with any other box counts by its key', async () => {
    assert.deepEqual(await firstContact(false), { asked: true, trust: { kind: 'key', fingerprint: 'SHA256:a' } });
  });
});
