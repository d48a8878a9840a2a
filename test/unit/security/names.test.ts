import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { LIMITS } from '../../../src/common/limits';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { readIdentity } from '../../../src/tr064/identity';
import { getInfo } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';

// SECURITY.md: the address that was checked is the one connected to, and a name of the home network that leads to the
// internet gets nothing. The system's resolver cannot be told to lie, so its answers are put in place here.

const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;

suite('names', () => {
  let box: SimulatedBox;
  let asked: string[] = [];
  const original = dns.lookup;

  suiteSetup(async () => {
    box = await startBox();
    box.state.hostNames.push('fritz.box', 'home.example.org');
  });
  suiteTeardown(() => box.close());
  teardown(() => {
    dns.lookup = original;
    asked = [];
  });

  /** Answers one after the other, the last one for ever. */
  function resolver(...answers: string[][]): void {
    const lookup = (name: string): Promise<LookupAddress[]> => {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(name);
      return Promise.resolve(answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    };
    dns.lookup = lookup as unknown as typeof dns.lookup;
  }

  test('are resolved once for each connection: no second answer counts', async () => {
    resolver(['127.0.0.1'], ['203.0.113.7']);
    const client = clientFor(box, { host: 'fritz.box' });
    try {
      // The challenge closes the first connection; the second one asks anew and is refused by its own answer.
      await assert.rejects(getInfo(client), is('public-address'));
      assert.equal(asked.length, 2);
      assert.equal(box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length, 0);
    } finally {
      await client.close();
    }
  });

  test('of the home network that lead to the internet get nothing, not even a handshake', async () => {
    for (const name of ['fritz.box', 'FRITZ.BOX', 'fritz.box.', 'myfritz.box', 'fritz.nas']) {
      resolver(['203.0.113.7']);
      await assert.rejects(readIdentity({ host: name, port: box.tlsPort }), is('public-address'), name);
      resolver(['203.0.113.7']);
      const client = clientFor(box, { host: name });
      await assert.rejects(getInfo(client), is('public-address'), name);
      await client.close();
    }
  });

  test('with more addresses than make sense fill neither the log nor a message', async () => {
    resolver(Array.from({ length: 4000 }, (_, index) => `2001:db8::${index}`));
    await assert.rejects(readIdentity({ host: 'fritz.box', port: box.tlsPort }), (error) => {
      assert.ok(error instanceof Tr064Error && error.kind === 'public-address');
      return error.message.length < LIMITS.line;
    });
  });

  test('that lead to both are spoken to at home only', async () => {
    resolver(['203.0.113.7', '127.0.0.1']);
    const client = clientFor(box, { host: 'fritz.box' });
    assert.equal((await getInfo(client)).port, 44123);
    await client.close();
  });

  test('of a domain of the person may lead to the internet', async () => {
    resolver(['127.0.0.1']);
    const client = clientFor(box, { host: 'home.example.org' });
    assert.equal((await getInfo(client)).port, 44123);
    await client.close();
  });
});
