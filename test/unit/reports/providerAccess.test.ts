import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { withoutUrls } from '../../../src/box/providerAccessServer';
import { readAnswer } from '../../../src/diagnosis/portAnswer';
import type { ObservedPort, PortProbe } from '../../../src/diagnosis/world';
import { providerAccessReport } from '../../../src/reports/providerAccess';
import type { ManagementServerInfo } from '../../../src/tr064/services/managementServer';
import { type Change, inOrder, scene } from '../../observed';

const router = { name: 'Home', page: 'http://192.168.178.1/' };

function reported(change: Change): string {
  const { state, world } = scene(change);
  return providerAccessReport(router, state, world);
}

const server = (change: Partial<ManagementServerInfo> = {}) =>
  withoutUrls({
    url: 'https://acs.example.net:7547/cwmp',
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
  address: '192.168.178.1',
  port: 8089,
  proven: true,
  probe,
  ...change,
});

const chatty = answered('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box\r\n\r\nserial');

suite('provider access: report', () => {
  test('says verdict, values, findings and what to do', () => {
    const report = reported({
      managementServer: server(),
      firmwareDownload: { allowed: true },
      ports: [port(chatty)],
    });
    assert.match(report, /^# Internet provider access: Home\n/);
    for (const part of [
      '**Automatic configuration by the internet provider: likely allowed. Automatic updates by the internet provider: allowed.**',
      '| Server of the internet provider (ACS) | `https://acs.example.net:7547/***` |',
      '| Contacts the server at intervals | on, interval 1 day |',
      '| Address for connection requests | `203.0.113.7:8089` |',
      '| User for connection requests | `acs-user` |',
      '| Internet provider manages updates | no |',
      '| Updates by the internet provider | allowed |',
      '| Model number | `7590 - avm` |',
      '- A server of the internet provider (ACS) is set.',
      '```text\nHTTP/1.1 404 Not Found\nServer: FRITZ!Box\n\nserial\n```',
      'Internet / Account Information / Provider Services',
      'Only a check from another network shows what the internet sees.',
      '[Web interface of this FRITZ!Box](<http://192.168.178.1/>)',
    ])
      assert.ok(report.includes(part), `${part}\n\n${report}`);
    const headings = [...report.matchAll(/^### (.*)$/gm)].map(([, heading = '']) => heading);
    assert.deepEqual(
      headings.map((heading) => heading.startsWith('Warning: ')),
      [true, false, false, false],
    );
  });

  test('shows the time the intervals are counted from, when there is one', () => {
    const row = (change: Partial<ManagementServerInfo>) =>
      /intervals \| (.*) \|/.exec(reported({ managementServer: server(change) }))?.[1];
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
    const report = reported({ managementServer: notAllowed, firmwareDownload: notAllowed });
    assert.match(
      report,
      /Automatic configuration by the internet provider: unknown\. Automatic updates by the internet provider: unknown\./,
    );
    assert.match(
      report,
      /\| Server of the internet provider \(ACS\) \| could not be read · This user may not do that \(606\)\. \|/,
    );
    assert.match(report, /\| Updates by the internet provider \| could not be read · /);
  });

  test('warns where the box may be the property of the provider', () => {
    const report = (number: string) => reported({ device: { ...inOrder.device, modelNumber: number } });
    assert.match(report(' - avme'), /may belong to your internet provider/);
    assert.doesNotMatch(report('7590 - avm'), /may belong to your internet provider/);
  });

  test('marks an answer of which only the beginning was kept', () => {
    const report = (truncated: boolean) => reported({ ports: [port(answered('hello', truncated))] });
    assert.match(report(true), /The beginning of the answer:\n\n```text\nhello\n```/);
    assert.match(report(false), /\n\nThe answer:\n\n/);
  });

  test('holds no secret', () => {
    const managementServer = server({
      url: 'https://canary-1:canary-2@acs.example.net/canary-3?key=canary-4#canary-5',
      connectionRequestUrl: 'http://canary-6:canary-7@203.0.113.7:8089/canary-8',
    });
    const report = reported({ managementServer, firmwareDownload: { allowed: true } });
    assert.ok(report.includes('acs.example.net') && report.includes('203.0.113.7:8089'));
    assert.doesNotMatch(report, /canary/);
  });
});
