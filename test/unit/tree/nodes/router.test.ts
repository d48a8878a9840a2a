import '../../../vscode/l10n';
import assert from 'node:assert/strict';
import { readBoxState } from '../../../../src/box/readBoxState';
import type { BoxState } from '../../../../src/box/boxState';
import type { RouterProfile } from '../../../../src/routers/profile';
import type { RouterState } from '../../../../src/storage/boxStateStore';
import type { Tr064ErrorKind } from '../../../../src/tr064/errors';
import { routerNode } from '../../../../src/tree/nodes/router';
import type { TreeNode } from '../../../../src/tree/treeNode';
import { errorWords } from '../../../../src/ui/words/errors';
import { ddnsStateWords, letsEncryptWords } from '../../../../src/ui/words/status';
import { startBox } from '../../../box';
import { clientFor } from '../../../clientFor';
import { EVERY } from '../../../everyFinding';
import { type Change, endpoints, foreign, MY_FRITZ, name, OLD, PORT, scene, tls } from '../../../observed';

const profile: RouterProfile = {
  id: 'r1',
  name: 'Home',
  routes: { lan: { host: '192.168.178.1', port: 49443 } },
  model: 'FRITZ!Box 7590',
  udn: 'uuid:1',
  addedAt: '2026-01-01',
};

/** The tree below a router as text: a line a row. */
function lines(node: TreeNode, indent = ''): string[] {
  const own = [node.label, node.description].filter(Boolean).join(': ');
  const mark = node.level === undefined || node.level === 'ok' ? '' : ` (${node.level})`;
  return [indent + own + mark, ...(node.children?.() ?? []).flatMap((child) => lines(child, `${indent}  `))];
}

