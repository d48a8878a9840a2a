import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { readInventory, asInFile } from '../../../src/routers/inventory';
import type { BoxState } from '../../../src/box/boxState';
import {
  compare,
  merged,
  secretsIn,
  settingsOf,
  urlFindings,
  type Wanted,
  type WantedKind,
} from '../../../src/wanted/wanted';
import { comparedWords } from '../../../src/ui/words/wanted';
import { ddns, inOrder, notAllowed, rights } from '../../observed';

const URL = 'https://dyn.example/update?host=<domain>&ip=<ipaddr>&pw=<pass>';
const box: BoxState = {
  ...inOrder,
  remoteAccess: { enabled: true, port: 44123, username: 'anna' },
  ddns: ddns({ maskedUpdateUrl: URL, mode: 'ddns_both_together' }),
  letsEncrypt: { enabled: true, state: 'valid' },
  firmwareDownload: { allowed: false },
};

/** Differences, a line each: what is wanted, and what the box has or why that is not known. */
function lines(wanted: Wanted, state = box): string[] {
  return compare(wanted, state).map((one) => {
    const { why } = one;
    const unknown = typeof why === 'object' ? why.unread : why;
    return `${one.kind}.${one.name} ${one.wanted} ${unknown === undefined ? one.box : `(${unknown})`}`;
  });
}

/** Each value that can be wanted: as the box has it, another, and how that is shown. */
const VALUES: [kind: WantedKind, name: string, same: string | boolean, other: string | boolean][] = [
  ['remoteAccess', 'enabled', true, false],
  ['remoteAccess', 'port', '44123', '50123'],
  ['ddns', 'enabled', true, false],
  ['ddns', 'providerName', 'Benutzerdefiniert', 'No-IP.com'],
  ['ddns', 'domain', 'Home.EXAMPLE.org', 'other.example.org'],
  ['ddns', 'username', 'anna', 'berta'],
  ['ddns', 'mode', 'ddns_together', 'ddns_v6'],
  ['ddns', 'updateUrl', URL, 'https://other.example/update?ip=<ipaddr>'],
  ['letsEncrypt', 'enabled', true, false],
  ['providerUpdates', 'enabled', false, true],
];

