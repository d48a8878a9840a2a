import assert from 'node:assert/strict';
import type { HttpAnswer } from '../../../src/tr064/answerHandler';
import { Login, type Send } from '../../../src/tr064/login';

const TARGET = { method: 'POST', path: '/x' };

/** A box that goes by what it is told, without a network: for the turns a real one takes at unlucky moments. */
function box(accepts: (authorization: string) => boolean): { send: Send; tries: () => number } {
  let nonce = 0;
  let tries = 0;
  const answer = (status: number): HttpAnswer => ({
    status,
    headers:
      status === 401 ? { 'www-authenticate': `Digest realm="r",nonce="${++nonce}",algorithm=MD5,qop="auth"` } : {},
    text: '',
  });
  const send: Send = async (signer) => {
    const authorization = signer.sign();
    if (authorization !== undefined) tries++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answered = answer(authorization !== undefined && accepts(authorization) ? 200 : 401);
    signer.answered?.(answered);
    return answered;
  };
  return { send, tries: () => tries };
}

suite('login', () => {
  test('tries Latin-1 when a name with umlauts is refused in UTF-8, and remembers that', async () => {
    const old = box((authorization) => authorization.includes('username="J\u00fcrgen"'));
    const login = new Login({ user: 'Jürgen', password: 'x' });
    assert.equal((await login.request(TARGET, old.send)).status, 200);
    assert.equal(old.tries(), 2);
    assert.equal(login.credentials?.charset, 'latin1');
    const again = new Login(login.credentials);
    await again.request(TARGET, old.send);
    assert.equal(old.tries(), 3);
  });

  test('costs one try on the day it is refused, umlauts or not, if it has ever worked', async () => {
    let accepted = true;
    const strict = box(() => accepted);
    const login = new Login({ user: 'Jürgen', password: 'ü' });
    await login.request(TARGET, strict.send);
    assert.equal(strict.tries(), 1);
    assert.equal(login.credentials?.charset, 'utf8');
    accepted = false;
    const later = new Login(login.credentials);
    await assert.rejects(later.request(TARGET, strict.send), { kind: 'wrong-credentials' });
    assert.equal(strict.tries(), 2);
  });

  test('never costs more than two tries, umlauts or not', async () => {
    for (const password of ['x', 'ü', 'ü€']) {
      const strict = box(() => false);
      const login = new Login({ user: 'anna', password });
      await assert.rejects(login.request(TARGET, strict.send), { kind: 'wrong-credentials' });
      await assert.rejects(login.request(TARGET, strict.send), { kind: 'wrong-credentials' });
      assert.equal(strict.tries(), password === 'ü' ? 2 : 1);
    }
  });

  test('is not over because one call of several was cancelled', async () => {
    const fine = box(() => true);
    const login = new Login({ user: 'anna', password: 'x' });
    const cancelled = login.request(TARGET, () => Promise.reject(new Error('cancelled')));
    const other = login.request(TARGET, fine.send);
    await assert.rejects(cancelled, /cancelled/);
    assert.equal((await other).status, 200);
  });
});
