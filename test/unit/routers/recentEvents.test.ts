import assert from 'node:assert/strict';
import { harmlessError, RecentEvents } from '../../../src/routers/recentEvents';
import { Tr064Error } from '../../../src/tr064/errors';

function thrown(stack: string): Error {
  const error = new TypeError('at home of anna');
  error.stack = `TypeError: at home of anna\n${stack}`;
  return error;
}

suite('recent events', () => {
  const call = 'X_AVM-DE_RemoteAccess:1#GetInfo';
  const refused = new Tr064Error('not-authorized', 'anna at 192.168.178.1', {
    call,
    code: 606,
    description: 'anna',
    address: '192.168.178.1',
    fingerprint: 'AA:BB',
  });
  const reset = Object.assign(new Error('read 192.168.178.1'), { code: 'ECONNRESET', stack: '' });
  const cases: [what: string, error: unknown, shown: string][] = [
    ['a fault', refused, `${call}, not-authorized, UPnP 606`],
    ['a status', new Tr064Error('http-status', 'x', { status: 418 }), 'http-status, HTTP 418'],
    ['a cause', new Tr064Error('connection-lost', 'x', {}, reset), 'connection-lost < Error ECONNRESET'],
    ['a code that is none', Object.assign(new Error('x'), { code: 'anna', stack: '' }), 'Error'],
    ['something thrown', 'anna', 'string'],
    [
      'a place on Linux',
      thrown('\tat Foo.bar (/home/anna/ext/dist/extension.js:1:234)\n    at async /home/anna/x.js:5:6'),
      'TypeError at Foo.bar extension.js:1:234 at x.js:5:6',
    ],
    [
      'a place on Windows',
      thrown('    at new Foo (C:\\Users\\anna b\\extension.js:1:2)\n    at node:internal/process:9:9'),
      'TypeError at extension.js:1:2 at process:9:9',
    ],
    [
      'a place in a file URL',
      thrown('    at baz (file:///home/anna%20b/extension.js:7:8)'),
      'TypeError at baz extension.js:7:8',
    ],
  ];
  for (const [what, error, shown] of cases) {
    test(`${what} is shown without what it quotes`, () => {
      assert.equal(harmlessError(error), shown);
    });
  }

  test('are the last ones', () => {
    const events = new RecentEvents();
    for (let i = 0; i < 250; i++) events.note(`event ${i}`, 'r1');
    assert.equal(events.all().length, 200);
    assert.equal(events.all().at(-1)?.what, 'event 249');
    assert.equal(events.all()[0]?.router, 'r1');
  });
});
