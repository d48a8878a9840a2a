import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import * as vscode from 'vscode';
import { withoutUrls } from '../../src/box/providerAccessServer';
import type { ObservedPort, Observations, PortProbe } from '../../src/diagnosis/checks/observations';
import { readAnswer } from '../../src/diagnosis/checks/portAnswer';
import { checkProviderAccess, type ProviderAccessFinding } from '../../src/diagnosis/providerAccessChecks';
import { gatherProviderAccess } from '../../src/net/gatherProviderAccess';
import { code, fence, link, table, text } from '../../src/reports/markdown';
import { providerAccessReport } from '../../src/reports/providerAccess';
import type { ManagementServerInfo } from '../../src/tr064/services/managementServer';
import { checkWords, disclosureWords, reasonWords } from '../../src/ui/words/checks';
import { startBox } from '../box';
import { clientFor, loginOf } from '../clientFor';

const router = { name: 'Home', page: 'http://192.168.178.1/', observedAt: new Date() };

const server = (change: Partial<ManagementServerInfo> = {}) =>
  withoutUrls({
    url: 'https://acs.example.net:7547/cwmp',
    username: 'box',
    periodicInform: true,
    periodicInformInterval: 86_400,
    periodicInformTime: '0001-01-01T00:00:00',
    connectionRequestUrl: 'http://203.0.113.7:8089/a1b2c3d4e5f60718',
    connectionRequestUsername: 'acs-user',
    upgradesManaged: false,
    ...change,
  });

const answered = (raw: string, truncated = false): PortProbe => ({
  state: 'answered',
  ...readAnswer(Buffer.from(raw, 'latin1'), truncated),
});

const port = (probe: PortProbe, change: Partial<ObservedPort> = {}): ObservedPort => ({
  side: 'home',
  role: 'usual',
  address: '192.168.178.1',
  port: 8089,
  probe,
  ...change,
});

const chatty = answered('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box\r\n\r\nserial');

/** As VS Code's preview shows it. */
async function rendered(markdown: string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', markdown);
}