suite('wanted settings', () => {
  for (const [kind, name, same, other] of VALUES) {
    test(`are compared: ${kind}.${name}`, () => {
      assert.deepEqual(lines({ [kind]: { [name]: same } }), []);
      const told = name === 'domain' ? 'home.example.org' : name === 'mode' ? 'ddns_together' : same;
      assert.deepEqual(lines({ [kind]: { [name]: other } }), [`${kind}.${name} ${other} ${told}`]);
    });
  }

  test('that the box does not tell are no difference, and it is said why', () => {
    const silent: BoxState = {
      ...box,
      remoteAccess: notAllowed,
      ddns: notAllowed,
      letsEncrypt: 'not-supported',
      firmwareDownload: notAllowed,
    };
    const all = { remoteAccess: { port: '1' }, ddns: { domain: 'a' }, letsEncrypt: { enabled: true } };
    assert.deepEqual(
      lines({ ...all, providerUpdates: { enabled: true }, providerConfiguration: { enabled: false } }, silent),
      [
        'remoteAccess.port 1 (not-authorized)',
        'ddns.domain a (not-authorized)',
        'letsEncrypt.enabled true (not-supported)',
        'providerUpdates.enabled true (not-authorized)',
        'providerConfiguration.enabled false (not-reported)',
      ],
    );
  });

  test('have defaults, and what is not named is not compared', () => {
    const wanted = merged({ remoteAccess: { enabled: false, port: '1' }, ddns: {} }, { remoteAccess: { port: '2' } });
    assert.deepEqual(wanted, { remoteAccess: { enabled: false, port: '2' } });
    assert.deepEqual(merged({}, {}), {});
    assert.deepEqual(lines({}), []);
  });

  test('leave to the box the update URL of a provider that it knows', () => {
    const known = { ...box, ownUrlProvider: { name: 'Benutzerdefiniert' } };
    const wanted = { ddns: { providerName: 'No-IP.com', updateUrl: 'https://x.example/' } };
    assert.deepEqual(lines(wanted, known), ['ddns.providerName No-IP.com Benutzerdefiniert']);
    assert.equal(
      lines(wanted, { ...box, ownUrlProvider: notAllowed }).length,
      2,
      'of a provider of which nothing is known, the URL counts',
    );
  });

  test('are said not to be changeable where a check has read that the right is missing', () => {
    const entry = readInventory(JSON.stringify({ version: 2, routers: [{ name: 'A', host: 'a' }] })).inventory
      .routers[0];
    assert.ok(entry);
    const words = (state: BoxState): string =>
      comparedWords({
        entry,
        match: 'one',
        profile: undefined,
        state,
        differences: compare({ remoteAccess: { port: '1' } }, state),
      });
    assert.doesNotMatch(words(box), /may not change/);
    assert.match(
      words({ ...box, rights: { ...rights, configRight: 'NO' } }),
      /1 difference · read .* · may not change settings/,
    );
    assert.match(
      words({ ...box, remoteAccess: notAllowed }),
      /^no differences · cannot be compared: 1 · read .* · may not change settings/,
      'without a check, where the box refuses to be read',
    );
  });

  test('show no secret of the file or of the box', () => {
    const token = 'eule4711eule4711';
    const url = `https://dyn.example/update?host=<domain>&token=${token}`;
    const masked = url.replace(token, '***');
    const secret = { ...box, ddns: ddns({ maskedUpdateUrl: masked, username: '***' }) };
    const wanted = { ddns: { updateUrl: url, username: token } };
    assert.deepEqual(lines(wanted, secret), ['ddns.username *** (secret)']);
    const asKey = { ddns: { updateUrl: 'https://dyn.example/update?token=<username>', username: token } };
    for (const one of [wanted.ddns.updateUrl, asKey]) {
      const shown = JSON.stringify(compare(typeof one === 'string' ? { ddns: { updateUrl: one } } : one, box));
      assert.ok(!shown.includes(token), shown);
    }
  });

  test('have secrets found in them, and the mask that stands for one', () => {
    const found = (updateUrl: string, username = 'anna'): string[] => secretsIn({ ddns: { updateUrl, username } });
    assert.deepEqual(found(URL), []);
    assert.deepEqual(found('https://dyn.example/update?host=<domain>&token=eule4711'), ['updateUrl']);
    assert.deepEqual(found('https://dyn.example/update?host=<domain>&token=***'), ['updateUrl']);
    assert.deepEqual(found('https://anna:eule@dyn.example/update?host=<domain>'), ['updateUrl']);
    assert.deepEqual(found('https://dyn.example/update?host=<domain>&token=<username>', 'eule4711'), ['username']);
    assert.deepEqual(found('', '***'), ['username']);
    assert.deepEqual(secretsIn({}), []);
  });

  test('say what keeps an update URL from working, of theirs or of the box', () => {
    const found = (ddnsValues: object, state: BoxState | undefined): string[] =>
      urlFindings({ ddns: ddnsValues }, state).map(({ code }) => code);
    const own = { ...box, ownUrlProvider: { name: 'Benutzerdefiniert' } };
    assert.deepEqual(found({ updateUrl: URL }, own), []);
    assert.deepEqual(found({ updateUrl: 'https://dyn.example?ip=<ipaddr>' }, undefined), ['no-path']);
    assert.deepEqual(found({ updateUrl: URL, mode: 'ddns_both' }, box), ['mode-needs-two']);
    assert.deepEqual(found({ mode: 'ddns_both' }, own), ['mode-needs-two'], 'with the URL of the box');
    assert.deepEqual(
      found({ mode: 'ddns_both' }, { ...box, ownUrlProvider: notAllowed }),
      [],
      'not known to be one that is entered',
    );
    assert.deepEqual(found({ mode: 'ddns_both', providerName: 'No-IP.com', updateUrl: 'x' }, own), [], 'filled in');
    assert.deepEqual(found({ domain: 'a.example' }, own), []);
  });

  test('of a box are written so that it is in step with them', () => {
    const settings = settingsOf(box);
    assert.deepEqual(compare(settings, box), []);
    const file = { version: 2, routers: [{ name: 'A', host: 'a.example', wanted: asInFile(settings) }] };
    const { inventory, problems } = readInventory(JSON.stringify(file));
    assert.deepEqual(problems, []);
    assert.deepEqual(inventory.routers[0]?.wanted, settings);
    const off = settingsOf({
      ...box,
      ddns: ddns({ enabled: false, domain: '', username: '' }),
      remoteAccess: notAllowed,
    });
    assert.deepEqual(off, {
      ddns: { enabled: false },
      letsEncrypt: { enabled: true },
      providerUpdates: { enabled: false },
    });
  });
});
