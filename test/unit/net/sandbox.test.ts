import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { REFUSED_FILE } from '../../net/sandbox';
import { temporaryFolder } from '../../vscode/cleanup';

const SANDBOX = path.join(__dirname, '../../net/sandbox.js');

/** Runs code in a process in the sandbox and returns what it printed and what it was refused. */
async function run(code: string): Promise<{ printed: string; refused: string[] }> {
  const file = path.join(temporaryFolder(), 'refused');
  const env = { ...process.env, [REFUSED_FILE]: file };
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', SANDBOX, '-e', code], { env });
  const refused = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return { printed: stdout.trim(), refused };
}

suite('the sandbox of the tests', function () {
  this.timeout(20_000);

  const attempts: [string, string, string][] = [
    ['a TCP connection', "require('node:net').connect(80, '192.0.2.1')", 'connect 192.0.2.1:80'],
    ['a connection over IPv6', "require('node:net').connect(80, '2001:db8::1')", 'connect 2001:db8::1:80'],
    ['a TLS connection', "require('node:tls').connect({ host: '192.0.2.1', port: 443 })", 'connect 192.0.2.1:443'],
    ['an HTTP request', "require('node:http').get('http://192.0.2.1/')", 'connect 192.0.2.1:80'],
    ['a fetch', "fetch('http://192.0.2.1/').catch(() => undefined)", 'connect 192.0.2.1:80'],
    ['a datagram', "require('node:dgram').createSocket('udp4').send('x', 53, '192.0.2.1')", 'send 192.0.2.1:53'],
    [
      'a multicast group of a real network',
      "const s = require('node:dgram').createSocket('udp4'); s.bind(0, () => { s.addMembership('239.255.255.250'); s.close(); })",
      'join 239.255.255.250 on any network',
    ],
    [
      'another name server',
      "const r = new (require('node:dns/promises').Resolver)(); r.setServers(['192.0.2.1']); r.cancel()",
      'ask 192.0.2.1:53',
    ],
  ];
  for (const [what, code, expected] of attempts) {
    test(`refuses ${what} to another computer, and writes it down`, async () => {
      const { refused } = await run(`process.on('uncaughtException', () => undefined); ${code}`);
      assert.deepEqual(refused, [expected]);
    });
  }

  test('lets through what stays on this computer, but no well-known port of a box', async () => {
    const { printed, refused } = await run(`
      const { connect, createServer } = require('node:net');
      const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1', () => {
        connect(server.address().port, 'localhost').on('data', (data) => { console.log(String(data)); server.close(); });
        connect(49000, '127.0.0.1').on('error', ({ code }) => console.log(code));
      });`);
    assert.deepEqual(printed.split('\n').sort(), ['ECONNREFUSED', 'here']);
    assert.deepEqual(refused, []);
  });

  test('knows no names but those of its world', async () => {
    const { printed, refused } = await run(
      "require('node:dns').lookup('fritz.box', (error) => console.log(error.code))",
    );
    assert.equal(printed, 'ENOTFOUND');
    assert.deepEqual(refused, []);
  });
});
