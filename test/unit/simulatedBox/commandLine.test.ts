import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { UsageError, readCommandLine } from '../../box/commandLine';

interface Started {
  boxes: { name: string; host: string; port: number; tlsPort: number; users: object[]; fingerprint: string }[];
}

function run(...options: string[]) {
  return spawn(process.execPath, [path.join(__dirname, '../../../scripts/box.js'), ...options]);
}

suite('Simulated box: command line', () => {
  test('one box on free ports unless told otherwise', () => {
    assert.deepEqual(readCommandLine([]), {
      help: false,
      scenario: '7590-8.02',
      host: '127.0.0.1',
      ports: [{ port: 0, tlsPort: 0 }],
    });
  });

  test('several boxes count their ports up', () => {
    const { ports, scenario } = readCommandLine(
      '--count 3 --port 49000 --tls-port 49443 --scenario factory --host 0.0.0.0'.split(' '),
    );
    assert.equal(scenario, 'factory');
    assert.deepEqual(ports, [
      { port: 49000, tlsPort: 49443 },
      { port: 49001, tlsPort: 49444 },
      { port: 49002, tlsPort: 49445 },
    ]);
  });

  test('what cannot be meant is said', () => {
    const message = (options: string, expected: RegExp) =>
      assert.throws(
        () => readCommandLine(options.split(' ')),
        (error) => error instanceof UsageError && expected.test(error.message),
        options,
      );
    message('--scenario 6490', /no scenario "6490"; there are 7590-8\.02,/);
    message('--count 0', /--count takes a whole number from 1 to 250, not "0"/);
    message('--port x', /--port takes a whole number/);
    message('--tls-port 65535 --count 2', /--tls-port takes a whole number from 1 to 65534/);
    message('--port 5000 --tls-port 5001 --count 2', /overlap/);
    message('--ports 5000', /--ports/);
    message('surplus', /surplus/);
  });

  test('prints JSON first, and ends when asked to', async () => {
    const child = run('--count', '2', '--scenario', '7530-7.29');
    let output = '';
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      output += chunk.toString();
      if (output.includes('\n') && child.exitCode === null) {
        child.kill('SIGTERM');
      }
    }
    const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number]) : [child.exitCode];
    assert.equal(code, 0);
    const { boxes } = JSON.parse(output.split('\n', 1)[0] ?? '') as Started;
    assert.deepEqual(
      boxes.map(({ name }) => name),
      ['FRITZ!Box 7530', 'FRITZ!Box 7530 (2)'],
    );
    assert.deepEqual(boxes[0]?.users[0], { name: 'berta', password: 'amsel-Gasse4-berta' });
    assert.deepEqual(Object.keys(boxes[0] ?? {}), ['name', 'host', 'port', 'tlsPort', 'users', 'fingerprint']);
    for (const { port } of boxes) {
      assert.match(output, new RegExp(`\\n  at the box: curl -X POST http://127.0.0.1:${port}/simulation/button `));
    }
    assert.notEqual(boxes[0]?.fingerprint, boxes[1]?.fingerprint);
    assert.equal(new Set(boxes.flatMap(({ port, tlsPort }) => [port, tlsPort])).size, 4);
  }).timeout(20_000);

  test('bad options end with 2 and a message', async () => {
    const child = run('--count', 'many');
    let message = '';
    child.stderr.on('data', (chunk: Buffer) => (message += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 2);
    assert.match(message, /^--count takes a whole number/);
  }).timeout(10_000);
});
