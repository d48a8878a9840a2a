import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Observations } from '../../src/diagnosis/checks/observations';
import type { ProviderAccessFinding } from '../../src/diagnosis/providerAccessChecks';
import { checkRemoteAccess, type RemoteAccessFinding } from '../../src/diagnosis/remoteAccessChecks';
import { gatherRemoteAccess } from '../../src/net/gatherRemoteAccess';
import { remoteAccessCheckReport } from '../../src/reports/remoteAccessCheck';
import { ForumMask } from '../../src/reports/remoteAccessCheckMask';
import { fixWords, lookingAtWords, remoteAccessCheckWords } from '../../src/ui/words/checksRemoteAccess';
import { startBox } from '../box';
import { clientFor } from '../clientFor';
import { certificateFor } from '../net/tlsEndpoint';
import { World } from '../net/world';
import {
  answered,
  certificate,
  DDNS,
  ddns,
  endpoint,
  endpoints,
  inOrder,
  IPV4,
  IPV6,
  MY_FRITZ,
  myFritz,
  name,
  notAllowed,
  OLD,
  PORT,
  rights,
  tls,
} from '../observed';

const off = { remoteAccess: { enabled: false, port: PORT, username: 'anna' } };
const selfSigned = endpoints(tls(certificate({ selfSigned: true, trusted: false })));
const external = (externalIPv4: string, externalIPv6 = IPV6) => ({ external: { externalIPv4, externalIPv6 } });
const stale = { names: [name('ddns', answered([OLD]))] };
const neighbour = answered([IPV4], ['2001:db8:7590:4::20']);
const proxied = {
  names: [name('ddns', answered(['198.51.100.80']))],
  endpoints: [endpoint('ddns', 'ipv4', tls(), { address: '198.51.100.80', port: 443 })],
};

