import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { readBoxState } from '../../../src/box/readBoxState';
import type { BoxState } from '../../../src/box/boxState';
import { boxNames } from '../../../src/diagnosis/boxHosts';
import { type FleetRouter, fleetReport } from '../../../src/reports/fleet';
import { COMMANDS } from '../../../src/common/commandIds';
import { text } from '../../../src/reports/markdown';
import { formatMoment } from '../../../src/ui/words/dates';
import { certificate, endpoints, myFritz, OLD, scene, tls } from '../../observed';
import { startBox } from '../../box';
import { clientFor } from '../../clientFor';

suite('the fleet report', () => {
  let boxState: BoxState;

  suiteSetup(async () => {
    const box = await startBox();
    Object.assign(box.state.ddns, {
      updateUrl: 'https://dyn.example.org/update?host=<domain>&token=canary-1',
      password: 'canary-2',
    });
    Object.assign(box.state.managementServer, {
      url: 'https://canary-3:canary-4@acs.example.net/canary-5?key=canary-6',
      connectionRequestUrl: 'http://203.0.113.7:8089/canary-7',
    });
    const client = clientFor(box);
    try {
      boxState = await readBoxState(client, {});
    } finally {
      await client.close();
      await box.close();
    }
  });

  const router = (
    name: string,
    change: Partial<BoxState> = {},
    more: Partial<FleetRouter['state']> = {},
  ): FleetRouter => ({
    id: `id-of-${name}`,
    name,
    group: undefined,
    state: { boxState: { ...boxState, ...change }, failure: undefined, refreshing: false, ...more },
    world: undefined,
  });
  const report = (...routers: FleetRouter[]): string => fleetReport(routers, new Date());
  /** The cells of the rows below the heading. */
  const cells = (markdown: string): string[][] =>
    markdown
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.replaceAll('\u00a0', ' ').trim()),
      );

  test('has a row for each router, the worst first', () => {
    const failure = { kind: 'unreachable', details: { address: '192.0.2.1' }, at: boxState.readAt } as const;
    const markdown = report(
      router('Well'),
      { ...router('Never', {}, { boxState: undefined }), group: 'Customers' },
      router('Dead', {}, { failure }),
      router('Invalid', { letsEncrypt: { enabled: true, state: 'invalid' } }),
      router('Closed', { remoteAccess: { enabled: false, port: undefined, username: '' } }),
    );
    const rows = cells(markdown);
    assert.deepEqual(
      rows.map(([name]) => name),
      ['Invalid', 'Dead', 'Well', 'Never', 'Closed'],
    );
    assert.ok(rows.every((row) => row.length === 8));
    assert.match(markdown, /^# Fleet report\n\nRouters: 5\. Need attention: 2\. Made /);
    const [invalid, dead, well, never, closed] = rows;
    const link = `[Check Now](<command:${COMMANDS.checkRemoteAccess}?${encodeURIComponent('["id-of-Well"]')}>)`;
    assert.equal(invalid?.[2], '**problem** · certificate invalid');
    assert.equal(dead?.[2], `**warning** · not reached · last read ${formatMoment(new Date(boxState.readAt))}`);
    assert.deepEqual(dead[3], 'on · 44123', 'as it was last read');
    assert.deepEqual(never?.slice(0, 7), ['Never', 'Customers', 'not read yet', '', '', '', '']);
    assert.deepEqual([closed?.[3], closed?.[2]], ['off', 'remote access is off']);
    assert.deepEqual(
      [...(well?.slice(2, 7) ?? []), well?.[7]],
      ['remote access on · not checked', 'on · 44123', 'current', 'valid', 'allowed', link],
    );
    assert.ok(markdown.includes(`[Check All Routers](<command:${COMMANDS.checkAllRouters}?`));
  });

  test('says how many things are wrong beside the worst', () => {
    const offline = { ...boxState.ddns, statusIPv4: 'account-disabled', statusIPv6: 'account-disabled' };
    const change = { letsEncrypt: { enabled: true, state: 'invalid' }, ddns: offline } as Partial<BoxState>;
    assert.match(cells(report(router('R', change)))[0]?.[1] ?? '', /^\*\*problem\*\* · .* \(\+1\)$/);
  });

  test('has the days of the certificate that was looked at', () => {
    const now = new Date('2026-06-01T12:00:00Z');
    const at = '2026-05-31T12:00:00Z';
    const seen = { at, of: `${boxNames(boxState)[0] ?? ''}:44123`, validTo: '2026-07-02T12:00:00Z' };
    const looked: FleetRouter = { ...router('R'), world: { version: 1, certificate: seen } };
    assert.equal(cells(fleetReport([looked], now))[0]?.[4], '31 days left');
  });

  test('says in words what is wrong with the certificate, and of one that the box has signed itself no days', () => {
    const selfSigned = endpoints(tls(certificate({ selfSigned: true, trusted: false, days: 4063 })));
    const letsEncrypt = { enabled: false, state: 'not_used' };
    const { state, world } = scene({ endpoints: selfSigned, letsEncrypt });
    const cell = (change: Partial<BoxState>): string | undefined =>
      cells(report({ ...router('R', { ...state, ...change }), world }))[0]?.[4];
    assert.equal(cell({}), 'self-signed certificate');
    assert.equal(cell({ myFritz: { ...myFritz, enabled: false } }), "Let's Encrypt is off");
  });

  test('says when a router was checked, and that it has changed since', () => {
    const { state: boxState, world } = scene();
    const seen = (change: Partial<BoxState>): string =>
      cells(report({ ...router('R', { ...boxState, ...change }), world }))[0]?.[6] ?? '';
    assert.equal(seen({}), text(formatMoment(new Date(world?.outside?.at ?? ''))));
    assert.match(seen({ external: { externalIPv4: OLD, externalIPv6: '' } }), /^\[changed since .*\]\(<command:/);
  });

  test('says what a router does not tell', () => {
    const unread = { unread: 'not-authorized', code: 606 } as const;
    const [row] = cells(
      report(
        router('R', {
          ...{ remoteAccess: unread, ddns: unread, managementServer: unread, firmwareDownload: unread },
          letsEncrypt: 'not-supported',
        }),
      ),
    );
    assert.deepEqual(row?.slice(2, 6), ['could not be read', 'could not be read', '–', 'unknown']);
    assert.equal(row[1], 'remote access could not be read');
  });

  test('is a table for any names', () => {
    const evil = 'x | y\n| <img src=x> [a](command:b) `c` **d** $(alert)';
    const ddns = 'domain' in boxState.ddns ? { ...boxState.ddns, domain: evil, statusIPv4: evil } : boxState.ddns;
    const markdown = report({ ...router(evil, { ddns }), group: evil }, router('Other'));
    const rows = cells(markdown);
    assert.deepEqual(
      rows.map(({ length }) => length),
      [8, 8],
    );
    assert.doesNotMatch(markdown.replace(/`+[^`]*`+/g, ''), /(?<!\\)<img|(?<!\\)\[a\]/);
  });

  test('holds no secret', () => {
    assert.doesNotMatch(report(router('R')), /canary/);
  });
});