suite('rows', () => {
  let boxState: BoxState;
  const state = (change: Partial<BoxState>, more: Partial<RouterState> = {}): RouterState => ({
    boxState: { ...boxState, ...change },
    failure: undefined,
    refreshing: false,
    ...more,
  });

  suiteSetup(async () => {
    const box = await startBox();
    const client = clientFor(box);
    try {
      boxState = await readBoxState(client, {});
    } finally {
      await client.close();
      await box.close();
    }
  });

  test('say everything about a router that is well', () => {
    const name = 'dynDnsName' in boxState.myFritz ? boxState.myFritz.dynDnsName : '';
    const said = lines(routerNode(profile, state({})));
    assert.deepEqual(said.slice(0, 26), [
      'Home: remote access on · not checked (unknown)',
      `  Remote access: on · ${name}:44123`,
      `    Address: https://${name}:44123`,
      '    Port: 44123',
      '    User: anna',
      '    IPv4 address: 203.0.113.7',
      said[6],
      `    Set Up Internet Route…: ${name}:44123`,
      '  Dynamic DNS: current · home.example.org',
      '    IPv4: current',
      '    IPv6: current',
      '    DDNS provider: Benutzerdefiniert · IPv4 and IPv6 in one request',
      '    User: anna@example.org',
      '    Update URL: https://dyn.example.org/update?host=<domain>&ip4=<ipaddr>&ip6=<ip6addr>&user=<username>&token=***',
      "  Let's Encrypt: valid",
      '  MyFRITZ!: registered',
      '  Internet provider: updates: yes',
      '    Configuration: likely allowed',
      '    Updates: allowed',
      '    Check Internet Provider Access',
      '  Check: not done yet',
      '  Device: 7590 · FRITZ!OS 8.02',
      '    Model: FRITZ!Box 7590',
      '    FRITZ!OS: 8.02',
      '    Home network: 192.168.178.1:49443',
      said[25],
    ]);
  });

  test('say what could not be read and why, never that it is off', () => {
    const said = lines(
      routerNode(profile, state({ ddns: { unread: 'not-authorized' }, letsEncrypt: { unread: 'bad-response' } })),
    );
    assert.ok(said.includes('  Dynamic DNS: could not be read (unknown)'), said.join('\n'));
    assert.ok(said.includes("  Let's Encrypt: could not be read (unknown)"));
    const rows = routerNode(profile, state({ ddns: { unread: 'not-authorized' } })).children?.() ?? [];
    assert.match(rows.find(({ id }) => id === 'dynamicDns')?.advice ?? '', /^This user may not do that \(606\)\. Give/);
  });

  test('say why a router failed, what to do, and what was last known', () => {
    const failed = (kind: Tr064ErrorKind, known = true) =>
      lines(
        routerNode(
          profile,
          state(
            {},
            {
              failure: { kind, details: { address: '192.168.178.1' }, at: boxState.readAt },
              ...(known ? {} : { boxState: undefined }),
            },
          ),
        ),
      );
    const failure = { kind: 'unreachable', details: {}, at: boxState.readAt } as const;
    const [, remedy] = routerNode(profile, state({}, { failure })).children?.() ?? [];
    assert.deepEqual([remedy?.label, remedy?.description], ['Try again', undefined]);
    assert.match(remedy?.tooltip ?? '', /^Check that the FRITZ!Box is on/);
    assert.match(failed('unreachable')[0] ?? '', /^Home: not reached · last read .* \(warning\)$/);
    assert.equal(failed('unreachable')[1], '  192.168.178.1 does not answer. (warning)');
    assert.equal(failed('wrong-credentials', false)[0], 'Home: sign-in refused (problem)');
    assert.deepEqual(failed('wrong-credentials', false).slice(1), [
      '  The FRITZ!Box refuses the user name or the password. (problem)',
      '  Sign in…',
    ]);
    assert.equal(failed('identity-changed', false)[2], '  Review the identity…');
    assert.equal(
      lines(routerNode(profile, { boxState: undefined, failure: undefined, refreshing: true }))[0],
      'Home: being read… (unknown)',
    );
  });

  test('say that a router is reachable only once it was seen, and when that was', () => {
    const { state: seen, world } = scene();
    const before = routerNode(profile, { boxState: seen, failure: undefined, refreshing: false });
    assert.deepEqual([before.level, before.description], ['unknown', 'remote access on · not checked']);
    assert.match(before.tooltip ?? '', /Not checked: this is what the FRITZ!Box reports\./);
    const checked = routerNode(profile, { boxState: seen, failure: undefined, refreshing: false }, world);
    assert.equal(checked.level, 'ok');
    assert.match(checked.description ?? '', /^reachable · certificate -?\d+ days$/);
    assert.match(checked.tooltip ?? '', /^Checked .*\. Seen from another network, over the internet\.$/);
    const moved = { ...seen, external: { externalIPv4: OLD, externalIPv6: '' } };
    const outdated = routerNode(profile, { boxState: moved, failure: undefined, refreshing: false }, world);
    assert.deepEqual([outdated.level, outdated.description], ['unknown', 'remote access on · check again']);
  });

  test('say the same in the row of the router and in that of the check', function () {
    this.timeout(30_000);
    for (const [code, change] of Object.entries(EVERY)) {
      // A check looks at no file: that has a row of its own.
      if (code.endsWith('-file')) continue;
      const { state: boxState, world } = scene(change);
      const router = routerNode(profile, { boxState, failure: undefined, refreshing: false }, world);
      const check = router.children?.().find(({ id }) => id === 'check');
      assert.ok(check);
      assert.equal(check.level, router.level, code);
      if (router.level === 'ok') assert.match(check.description ?? '', /^no problems found · /);
      else assert.ok(check.description?.startsWith(`${router.description ?? ''} · `), check.description);
    }
  });

  test('mark the part that was seen to be wrong, and no part for what another device may have shown', () => {
    const parts = (change: Change): string[] => {
      const { state: boxState, world } = scene(change);
      const rows = routerNode(profile, { boxState, failure: undefined, refreshing: false }, world).children?.() ?? [];
      return rows
        .filter(({ id }) => ['remoteAccess', 'letsEncrypt', 'myFritz'].includes(id))
        .map(({ label, level, description }) => `${label} ${level ?? ''} ${description ?? ''}`);
    };
    const remoteAccess = `Remote access ok on · ${MY_FRITZ}:${PORT}`;
    const well = [remoteAccess, "Let's Encrypt ok valid", 'MyFRITZ! ok registered'];
    assert.deepEqual(parts({ endpoints: endpoints(tls(foreign)) }), well);
    const [, letsEncrypt, myFritz] = well;
    assert.deepEqual(parts({ endpoints: endpoints({ state: 'closed' }) }), [
      remoteAccess.replace(' ok ', ' problem '),
      letsEncrypt,
      myFritz,
    ]);
    const missing = parts({ names: [name('my-fritz', { state: 'no-such-name' })], endpoints: [] });
    assert.match(missing[2] ?? '', /^MyFRITZ! problem .*has no address/);
  });

  test('say how a router stands beside a difference from a file', () => {
    const remoteAccess = { enabled: false, port: PORT, username: 'anna' };
    const { state: boxState, world } = scene({ ...EVERY['differs-from-file'], remoteAccess });
    const { level, description } = routerNode(profile, { boxState, failure: undefined, refreshing: false }, world);
    assert.deepEqual([level, description], ['warning', 'remote access is off · differs from file']);
  });

  test('are dim below a router that could not be read, and say since when', () => {
    const failure = { kind: 'unreachable', details: { address: '192.168.178.1' }, at: boxState.readAt } as const;
    const rows = routerNode(profile, state({}, { failure })).children?.() ?? [];
    const below = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.flatMap((node) => [node, ...below(node.children?.() ?? [])]);
    const [why, remedy, ...stale] = rows;
    assert.deepEqual([why?.stale, remedy?.stale], [undefined, undefined]);
    assert.ok(stale.length > 5);
    for (const node of below(stale)) {
      assert.equal(node.stale, true, node.label);
      assert.match(node.tooltip ?? '', /^Last read /);
    }
    assert.ok(below(routerNode(profile, state({})).children?.() ?? []).every((node) => node.stale === undefined));
  });

  test('show what matters in a side bar of 300 px', () => {
    const { state: boxState, world } = scene();
    const router = routerNode(profile, { boxState, failure: undefined, refreshing: false }, world);
    const rows = [router, ...(router.children?.() ?? [])];
    // Names and dates have any length; they come last.
    const open = / · (\S+\.(net|org)\S*|\w+ \d+, .*)$/;
    const said = rows.map(({ label, description = '' }) => `${label} ${description.replace(open, '')}`);
    for (const row of said) assert.ok(row.length <= 45, `${row.length}: ${row}`);
  });

  test('have tags by which the menus offer what applies', () => {
    const tags = (change: Partial<BoxState>, more: Partial<RouterState> = {}) =>
      routerNode(profile, state(change, more)).tags;
    assert.deepEqual(tags({}), [
      ...['router', 'signedIn', 'reachable', 'remoteAccessOn', 'ddnsOn', 'ddns', 'letsEncryptOn', 'providerUpdatesOn'],
    ]);
    const off = { enabled: false, port: undefined, username: '' };
    assert.ok(tags({ remoteAccess: off })?.includes('remoteAccessOff'));
    const failure = { kind: 'sign-in-needed', details: {}, at: boxState.readAt } as const;
    assert.deepEqual(tags({}, { failure, boxState: undefined }), ['router', 'signedOut']);
  });

  test('have words for every value of the documents, and show unknown ones as they came', () => {
    const states =
      'offline checking updating updated verifying complete new-address account-disabled internet-not-connected undefined';
    const words = states.split(' ').map(ddnsStateWords);
    assert.equal(new Set(words).size, words.length, 'each its own');
    assert.equal(ddnsStateWords('new address'), ddnsStateWords('new-address'));
    assert.equal(ddnsStateWords('brand new'), 'brand new');
    const letsEncrypt = ['not_used', 'get', 'valid', 'invalid', 'unknown'].map(letsEncryptWords);
    assert.equal(new Set(letsEncrypt).size, 5);
    assert.equal(letsEncryptWords('renewing'), 'renewing');
  });

  test('have a sentence and a remedy for every kind of error', () => {
    const kinds: Tr064ErrorKind[] = [
      'name-not-found',
      'unreachable',
      'timeout',
      'connection-lost',
      'tls-failed',
      'public-address',
      'identity-changed',
      'certificate-invalid',
      'sign-in-needed',
      'wrong-credentials',
      'locked-out',
      'host-refused',
      'not-found',
      'http-status',
      'response-too-large',
      'bad-response',
      'not-a-box',
      'service-missing',
      'invalid-action',
      'tr064-off',
      'invalid-args',
      'action-failed',
      'xml-error',
      'content-auth-failed',
      'argument-value-invalid',
      'out-of-memory',
      'not-authorized',
      'index-invalid',
      'no-such-entry',
      'string-too-short',
      'string-too-long',
      'invalid-characters',
      'internal-error',
      'second-factor-required',
      'second-factor-blocked',
      'second-factor-busy',
      'no-internet-user',
      'second-factor-failed',
      'second-factor-timeout',
      'unknown-fault',
    ];
    for (const kind of kinds) {
      const { message, remedy } = errorWords(kind, { address: 'fritz.box', code: 999, status: 999 });
      assert.match(message, /\.$/, kind);
      assert.match(remedy, /\.$/, kind);
      assert.ok(!/undefined|\{\d\}/.test(message + remedy), kind);
    }
    assert.notEqual(errorWords('wrong-credentials').message, errorWords('invalid-action').message);
    assert.notEqual(errorWords('invalid-action').message, errorWords('tr064-off').message);
  });
});
