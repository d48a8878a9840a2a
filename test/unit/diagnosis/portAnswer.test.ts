import assert from 'node:assert/strict';
import { type Disclosure, printable, readAnswer } from '../../../src/diagnosis/portAnswer';

const read = (raw: string, truncated = false) => readAnswer(Buffer.from(raw, 'latin1'), truncated);

function told(raw: string): string[] {
  return read(raw).disclosures.map((disclosure: Disclosure) =>
    disclosure.kind === 'header' ? `header ${disclosure.name}` : disclosure.kind,
  );
}

const answer = (status: string, headers: readonly string[] = [], body = ''): string =>
  [`HTTP/1.1 ${status}`, ...headers, '', body].join('\r\n');

const challenge = (parameters: string): string[] => [`WWW-Authenticate: Digest ${parameters}`];

suite('answers on the TR-069 port', () => {
  const cases: [name: string, raw: string, told: string[]][] = [
    ['a bare 404', answer('404 Not Found'), []],
    ['a bare 400 without a phrase', answer('400'), []],
    ['a busy box', answer('503 Service Unavailable', ['Retry-After: 60']), []],
    ['the status line alone', 'HTTP/1.1 404 Not Found', []],
    ['the status line and its end', 'HTTP/1.0 404 Not Found\r\n', []],
    ['line feeds only', 'HTTP/1.1 404 Not Found\nContent-Length: 0\n\n', []],
    [
      'the usual headers',
      answer('404 Not Found', [
        'Content-Length: 0',
        'Connection: close',
        'Date: Sat, 01 Feb 2025 06:12:03 GMT',
        'Content-Type: text/html; charset=utf-8',
        'Cache-Control: no-cache, no-store',
        'Pragma: no-cache',
        'Expires: 0',
      ]),
      [],
    ],
    ['an empty body in chunks', answer('404 Not Found', ['Transfer-Encoding: chunked'], '0\r\n\r\n'), []],
    [
      "the firmware's own challenge",
      answer(
        '401 Authorization Required',
        challenge('realm="HTTPS Access",nonce="71B881D7719B533D",algorithm=MD5,qop="auth"'),
      ),
      [],
    ],
    [
      'a challenge with blanks',
      answer('401 Unauthorized', challenge('realm="x", nonce="1", stale=false, opaque="2"')),
      [],
    ],

    [
      'a challenge that names paths',
      answer('401 Unauthorized', challenge('realm="x", domain="/a1b2"')),
      ['header WWW-Authenticate'],
    ],
    ['a realm that names the model', answer('401', challenge('realm="FRITZ!Box"')), ['header WWW-Authenticate']],
    ['a realm that names a version', answer('401', challenge('realm="box 8.02"')), ['header WWW-Authenticate']],
    ['a Basic challenge', answer('401', ['WWW-Authenticate: Basic realm="x"']), ['header WWW-Authenticate']],
    ['a product', answer('404 Not Found', ['Server: FRITZ!OS/8.02']), ['header Server']],
    ['an odd date', answer('404 Not Found', ['Date: FRITZ!Box']), ['header Date']],
    ['a cookie and more', answer('404', ['Set-Cookie: a=b', 'X-Model: 7590']), ['header Set-Cookie', 'header X-Model']],
    ['a line that is no header', answer('404', ['FRITZ!Box 7590']), ['header FRITZ!Box 7590']],
    ['an error page', answer('404 Not Found', [], '<html>404 Not Found</html>'), ['body']],
    ['a body after a blank line', answer('404 Not Found', [], '\r\n\r\nserial 1234'), ['body']],
    ['chunks with a text', answer('404', ['Transfer-Encoding: chunked'], '4\r\n7590\r\n0\r\n\r\n'), ['body']],
    ['words of its own', answer('404 FRITZ!Box 7590'), ['status']],
    ['a redirection', answer('302 Found', ['Location: http://192.168.178.1/']), ['status', 'header Location']],
    ['a success', answer('200 OK', ['Content-Length: 0']), ['accepted']],
    ['a success without content', answer('204 No Content'), ['accepted']],
    ['a success that talks', answer('200 OK', ['Server: x'], 'hello'), ['accepted', 'header Server', 'body']],
    ['the greeting of another service', 'SSH-2.0-dropbear\r\n', ['not-http']],
    ['a TLS alert', '\x15\x03\x01\x00\x02\x02\x46', ['not-http']],
    ['half a status line', 'HTTP/1.1 40', ['status']],
  ];
  for (const [name, raw, expected] of cases) {
    test(`${name}: ${expected.join(', ') || 'nothing told'}`, () => {
      assert.deepEqual(told(raw), expected);
    });
  }

  test('are kept as they came, with whether that is all', () => {
    const { text, truncated } = read(answer('404 Not Found', ['Server: x', 'Content-Length: 0']), true);
    assert.match(text, /^HTTP\/1\.1 404 Not Found\nServer: x\nContent-Length: 0\n/);
    assert.equal(truncated, true);
  });

  test('are shown in printable characters that cannot be mistaken', () => {
    assert.equal(printable('a\r\nb\tc\x00\x1b[31m\xe4\\x1b\rd'), 'a\nb\\x09c\\x00\\x1b[31m\\xe4\\\\x1b\\x0dd');
  });

  test('made to keep a reader busy are read at once', () => {
    const started = performance.now();
    const kilobytes = 'qop=a  ,  '.repeat(200);
    assert.deepEqual(told(answer('401', challenge(`${kilobytes}!`))), ['header WWW-Authenticate']);
    told(answer('404', [`Cache-Control: ${'no-cache, '.repeat(200)}!`]));
    told(answer('404', [`${' '.repeat(2000)}:`]));
    assert.ok(performance.now() - started < 500);
  });
});