/** For each finding a box that has it. */
const EVERY: Record<Exclude<RemoteAccessFinding['code'], ProviderAccessFinding['code']>, Partial<Observations>> = {
  'remote-access-off': off,
  'no-port': { remoteAccess: { enabled: true, port: undefined, username: 'anna' } },
  'remote-access-unread': { remoteAccess: notAllowed },
  'no-internet-user': {
    remoteAccess: { enabled: true, port: PORT, username: '' },
    rights: { ...rights, internetRights: false },
  },
  'carrier-grade-nat': external('100.64.3.4'),
  'behind-another-router': external('192.168.1.2'),
  'ds-lite': external('192.0.0.2', ''),
  'no-ipv4': external(''),
  'no-internet-address': external('', ''),
  'remote-port-open': {},
  'remote-port-closed': { endpoints: endpoints({ state: 'closed' }) },
  'remote-port-filtered': { endpoints: endpoints({ state: 'filtered' }), vantage: 'home' },
  'remote-port-no-tls': { endpoints: endpoints({ state: 'no-tls' }) },
  'remote-port-unreachable': { endpoints: endpoints({ state: 'unreachable' }), vantage: 'unknown' },
  'usual-port': { remoteAccess: { enabled: true, port: 443, username: 'anna' } },
  'unusual-port': {},
  'default-password': { password: { isDefault: true } },
  'second-factor-off': { secondFactor: { enabled: false } },
  'ddns-unread': { ddns: notAllowed },
  'ddns-off': { ddns: ddns({ enabled: false }) },
  'ddns-offline': { ...stale, ddns: ddns({ statusIPv4: 'offline' }) },
  'ddns-account-disabled': { ddns: ddns({ statusIPv4: 'account-disabled' }) },
  'ddns-not-connected': { ddns: ddns({ statusIPv4: 'internet-not-connected' }) },
  'ddns-unknown-state': { ...stale, ddns: ddns({ statusIPv4: 'Kaputt' }) },
  'ddns-in-progress': { ddns: ddns({ statusIPv4: 'verifying' }) },
  'ddns-false-error': { ...proxied, ddns: ddns({ statusIPv4: 'offline' }) },
  'update-url': { ddns: ddns({ urlFindings: [{ code: 'no-path', level: 'problem' }] }), ...stale },
  'my-fritz-failed': { myFritz: { ...myFritz, state: 'register_failed' } },
  'no-name': { names: [], ddns: ddns({ enabled: false, domain: '' }), myFritz: { ...myFritz, enabled: false } },
  'name-missing': { names: [name('ddns', { state: 'no-such-name' })] },
  'name-unanswered': { names: [name('ddns', { state: 'no-answer' })] },
  'name-right': {},
  'name-stale': stale,
  'name-proxied': proxied,
  'name-same-network': { names: [name('ddns', neighbour)] },
  'name-other-prefix': {
    ddns: ddns({ usesPrefix: true }),
    names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))],
  },
  'name-not-looked-up': { ddns: ddns({ domain: 'none' }) },
  'name-without-family': { names: [name('ddns', answered([IPV4], []))] },
  'record-left-behind': { ...stale, ddns: ddns({ mode: 'ddns_v6' }) },
  'name-cached': { names: [name('ddns', answered(), answered([OLD]))] },
  'rebind-protection': { vantage: 'home', names: [name('ddns', neighbour, answered([IPV4], []))] },
  'host-refused': { endpoints: endpoints(tls(certificate(), 'HTTP/1.1 400 Bad Request')) },
  'fritz-box-public': { fritzBox: [OLD], vantage: 'home' },
  'certificate-good': {},
  'certificate-self-signed': { endpoints: selfSigned },
  'certificate-untrusted': { endpoints: endpoints(tls(certificate({ trusted: false }))) },
  'certificate-expired': { endpoints: endpoints(tls(certificate({ trusted: false, days: -3 }))) },
  'certificate-expires-soon': { endpoints: endpoints(tls(certificate({ days: 9 }))) },
  'certificate-not-yet-valid': { endpoints: endpoints(tls(certificate({ from: 2 }))) },
  'certificate-wrong-name': { endpoints: endpoints(tls(certificate({ forHost: false }))) },
  'certificate-on-another-port': {
    endpoints: [
      ...endpoints(tls(certificate({ selfSigned: true, trusted: false }))),
      endpoint('ddns', 'ipv4', tls(), { port: 443 }),
    ],
  },
  'lets-encrypt-not-served': { endpoints: selfSigned },
  'lets-encrypt-needs-myfritz': { myFritz: { ...myFritz, enabled: false } },
  'lets-encrypt-invalid': { letsEncrypt: { enabled: true, state: 'invalid' } },
  'lets-encrypt-pending': { letsEncrypt: { enabled: true, state: 'get' } },
  'lets-encrypt-unknown': { letsEncrypt: { enabled: true, state: 'renewing' } },
};

const observed = (change: Partial<Observations> = {}): Observations => ({ ...inOrder, ...change });

async function rendered(markdown: string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', markdown);
}

