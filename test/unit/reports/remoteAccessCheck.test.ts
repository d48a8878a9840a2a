import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/common/commandIds';
import { readBoxState } from '../../../src/box/readBoxState';
import { lookAround } from '../../../src/net/lookAround';
import { remoteAccessCheckReport } from '../../../src/reports/remoteAccessCheck';
import { text } from '../../../src/reports/markdown';
import { Placeholders } from '../../../src/reports/placeholders';
import { startBox } from '../../box';
import { clientFor } from '../../clientFor';
import { certificateFor } from '../../net/tlsEndpoint';
import { World } from '../../net/world';
import { EVERY } from '../../everyFinding';
import {
  answered,
  certificate,
  type Change,
  DDNS,
  ddns,
  endpoints,
  foreign,
  IPV4,
  IPV6,
  MY_FRITZ,
  name,
  notAllowed,
  OLD,
  PORT,
  scene,
  tls,
} from '../../observed';

const checked = (name: string, change: Change = {}) => ({ name, ...scene(change) });

const off = { remoteAccess: { enabled: false, port: PORT, username: 'anna' } };
const { 'name-stale': stale } = EVERY;

suite('remote-access check: report', () => {
  test('of a box in order says so, and what was seen', () => {
    const report = remoteAccessCheckReport([checked('Home')]).replaceAll('\\', '');
    for (const part of [
      '# Remote access check: Home\n',
      '**No problems were found in what was checked.**',
      'Seen from another network, over the internet.',
      '## What is fine',
      `- ${DDNS} leads to the IPv4 address of the FRITZ!Box.`,
      `| Remote access | on · port ${PORT} · user anna |`,
      `| Dynamic DNS | on · ${DDNS} · IPv4 and IPv6 in one request |`,
      '| State of dynamic DNS | IPv4: current · IPv6: current |',
      `| External IP address | ${IPV4}, ${IPV6} |`,
      "| Let's Encrypt | on · certificate valid |",
      `| ${DDNS} leads to | ${IPV4}, ${IPV6} |`,
      `| ${IPV4}:${PORT} | issued by Test authority · for ${MY_FRITZ}, ${DDNS} · `,
      ' · RSA 2048 · HTTP/1.1 200 OK |',
      `| ${DDNS}:${PORT} at ${IPV4} |`,
      'a check there proves less than one over mobile data.',
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
  });

  test('says first what it could not find out', () => {
    for (const [change, expected] of [
      [EVERY['remote-port-unproven'], /\*\*.+ answers over IPv4, but nothing shows that it is the FRITZ!Box\.\*\*/],
      [{ endpoints: endpoints({ state: 'unreachable' }) }, /\*\*No problems were found, but it could not be seen/],
    ] as const)
      assert.match(remoteAccessCheckReport([checked('Home', change)]).replaceAll(/\\([^\n])/g, '$1'), expected);
  });

  test('shows the fingerprint of a self-signed certificate to compare it, and to no stranger', () => {
    const sha256 = Array<string>(32).fill('A1').join(':');
    const router = checked('Home', { endpoints: endpoints(tls(certificate({ ...foreign, sha256 }))) });
    assert.match(remoteAccessCheckReport([router]), new RegExp(`SHA-256 ${sha256}`));
    assert.doesNotMatch(remoteAccessCheckReport([router], { forForum: true }), /A1:A1/);
  });

  test('links the command on the router where it is shown, and names it where it is passed on', () => {
    const router = { id: 'a b)"', ...checked('Home', stale) };
    const link = `[Update Dynamic DNS Now](<command:${COMMANDS.updateDynamicDns}?${encodeURIComponent('["a b)\\""]')}>)`;
    assert.ok(remoteAccessCheckReport([router]).includes(link), remoteAccessCheckReport([router]));
    assert.ok(!remoteAccessCheckReport([checked('Home', stale)]).includes('command:'));
  });

  test('calls a note so, and its command no fix', () => {
    const report = remoteAccessCheckReport([checked('Home', { ddns: ddns({ enabled: false }) })]);
    assert.match(report, /### Note: Dynamic DNS is off\.\n\n.+\n\nTurn On Dynamic DNS\n/);
  });

  test('names the one thing that is wrong, what follows from it and the command for it', () => {
    const report = remoteAccessCheckReport([
      checked('Home', { ...stale, ddns: ddns({ statusIPv4: 'account-disabled' }) }),
    ]).replaceAll('\\', '');
    for (const part of [
      `**The DDNS provider has disabled the account of ${DDNS}.**`,
      `### Problem: The DDNS provider has disabled the account of ${DDNS}.`,
      'To fix it: Set Up Dynamic DNS',
      `### Problem: ${DDNS} leads to ${OLD}, but the FRITZ!Box has ${IPV4}.`,
      `This follows from: The DDNS provider has disabled the account of ${DDNS}.`,
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
    assert.equal(report.match(/To fix it:/g)?.length, 1, 'a consequence needs none');
    assert.ok(report.indexOf('disabled the account') < report.indexOf('leads to'));
  });

  test('says that remote access is off, and that a look at another state says nothing', () => {
    assert.match(remoteAccessCheckReport([checked('Home', off)]), /^\*\*Remote access is off\.\*\*$/m);
    const { state, world } = scene();
    const moved = { ...state, remoteAccess: { enabled: true, port: 443, username: 'anna' } };
    const report = remoteAccessCheckReport([{ name: 'Home', state: moved, world }]).replaceAll('\\', '');
    assert.match(report, /^\*\*The FRITZ!Box has changed since it was checked: check it again\.\*\*$/m);
    assert.match(report, /^Changed since it was checked .*: this is what the FRITZ!Box reports\.$/m);
  });

  test('of several routers begins with the worst', () => {
    const report = remoteAccessCheckReport([
      checked('Home'),
      checked('Office', { secondFactor: { enabled: false } }),
      checked('Parents', stale),
    ]);
    assert.match(report, /^# Remote access check of 3 routers\n/);
    assert.deepEqual(
      [...report.matchAll(/^\| (Home|Office|Parents) \| (.*?) \|/gm)].map(([, router, state]) => [router, state]),
      [
        ['Parents', 'problem'],
        ['Office', 'warning'],
        ['Home', 'OK'],
      ],
    );
    assert.deepEqual(
      [...report.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      ['Parents', 'Office', 'Home', 'What this check can say, and what it cannot'],
    );
  });

  test('says what could not be read', () => {
    const report = remoteAccessCheckReport([
      checked('Home', { external: notAllowed, ddns: notAllowed, letsEncrypt: 'not-supported' }),
    ]);
    assert.match(report, /\| External IP address \| could not be read · This user may not do that \(606\)\. \|/);
    assert.match(report, /\| Let's Encrypt \| this FRITZ!OS does not have it \|/);
  });
});

suite('remote-access check: report for a forum', () => {
  /** Everything by which a box of the tests, or a person who uses it, could be found. */
  const IDENTIFYING = new RegExp(
    [
      IPV4,
      IPV6,
      OLD,
      '2001:db8',
      DDNS,
      'example\\.org',
      MY_FRITZ,
      'anna',
      'Zuhause',
      'RoBo6690',
      'Erikas CA',
      '198\\.51',
    ]
      .map((part) => part.replace(/(?<!\\)\./g, '\\.'))
      .join('|'),
    'i',
  );

  test('identifies neither box nor person, for every finding', function () {
    this.timeout(20_000);
    const named = certificate({
      names: [MY_FRITZ, 'RoBo6690', 'fritz.box'],
      issuer: 'Erikas CA',
      trusted: false,
      forHost: false,
    });
    const more: Change[] = [
      { endpoints: endpoints(tls(named)) },
      { names: [name('ddns', { ...answered(), alias: 'box.dyn.example.org' } as ReturnType<typeof answered>)] },
      { ddns: ddns({ domain: 'anna', statusIPv4: `Fehler bei ${IPV4} und [${IPV6}]:443, anna@example.org.` }) },
    ];
    for (const change of [...Object.values(EVERY), ...more]) {
      const report = remoteAccessCheckReport([checked('Zuhause', change)], { forForum: true });
      assert.doesNotMatch(report, IDENTIFYING);
    }
  });

  test('has the same placeholder for the same thing, and another one for another', () => {
    const report = remoteAccessCheckReport([checked('Zuhause', stale)], { forForum: true });
    const [, ddnsName, old, own] =
      /\*\*(‹name \d+›) leads to (‹IPv4 \d+›), but the FRITZ!Box has (‹IPv4 \d+›)/.exec(report) ?? [];
    assert.ok(ddnsName && old && own, report);
    assert.notEqual(old, own);
    assert.ok(report.includes(`| ${ddnsName} leads to | ${old}, ‹IPv6 `), report);
    assert.match(report, new RegExp(`\\| External IP address \\| ${own}, ‹IPv6 \\d+› \\|`));
    assert.ok(report.includes(`| ${own}:${PORT} |`), report);
  });

  test('keeps what everybody knows, and says of what kind an address is', () => {
    const show = new Placeholders().showing({ username: 'Anna B', host: '[fd00::2]:443', issuer: 'Erikas CA' });
    const cases: [text: string, masked: string][] = [
      ['fritz.box and www.myfritz.net', 'fritz.box and www.myfritz.net'],
      ['Let us meet at 12:04 or 12:04:05.', 'Let us meet at 12:04 or 12:04:05.'],
      ['FRITZ!OS 8.02, HTTP/1.1 400', 'FRITZ!OS 8.02, HTTP/1.1 400'],
      ['none: 0.0.0.0', 'none: 0.0.0.0'],
      ['100.64.1.1 and 10.0.0.1', '‹shared IPv4 1› and ‹private IPv4 1›'],
      ['[2001:db8::1]:443, 2001:DB8:0::1 and 2001:db8::', '[‹IPv6 1›]:443, ‹IPv6 1› and ‹IPv6 2›'],
      ['203.0.113.7. 203.0.113.7:443', '‹IPv4 1›. ‹IPv4 1›:443'],
      ['Home.Example.org is home.example.org', '‹name 1› is ‹name 1›'],
      ['anna@example.org', '‹name 2›'],
      ['fd00::1 leads to 2001:db8::1: yes', '‹private IPv6 1› leads to ‹IPv6 1›: yes'],
      ['‹name 1›', '‹name 1›'],
      ['user anna b, annab at [fd00::2]:443', 'user ‹name 3›, annab at [‹private IPv6 2›]:443'],
      ['issued by Erikas CA, not by Erikas CAs', 'issued by ‹name 4›, not by Erikas CAs'],
    ];
    for (const [text, masked] of cases) assert.equal(show(text), masked);
  });
});

suite('remote-access check: secrets', () => {
  test('are in no report', async function () {
    this.timeout(60_000);
    const world = await World.start();
    const box = await startBox();
    const client = clientFor(box);
    try {
      Object.assign(box.state.ddns, {
        updateUrl: 'https://geheim-0:geheim-1@dyn.example.org/geheim-2?k=geheim-3&ip=<ipaddr>&t=<geheim-4>&u=geheim-5>',
        password: 'geheim-7',
      });
      Object.assign(box.state.managementServer, {
        url: 'http://geheim-8:geheim-9@acs.example.net/geheim-10',
        connectionRequestUrl: 'http://203.0.113.7:8089/geheim-11',
        password: 'geheim-12',
      });
      world.setName(box.state.ddns.domain, { A: [IPV4], AAAA: [IPV6] });
      await world.listen(IPV4, PORT, await certificateFor([box.state.ddns.domain], world.authority));
      const state = await readBoxState(client, { forCheck: true });
      const seen = { version: 1, ...(await lookAround(state, world.source(box))) } as const;
      const secrets = new RegExp(['geheim', ...box.users.map(({ password }) => password)].join('|'));
      assert.doesNotMatch(JSON.stringify([state, seen]), secrets);
      for (const forForum of [false, true]) {
        const report = remoteAccessCheckReport([{ name: 'Home', state, world: seen }], { forForum });
        assert.doesNotMatch(report, secrets);
        assert.match(report, /The update URL/, 'it was looked at');
        assert.match(report, /without encryption/, 'so was the provider');
        assert.equal(report.includes('acs.example.net'), !forForum);
      }
    } finally {
      await client.close();
      await box.close();
      await world.close();
    }
  });

  test('sets names as code that VS Code would turn into links, and not the commas after them', () => {
    assert.equal(text('home.example.org, www.example.org, it'), 'home.example.org, `www.example.org`, it');
  });
});
