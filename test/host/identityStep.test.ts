import assert from 'node:assert/strict';
import { trustOf } from '../../src/routers/identityStore';
import type { BoxIdentity, Trust } from '../../src/tr064/identity';
import { identityStep } from '../../src/ui/identityStep';
import type { StepInput } from '../../src/ui/steps';

const IDENTITY: BoxIdentity = {
  ...{ fingerprint: 'SHA256:a', key: 'RSA 2048', subject: 'x', issuer: 'Authority', names: ['fritz.box'] },
  ...{ validFrom: '', validTo: '', sha256: 'AA', sha1: 'AA', selfSigned: false, publiclyTrusted: true },
};

/** What is asked at first contact with a host that an authority vouches for, and what counts from then on. */
async function firstContact(host: string): Promise<{ asked: boolean; trust: Trust | undefined }> {
  const seen: { asked: boolean; trust: Trust | undefined } = { asked: false, trust: undefined };
  const input = {
    wait: () => Promise.resolve(IDENTITY),
    pick: () => {
      seen.asked = true;
      return Promise.resolve(true);
    },
  } as unknown as StepInput;
  const accepted = (identity: BoxIdentity) => () => {
    seen.trust = trustOf(identity);
    return Promise.resolve(undefined);
  };
  const next = await identityStep({ endpoint: { host, port: 49443 } }, { accepted })(input);
  if (typeof next === 'function') await next(input);
  return seen;
}

suite('first contact with a box that an authority vouches for', () => {
  test('needs no question under a name that somebody can own', async () => {
    assert.deepEqual(await firstContact('home.example.org'), { asked: false, trust: { kind: 'public-ca' } });
  });

  for (const host of ['fritz.box', 'other.box', 'fritz', 'router.lan', '192.168.178.1']) {
    test(`counts by its key under ${host}`, async () => {
      assert.deepEqual(await firstContact(host), { asked: true, trust: { kind: 'key', fingerprint: 'SHA256:a' } });
    });
  }
});