/** What a reader sees of it, without tags. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '![x](https://evil.example/x.png)',
  '`code` ``more`` | cell | \\| **bold** _it_ ~~no~~ &lt; $x$',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  'back\\`tick`',
  'see https://evil.example/x_y, //evil.example and www.evil.example',
  'mail anna@evil.example | mailto:`anna`@evil.example',
  '`',
];

suite('provider access: Markdown', () => {
  test('text and values show letter by letter what they are', async () => {
    for (const hostile of HOSTILE) {
      for (const markdown of [text(hostile), code(hostile), `| a |\n|---|\n| ${text(hostile)} |`]) {
        const html = await rendered(markdown);
        assert.ok(!/<(img|a|strong|em|s|h1|ul|ol|blockquote)[ >]/.test(html), html);
        assert.ok(seen(html).includes(hostile), `${hostile} became ${seen(html)}`);
      }
    }
    assert.equal(code(' \n '), '–');
  });

  test('cells keep to themselves', async () => {
    const html = await rendered(table([['a', 'b'], ...HOSTILE.map((hostile) => [text(hostile), code(hostile)])]));
    assert.equal(html.match(/<td/g)?.length, HOSTILE.length * 2, html);
    assert.ok(!/<(img|a|strong|em|s|h1|ul|ol)[ >]/.test(html), html);
  });

  test('a fence ends where it should', async () => {
    for (const lines of ['```\n# out', '~~~~\n<b>', '``````\n`', 'a\n```text\nb']) {
      const html = await rendered(`${fence(lines)}\n\nafter`);
      assert.ok(seen(html).includes(lines), html);
      assert.equal(html.match(/<pre/g)?.length, 1, html);
      assert.match(html, /<p[^>]*>after<\/p>/);
      assert.ok(!/<(h1|b)[ >]/.test(html), html);
    }
  });

  test('a link leads where it says', async () => {
    const html = await rendered(link('a ](command:x) [b', 'http://fritz.box/a b'));
    assert.equal(html.match(/<a /g)?.length, 1, html);
    assert.match(html, /href="http:\/\/fritz\.box\/a%20b"/);
  });
});

suite('provider access: words', () => {
  const notAllowed = { unread: 'not-authorized', code: 606 } as const;
  const states: PortProbe[] = [
    { state: 'closed' },
    { state: 'silent' },
    { state: 'filtered' },
    { state: 'unreachable' },
    answered('HTTP/1.1 404 Not Found\r\n\r\n'),
    chatty,
    answered('HTTP/1.1 200 OK\r\n\r\n'),
  ];
  const observations: Observations[] = [
    { managementServer: server() },
    {
      managementServer: server({ url: '', connectionRequestUrl: '', periodicInform: false }),
      ports: [port({ state: 'closed' })],
    },
    { managementServer: server({ url: 'http://acs.example.net/' }), ports: [port({ state: 'silent' })] },
    { managementServer: server({ url: 'nonsense' }) },
    { managementServer: notAllowed, firmwareDownload: notAllowed, external: notAllowed },
    { firmwareDownload: { allowed: true } },
    { firmwareDownload: { allowed: false } },
    { firmwareDownload: { allowed: false }, managementServer: server({ upgradesManaged: true }) },
    { firmwareDownload: { allowed: true }, managementServer: server({ upgradesManaged: true }) },
    { model: { name: 'FRITZ!Box 7530', number: ' - avme' } },
    { ports: states.map((probe) => port(probe)) },
    { ports: states.map((probe) => port(probe, { side: 'internet', address: '2001:db8::1' })) },
  ];
  const findings = observations.flatMap(checkProviderAccess);

  test('are sentences for every finding', () => {
    const codes = new Set(findings.map((finding) => finding.code));
    assert.equal(codes.size, 19, [...codes].join(' '));
    for (const finding of findings) {
      const { summary, why, remedy } = checkWords(finding);
      for (const sentence of [summary, why, ...(remedy === undefined ? [] : [remedy])]) {
        assert.match(sentence, /\.$/, finding.code);
        assert.ok(!/undefined|\[object|\{\d\}/.test(sentence), sentence);
      }
      // Whoever is told of something bad is told what to do.
      if (finding.level === 'warning' || finding.level === 'problem') assert.ok(remedy, finding.code);
    }
  });

  test('tell the findings apart', () => {
    const summaries = new Map(findings.map((finding): [string, string] => [finding.code, checkWords(finding).summary]));
    assert.equal(new Set(summaries.values()).size, summaries.size);
  });

  test('never say that automatic configuration is off', () => {
    const said = findings
      .filter((finding) => finding.check === 'automatic-configuration')
      .map((finding) => checkWords(finding).summary);
    assert.deepEqual(
      new Set(said),
      new Set([
        'Automatic configuration by the provider is likely on.',
        'Automatic configuration by the provider is likely off.',
        'Whether the provider may configure the FRITZ!Box is unknown.',
      ]),
    );
  });

  test('name what was disclosed, address and port', () => {
    const [finding] = checkProviderAccess({ ports: [port(chatty, { address: '2001:db8::1', side: 'internet' })] });
    assert.ok(finding);
    assert.equal(
      checkWords(finding).summary,
      '[2001:db8::1]:8089 tells more than it should: the header Server, a text.',
    );
  });

  test('say of every port that is fine that it may look otherwise from elsewhere', () => {
    const fine = findings.filter((finding) => ['port-closed', 'port-silent', 'port-correct'].includes(finding.code));
    assert.equal(fine.length, 6 + 1 + 1);
    for (const finding of fine) assert.match(checkWords(finding).why, /nothing certain|something else/);
  });

  test('have their own for each reason and disclosure', () => {
    const reasons = findings.flatMap((finding) => ('reasons' in finding ? finding.reasons : []));
    const words = new Map(reasons.map((reason) => [reason.code, reasonWords(reason)]));
    assert.equal(words.size, 10);
    assert.equal(new Set(words.values()).size, 10);
    const disclosures = (['not-http', 'accepted', 'status', 'body'] as const).map((kind) => disclosureWords({ kind }));
    assert.equal(new Set(disclosures).size, 4);
  });
});

suite('provider access: report', () => {
  test('says verdict, values, findings and what to do', () => {
    const report = providerAccessReport(router, {
      managementServer: server(),
      firmwareDownload: { allowed: true },
      model: { name: 'FRITZ!Box 7590', number: '7590 - avm' },
      ports: [port(chatty)],
    });
    assert.match(report, /^# Provider access \(TR-069\): Home\n/);
    for (const part of [
      '**Automatic configuration by the provider: likely on. Automatic updates by the provider: allowed.**',
      '| Server of the provider (ACS) | `https://acs.example.net:7547/***` |',
      '| Calls the server at intervals | on, interval 1 day |',
      '| Address for requests of the provider | `203.0.113.7:8089` |',
      '| User for requests of the provider | `acs-user` |',
      '| The provider looks after updates | no |',
      '| Updates by the provider | allowed |',
      '| Model number | `7590 - avm` |',
      '- A server of the provider (ACS) is set.',
      '```text\nHTTP/1.1 404 Not Found\nServer: FRITZ!Box\n\nserial\n```',
      'Internet / Account Information / Provider Services',
      'Only a look from another network shows what strangers see.',
      '[The pages of this FRITZ\\!Box](<http://192.168.178.1/>)',
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
    const levels = [...report.matchAll(/^### (.*?): /gm)].map(([, level]) => level);
    assert.deepEqual(levels, ['Warning', 'For information', 'For information', 'For information']);
  });

  test('shows the time the intervals are counted from, when there is one', () => {
    const row = (change: Partial<ManagementServerInfo>) =>
      /intervals \| (.*) \|/.exec(providerAccessReport(router, { managementServer: server(change) }))?.[1];
    assert.equal(
      row({ periodicInformTime: '2025-02-01T03:00:00' }),
      'on, interval 1 day, counted from 2025-02-01T03:00:00',
    );
    assert.equal(row({ periodicInformInterval: 5_400 }), 'on, interval 90 minutes');
    assert.equal(row({ periodicInformInterval: undefined }), 'on');
    assert.equal(row({ periodicInform: false }), 'off');
  });

  test('says what could not be read, and shows no value for it', () => {
    const notAllowed = { unread: 'not-authorized', code: 606 } as const;
    const report = providerAccessReport(router, { managementServer: notAllowed, firmwareDownload: notAllowed });
    assert.match(
      report,
      /Automatic configuration by the provider: unknown\. Automatic updates by the provider: unknown\./,
    );
    assert.match(
      report,
      /\| Server of the provider \(ACS\) \| could not be read · This user may not do that \(606\)\. \|/,
    );
    assert.match(report, /\| Updates by the provider \| could not be read · /);
  });

  test('warns where the box may be the property of the provider', () => {
    const report = (number: string) => providerAccessReport(router, { model: { name: 'FRITZ!Box 7530', number } });
    assert.match(report(' - avme'), /may be the property of your provider/);
    assert.doesNotMatch(report('7590 - avm'), /may be the property of your provider/);
  });

  test('marks an answer of which only the beginning was kept', () => {
    const report = (truncated: boolean) =>
      providerAccessReport(router, { ports: [port(answered('hello', truncated))] });
    assert.match(report(true), /The beginning of what came back:\n\n```text\nhello\n```/);
    assert.match(report(false), /\n\nWhat came back:\n\n/);
  });

  test('holds no secret', () => {
    const managementServer = server({
      url: 'https://canary-1:canary-2@acs.example.net/canary-3?key=canary-4#canary-5',
      connectionRequestUrl: 'http://canary-6:canary-7@203.0.113.7:8089/canary-8',
    });
    const report = providerAccessReport(router, { managementServer, firmwareDownload: { allowed: true } });
    assert.ok(report.includes('acs.example.net') && report.includes('203.0.113.7:8089'));
    assert.doesNotMatch(report, /canary/);
  });

  test('shows hostile values as they are', async () => {
    for (const hostile of HOSTILE) {
      const html = await rendered(
        providerAccessReport(
          { ...router, name: hostile },
          {
            managementServer: server({
              connectionRequestUsername: hostile,
              periodicInformTime: hostile,
            }),
            model: { name: hostile, number: `${hostile} - ${'avme'}` },
            ports: [port(answered(`HTTP/1.1 404 Not Found\r\n${hostile}: x\r\n\r\n\`\`\`\r\n${hostile}`))],
          },
        ),
      );
      assert.ok(!/<(img|blockquote)[ >]|href="(?!https?:|#)/.test(html), html);
      assert.equal(html.match(/<h1[ >]/g)?.length, 1, html);
      // Those of the report itself.
      assert.equal(html.match(/<a [^>]*href/g)?.length, 3, html);
      assert.equal(html.match(/<h2[ >]/g)?.length, 7, html);
      assert.equal(html.match(/<pre/g)?.length, 1, html);
      assert.equal(html.match(/<td/g)?.length, 14, html);
    }
  });

  test('of a simulated box says what it observed, for each kind of port and user', async () => {
    const findings: Record<string, string[]> = {};
    const answers: Record<string, string> = {
      correct: 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
      challenge: 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="x",nonce="1",qop="auth"\r\n\r\n',
      chatty: 'HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box 7590\r\n\r\n',
      silent: '',
    };
    for (const [name, answer] of Object.entries(answers)) {
      const listener = createServer((socket) => socket.resume().end(answer));
      await once(listener.listen(0, '127.0.0.1'), 'listening');
      const box = await startBox({ scenario: '7590-8.02' });
      Object.assign(box.state.internet, { ipv4: '', ipv6: '' });
      const clients = [0, 1].map((index) => clientFor(box, { credentials: loginOf(box, index) }));
      try {
        for (const [index, client] of clients.entries()) {
          const observed = await gatherProviderAccess(client, {
            host: box.host,
            port: (listener.address() as AddressInfo).port,
          });
          const said = providerAccessReport(router, observed);
          assert.doesNotMatch(said, /a1b2c3d4e5f60718/);
          findings[`${name} ${index}`] = checkProviderAccess(observed)
            // The port the box names for requests is the usual one, which this box of the test does not have.
            .filter(({ check }: ProviderAccessFinding) => check !== 'connection-request-port')
            .map(({ code }: ProviderAccessFinding) => code);
        }
      } finally {
        for (const client of clients) await client.close();
        await box.close();
        listener.close();
      }
    }
    const admin = ['configuration-likely-on', 'updates-allowed', 'acs-https'];
    const other = ['configuration-unknown', 'updates-unknown', 'external-unread'];
    assert.deepEqual(findings, {
      'correct 0': [...admin, 'port-correct'],
      'correct 1': [...other, 'port-correct'],
      'challenge 0': [...admin, 'port-correct'],
      'challenge 1': [...other, 'port-correct'],
      'chatty 0': ['port-discloses', ...admin],
      'chatty 1': ['port-discloses', ...other],
      'silent 0': [...admin, 'port-silent'],
      'silent 1': [...other, 'port-silent'],
    });
  });
});