suite('remote-access check: words', () => {
  for (const [code, change] of Object.entries(EVERY)) {
    test(code, () => {
      const findings = checkRemoteAccess(observed(change)).map(({ finding }) => finding);
      const found = findings.filter((finding) => finding.code === code);
      assert.ok(found.length > 0, findings.map((finding) => finding.code).join(' '));
      for (const finding of found) {
        const { summary, why, remedy } = remoteAccessCheckWords(finding);
        for (const sentence of [summary, why, ...(remedy === undefined ? [] : [remedy])]) {
          assert.match(sentence, /\.$/);
          assert.ok(!/undefined|\[object|\{\d\}/.test(sentence), sentence);
        }
        // Whoever is told of something bad is told what to do.
        if (finding.level === 'warning' || finding.level === 'problem') assert.ok(remedy);
      }
    });
  }

  test('tell the findings apart', () => {
    const summaries = Object.entries(EVERY).map(([code, change]) => {
      const found = checkRemoteAccess(observed(change)).find(({ finding }) => finding.code === code);
      assert.ok(found, code);
      return remoteAccessCheckWords(found.finding).summary;
    });
    assert.equal(new Set(summaries).size, summaries.length);
  });

  test('say from where a port was seen', () => {
    const why = (['home', 'elsewhere', 'unknown'] as const).map((vantage) => {
      const open = checkRemoteAccess(observed({ vantage })).find(({ finding }) => finding.code === 'remote-port-open');
      assert.ok(open);
      return remoteAccessCheckWords(open.finding).why;
    });
    assert.match(why[0] ?? '', /mobile data would prove more/);
    assert.equal(new Set(why).size, 3);
  });

  test('have their own for each fix and each step', () => {
    const fixes = (
      [
        'turn-on-remote-access',
        'set-up-remote-access',
        'turn-on-dynamic-dns',
        'set-up-dynamic-dns',
        'turn-on-lets-encrypt',
        'check-provider-access',
      ] as const
    ).map(fixWords);
    assert.equal(new Set(fixes).size, 6);
    assert.equal(new Set((['box', 'names', 'endpoints'] as const).map(lookingAtWords)).size, 3);
  });
});

suite('remote-access check: report', () => {
  test('of a box in order says so, and what was seen', () => {
    const report = remoteAccessCheckReport([{ name: 'Home', observations: observed() }]).replaceAll('\\', '');
    for (const part of [
      '# Remote access check: Home\n',
      '**Nothing that was looked at is wrong.**',
      'Seen from another network, over the internet.',
      '## What is well',
      `- ${DDNS} leads to the IPv4 address of the FRITZ!Box.`,
      `| Remote access | on · port ${PORT} · user anna |`,
      `| Dynamic DNS | on · ${DDNS} · IPv4 and IPv6 in one request |`,
      '| State of dynamic DNS | IPv4: current · IPv6: current |',
      `| Internet address | ${IPV4}, ${IPV6} |`,
      "| Let's Encrypt | on · certificate valid |",
      `| ${DDNS} leads to | ${IPV4}, ${IPV6} |`,
      `| ${IPV4}:${PORT} | issued by Test authority · for ${MY_FRITZ}, ${DDNS} · `,
      ' · RSA 2048 · HTTP/1.1 200 OK |',
      `| ${DDNS}:${PORT} at ${IPV4} |`,
      'proves less than a phone on mobile data does.',
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
  });

  test('names the one thing that is wrong, what follows from it and the command for it', () => {
    const report = remoteAccessCheckReport([
      { name: 'Home', observations: observed({ ...off, endpoints: endpoints({ state: 'closed' }) }) },
    ]).replaceAll('\\', '');
    for (const part of [
      '**Remote access is off.**',
      '### Warning: Remote access is off.',
      'The command for it: Turn On Remote Access',
      `### Problem: ${IPV4}:${PORT} refuses connections over IPv4.`,
      'This follows from: Remote access is off.',
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
    assert.equal(report.match(/The command for it/g)?.length, 1, 'a consequence needs none');
    assert.ok(report.indexOf('Remote access is off') < report.indexOf('refuses connections'));
  });

  test('of several routers begins with the worst', () => {
    const report = remoteAccessCheckReport([
      { name: 'Home', observations: observed() },
      { name: 'Office', observations: observed({ secondFactor: { enabled: false } }) },
      { name: 'Parents', observations: observed(stale) },
    ]);
    assert.match(report, /^# Remote access check of 3 routers\n/);
    assert.deepEqual(
      [...report.matchAll(/^\| (Home|Office|Parents) \| (.*?) \|/gm)].map(([, router, state]) => [router, state]),
      [
        ['Parents', 'problem'],
        ['Office', 'warning'],
        ['Home', 'all well'],
      ],
    );
    assert.deepEqual(
      [...report.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      ['Parents', 'Office', 'Home', 'What this check can say, and what it cannot'],
    );
  });

  test('says what could not be read', () => {
    const report = remoteAccessCheckReport([
      {
        name: 'Home',
        observations: observed({ external: notAllowed, ddns: notAllowed, letsEncrypt: 'not-supported' }),
      },
    ]);
    assert.match(report, /\| Internet address \| could not be read · This user may not do that \(606\)\. \|/);
    assert.match(report, /\| Let's Encrypt \| this FRITZ\\!OS does not have it \|/);
  });

  test('shows hostile values as they are', async () => {
    for (const hostile of [
      '<img src=x onerror=alert(1)>',
      '[click](command:workbench.action.quit)',
      '`code` | cell | **bold**',
      'see https://evil.example/x and www.evil.example',
    ]) {
      const probe = tls(certificate({ subject: hostile, issuer: hostile, names: [hostile], forHost: false }), hostile);
      const observations = observed({
        ddns: ddns({ domain: hostile, statusIPv4: hostile }),
        myFritz: { ...myFritz, dynDnsName: hostile, state: hostile },
        users: { names: [hostile] },
        endpoints: [endpoint('ddns', 'ipv4', probe), endpoint('my-fritz', 'ipv4', probe)],
      });
      for (const forForum of [false, true]) {
        const html = await rendered(remoteAccessCheckReport([{ name: hostile, observations }], { forForum }));
        assert.ok(!/<(img|a|em|code)[ >]/.test(html.replace(/<code>[^<]*<\/code>/g, '')), html);
        assert.equal(html.match(/<strong>/g)?.length, 1, html);
        assert.equal(html.match(/<h1[ >]/g)?.length, 1, html);
      }
    }
  });
});

suite('remote-access check: report for a forum', () => {
  /** Everything by which a box of the tests could be found, and whoever uses it. */
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

  test('identifies nobody, whatever was found', () => {
    const named = certificate({
      names: [MY_FRITZ, 'RoBo6690', 'fritz.box'],
      issuer: 'Erikas CA',
      trusted: false,
      forHost: false,
    });
    const more: Partial<Observations>[] = [
      { endpoints: endpoints(tls(named)) },
      { names: [name('ddns', { ...answered(), alias: 'box.dyn.example.org' } as ReturnType<typeof answered>)] },
      { ddns: ddns({ domain: 'anna', statusIPv4: `Fehler bei ${IPV4} und [${IPV6}]:443, anna@example.org.` }) },
    ];
    for (const change of [...Object.values(EVERY), ...more]) {
      const report = remoteAccessCheckReport([{ name: 'Zuhause', observations: observed(change) }], { forForum: true });
      assert.doesNotMatch(report, IDENTIFYING);
    }
  });

  test('has the same placeholder for the same thing, and another one for another', () => {
    const report = remoteAccessCheckReport([{ name: 'Zuhause', observations: observed(stale) }], { forForum: true });
    const [, ddnsName, old, own] =
      /\*\*(‹name \d+›) leads to (‹IPv4 \d+›), but the FRITZ\\!Box has (‹IPv4 \d+›)/.exec(report) ?? [];
    assert.ok(ddnsName && old && own, report);
    assert.notEqual(old, own);
    assert.ok(report.includes(`| ${ddnsName} leads to | ${old}, ‹IPv6 `), report);
    assert.match(report, new RegExp(`\\| Internet address \\| ${own}, ‹IPv6 \\d+› \\|`));
    assert.ok(report.includes(`| ${own}:${PORT} |`), report);
  });

  test('keeps what everybody knows, and says of what kind an address is', () => {
    const mask = new ForumMask();
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
    ];
    for (const [text, masked] of cases) assert.equal(mask.text(text), masked);
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
        username: 'geheim-6',
        password: 'geheim-7',
      });
      Object.assign(box.state.managementServer, {
        url: 'http://geheim-8:geheim-9@acs.example.net/geheim-10',
        connectionRequestUrl: 'http://203.0.113.7:8089/geheim-11',
        password: 'geheim-12',
      });
      world.setName(box.state.ddns.domain, { A: [IPV4], AAAA: [IPV6] });
      await world.listen(IPV4, PORT, await certificateFor([box.state.ddns.domain], world.authority));
      const observations = await gatherRemoteAccess(client, world.source(box));
      const secrets = new RegExp(['geheim', ...box.users.map(({ password }) => password)].join('|'));
      assert.doesNotMatch(JSON.stringify(observations), secrets);
      for (const forForum of [false, true]) {
        const report = remoteAccessCheckReport([{ name: 'Home', observations }], { forForum });
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
});
