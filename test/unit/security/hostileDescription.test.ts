import assert from 'node:assert/strict';
import { LIMITS } from '../../../src/common/limits';
import type { Tr064Client } from '../../../src/tr064/client';
import { Tr064Error } from '../../../src/tr064/errors';
import { REMOTE_ACCESS } from '../../../src/tr064/description';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { record } from './recorder';

// SECURITY.md: what a box says of itself, however much and however wrong, ends as a description or in a typed error.

const service = (type: string, path = '/x'): string =>
  `<service><serviceType>${type}</serviceType><controlURL>${path}</controlURL><SCPDURL>/x.xml</SCPDURL></service>`;
const description = (services: string, devices = ''): string =>
  `<root><device><serviceList>${services}</serviceList><deviceList>${devices}</deviceList></device></root>`;
const scpd = (actions: string, variables = ''): string =>
  `<scpd><actionList>${actions}</actionList><serviceStateTable>${variables}</serviceStateTable></scpd>`;

suite('a hostile description', function () {
  this.timeout(10_000);
  let box: SimulatedBox;
  const open = closedAfterEach();

  suiteSetup(async () => {
    box = await startBox();
  });
  suiteTeardown(() => box.close());

  /** Of a box that has the right key, and these files. */
  async function clientOf(files: Record<string, string>): Promise<Tr064Client> {
    const recorder = await record(box.certificate, (socket, received) => {
      const path = /GET (\S+) HTTP\/1\.1\r\n(?![\s\S]*GET )/.exec(received)?.[1] ?? '';
      const body = files[path] ?? '';
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
    const client = clientFor(box, { port: recorder.port });
    open.push(recorder, client);
    return client;
  }

  test('with 5 000 actions, arguments and variables is read as far as it makes sense, in seconds and few megabytes', async () => {
    const many = (element: (index: number) => string): string =>
      Array.from({ length: 5_000 }, (_, i) => element(i)).join('');
    const actions = many((i) => `<action><name>A${i}</name></action>`);
    const one = `<action><name>All</name><argumentList>${many((i) => `<argument><name>N${i}</name></argument>`)}</argumentList></action>`;
    const variables = many((i) => `<stateVariable><name>V${i}</name></stateVariable>`);
    const expected: [text: string, counts: number[]][] = [
      [scpd(actions), [LIMITS.entries, 0, 0]],
      [scpd(one), [1, LIMITS.entries, 0]],
      [scpd('', variables), [0, 0, LIMITS.entries]],
    ];
    for (const [text, kept] of expected) {
      const client = await clientOf({ '/tr64desc.xml': description(service(REMOTE_ACCESS)), '/x.xml': text });
      const before = process.memoryUsage.rss();
      const start = performance.now();
      const read = await client.scpd(REMOTE_ACCESS);
      const counts = [read?.actions.length ?? 0, read?.actions[0]?.args.length ?? 0, read?.variables.length ?? 0];
      assert.deepEqual(counts, kept);
      assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`);
      assert.ok(process.memoryUsage.rss() - before < 64 * 1024 * 1024);
    }
  });

  test('with values and services that are too many or too long has those that can be shown', async () => {
    const values = (list: readonly string[]): string =>
      `<allowedValueList>${list.map((one) => `<allowedValue>${one}</allowedValue>`).join('')}</allowedValueList>`;
    const long = 'x'.repeat(10_000);
    const variable = `<stateVariable><name>V</name><dataType>${long}</dataType><defaultValue>${long}</defaultValue>${values([long, ...Array.from({ length: 1000 }, (_, index) => String(index))])}</stateVariable>`;
    const client = await clientOf({
      '/tr64desc.xml': description(service(REMOTE_ACCESS) + service('urn:x').repeat(1000)),
      '/x.xml': scpd('', variable),
    });
    assert.equal((await client.describe()).services.length, LIMITS.entries);
    const [read] = (await client.scpd(REMOTE_ACCESS))?.variables ?? [];
    assert.equal(read?.dataType.length, LIMITS.value);
    assert.equal(read.defaultValue, undefined);
    assert.deepEqual([read.allowedValues[0], read.allowedValues.length], ['0', LIMITS.entries - 1]);
  });

  test('with more than that ends in an error', async () => {
    const endless = scpd('<action><name>A</name></action>'.repeat(100_000));
    const client = await clientOf({ '/tr64desc.xml': description(service(REMOTE_ACCESS)), '/x.xml': endless });
    await assert.rejects(client.scpd(REMOTE_ACCESS), { kind: 'response-too-large' });
    const services = await clientOf({ '/tr64desc.xml': description(service('urn:x').repeat(20_000)) });
    await assert.rejects(services.describe(), { kind: 'response-too-large' });
  });

  test('with names twice means the first', async () => {
    const client = await clientOf({
      '/tr64desc.xml': description(
        service(REMOTE_ACCESS, '/first') + service(REMOTE_ACCESS, '/second'),
        `<device><serviceList>${service(REMOTE_ACCESS, '/third')}</serviceList></device>`,
      ),
      '/x.xml': scpd(
        '<action><name>A</name></action><action><name>A</name><argumentList><argument><name>B</name></argument></argumentList></action>',
      ),
    });
    const { services } = await client.describe();
    assert.deepEqual(
      services.map(({ controlUrl }) => controlUrl),
      ['/first', '/second', '/third'],
    );
    assert.equal((await client.action(REMOTE_ACCESS, 'A'))?.args.length, 0);
  });

  test('with names that lead back to themselves is read once', async () => {
    // Arguments name variables, and nothing names a description: a circle can only be made of names.
    const circle =
      '<action><name>A</name><argumentList><argument><name>A</name><direction>in</direction><relatedStateVariable>A</relatedStateVariable></argument></argumentList></action>';
    const files = { '/tr64desc.xml': description(service(REMOTE_ACCESS).replace('/x.xml', '/tr64desc.xml')) };
    const client = await clientOf(files);
    assert.deepEqual(await client.scpd(REMOTE_ACCESS), { actions: [], variables: [] });
    const other = await clientOf({ '/tr64desc.xml': description(service(REMOTE_ACCESS)), '/x.xml': scpd(circle) });
    assert.equal((await other.action(REMOTE_ACCESS, 'A'))?.args[0]?.variable, 'A');
  });

  test('with names that every object has is like any other', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const files = {
        '/tr64desc.xml': description(service(name)),
        '/x.xml': scpd(`<action><name>${name}</name></action>`),
      };
      const client = await clientOf(files);
      for (let time = 0; time < 2; time++) assert.equal((await client.scpd(name))?.actions[0]?.name, name);
    }
    assert.equal(Object.keys(Object.prototype).length, 0);
  });

  test('with names that would break a call has none of these', async () => {
    const names = ['a b', 'a&#13;&#10;Host: evil', '&quot;', 'a&gt;&lt;b', ''];
    const client = await clientOf({
      '/tr64desc.xml': description([...names.map((name) => service(name)), service('urn:x')].join('')),
      '/x.xml': scpd(
        names
          .map(
            (name) =>
              `<action><name>${name}</name></action><action><name>A</name><argumentList><argument><name>${name}</name></argument></argumentList></action>`,
          )
          .join(''),
      ),
    });
    assert.deepEqual(
      (await client.describe()).services.map(({ serviceType }) => serviceType),
      ['urn:x'],
    );
    assert.deepEqual((await client.scpd('urn:x'))?.actions, []);
  });

  test('nested without end ends in an error', async () => {
    const deep = `${'<deviceList><device>'.repeat(15_000)}${'</device></deviceList>'.repeat(15_000)}`;
    const client = await clientOf({ '/tr64desc.xml': `<root><device>${deep}</device></root>` });
    await assert.rejects(client.describe(), (error) => error instanceof Tr064Error);
  });
});
