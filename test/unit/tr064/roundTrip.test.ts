import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tr064Client } from '../../../src/tr064/client';
import { getDdnsInfo, getDdnsProviders, setDdnsConfig } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';

/** What is most likely to be lost or changed on the way. */
const TRAPS = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '&',
  '<',
  '>',
  '"',
  "'",
  '&amp;',
  '&#13;',
  ']]>',
  '<!--',
  '<ipaddr>',
  'ä',
  '🦊',
];

/** Text of any characters that XML 1.0 allows (§2.2, Char). */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TRAPS),
      fc
        .oneof(
          fc.integer({ min: 0x20, max: 0xd7ff }),
          fc.integer({ min: 0xe000, max: 0xfffd }),
          fc.integer({ min: 0x10000, max: 0x10ffff }),
        )
        .map((codePoint) => String.fromCodePoint(codePoint)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** As the box wants them: with a path in each of the pieces that blanks make. */
const updateUrl = fc
  .tuple(fc.constantFrom('', ' ', '\n'), text, fc.constantFrom('', ' ', '\t'))
  .map(([before, middle, after]) => `${before}https://dyn.example/${middle.replaceAll(' ', ' dyn.example/')}${after}`);

suite('any text', () => {
  let box: SimulatedBox;
  let client: Tr064Client;
  suiteSetup(async () => {
    box = await startBox();
    client = clientFor(box);
  });
  suiteTeardown(async () => {
    await client.close();
    await box.close();
  });

  test('of an update URL, a user and a password arrives as it was sent, and is read as it is stored', async () => {
    const before = await getDdnsInfo(client);
    await fc.assert(
      fc.asyncProperty(updateUrl, text, text, async (url, username, password) => {
        await setDdnsConfig(client, { ...before, updateUrl: url, username, password });
        const { ddns } = box.state;
        assert.deepEqual([ddns.updateUrl, ddns.username, ddns.password], [url, username, password]);
        const read = await getDdnsInfo(client);
        assert.deepEqual([read.updateUrl, read.username], [url, username]);
      }),
      { numRuns: 150 },
    );
  }).timeout(30_000);

  test('of a provider is read as the box has it, its name with every blank', async () => {
    const provider = fc.record({ name: text, infoUrl: text }, { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.array(provider, { maxLength: 3 }), async (providers) => {
        box.state.ddnsProviders = providers;
        const expected = providers.map(({ name, infoUrl }) => ({ name, infoUrl: infoUrl.trim() }));
        assert.deepEqual(await getDdnsProviders(client), expected);
      }),
      { numRuns: 150 },
    );
  }).timeout(30_000);
});
