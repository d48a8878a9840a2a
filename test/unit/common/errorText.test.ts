import assert from 'node:assert/strict';
import { errorText } from '../../../src/common/errorText';
import { LIMITS } from '../../../src/common/limits';
import { Tr064Error } from '../../../src/tr064/errors';

suite('errors in the log', () => {
  test('are what they are, with their places and causes', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const told = errorText(new Tr064Error('unreachable', 'no answer', { call: 'X:1#GetInfo', code: 606 }, cause));
    assert.match(told, /^Tr064Error: no answer\n {2}at .*errorText\.test/);
    for (const line of ['kind: unreachable', 'call: X:1#GetInfo', 'code: 606', 'because of Error: ECONNREFUSED']) {
      assert.ok(told.includes(line), told);
    }
  });

  test('hold nothing that another side has written', () => {
    const words = 'Canary\n2026-01-01 00:00:00.000 [info] forged';
    const error = Object.assign(new Error(words), {
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      cert: { words },
      reason: words,
    });
    const told = errorText(new Tr064Error('unknown-fault', 'X', { description: words, state: words }, error));
    assert.ok(!told.includes('Canary') && !told.includes('forged'), told);
  });

  test('are of one line where a message is of several, and have a greatest length', () => {
    assert.match(
      errorText(new TypeError('a\n    at evil (x:1:2)\nb')).split('\n')[0] ?? '',
      /^TypeError: a {5}at evil \(x:1:2\) b$/,
    );
    assert.ok(errorText(new Error('x'.repeat(1_000_000))).length <= LIMITS.loggedError);
    assert.ok(errorText('x'.repeat(1_000_000)).length <= LIMITS.loggedError);
  });
});
