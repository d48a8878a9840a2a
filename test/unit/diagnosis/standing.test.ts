import assert from 'node:assert/strict';
import { internetAddress } from '../../../src/diagnosis/internetAddress';
import { standingOf } from '../../../src/diagnosis/standing';
import {
  answered,
  certificate,
  type Change,
  DDNS,
  ddns,
  endpoint,
  endpoints,
  foreign,
  IPV4,
  myFritz,
  name,
  notAllowed,
  OLD,
  PORT,
  rights,
  scene,
  tls,
} from '../../observed';

const access = (change: object) => ({ remoteAccess: { enabled: true, port: PORT, username: 'anna', ...change } });

/** Level and kind, and the code of the finding that is shown; before a check and after it. */
function stands(change: Change): string[] {
  const { state, world } = scene(change);
  const unknown = { rights: notAllowed, password: notAllowed };
  const refreshed = { ...state, ...unknown };
  return [standingOf(refreshed, undefined), standingOf(state, world)].map((standing) =>
    [standing.level, standing.kind, ...(standing.kind === 'finding' ? [standing.finding.code] : [])].join(' '),
  );
}

suite('how a router stands', () => {
  const cases: [what: string, change: Change, before: string, after: string][] = [
    ['all well', {}, 'unknown not-checked', 'ok reachable'],
    [
      'remote access off',
      access({ enabled: false }),
      'info finding remote-access-off',
      'info finding remote-access-off',
    ],
    [
      'remote access unread',
      { remoteAccess: notAllowed },
      'unknown finding remote-access-unread',
      'unknown finding remote-access-unread',
    ],
    ['no user named, though this login may sign in', access({ username: '' }), 'unknown not-checked', 'ok reachable'],
    [
      'no user at all',
      { ...access({ username: '' }), rights: { ...rights, internetRights: false } },
      'unknown not-checked',
      'warning finding no-internet-user',
    ],
    ['no port', access({ port: undefined }), 'problem finding no-port', 'problem finding no-port'],
    [
      'dynamic DNS not registered',
      { ddns: ddns({ statusIPv4: 'offline' }), names: [name('ddns', answered([OLD]))] },
      'warning finding ddns-offline',
      'problem finding ddns-offline',
    ],
    [
      'dynamic DNS not registered, as the box believes',
      { ddns: ddns({ statusIPv4: 'offline' }) },
      'warning finding ddns-offline',
      'ok reachable',
    ],
    [
      'a name that has no address',
      { names: [name('ddns', { state: 'no-such-name' })] },
      'unknown not-checked',
      'problem finding name-missing',
    ],
    [
      'a name that no server answered for',
      { names: [name('ddns', { state: 'no-answer' })] },
      'unknown not-checked',
      'unknown finding name-unanswered',
    ],
    [
      'a closed port',
      { endpoints: endpoints({ state: 'closed' }) },
      'unknown not-checked',
      'problem finding remote-port-closed',
    ],
    [
      'no way there from here',
      { endpoints: endpoints({ state: 'unreachable' }) },
      'unknown not-checked',
      'unknown not-seen',
    ],
    ['nothing looked at', { endpoints: [] }, 'unknown not-checked', 'unknown not-seen'],
    [
      'something else that answers',
      { endpoints: endpoints(tls(foreign)) },
      'unknown not-checked',
      'unknown finding remote-port-unproven',
    ],
    [
      'a proxy with a certificate for the name, of a box that does not tell its address',
      {
        external: notAllowed,
        endpoints: [
          endpoint('ddns', 'ipv4', tls(certificate({ names: [DDNS], fingerprint: 'SHA256:other' })), { address: OLD }),
        ],
      },
      'unknown not-checked',
      'unknown finding remote-port-unproven',
    ],
    [
      'the MyFRITZ! name of a box that does not tell its address',
      {
        external: notAllowed,
        endpoints: [endpoint('my-fritz', 'ipv4', tls(certificate({ fingerprint: 'SHA256:other' })))],
      },
      'unknown not-checked',
      'ok reachable',
    ],
    [
      'no way there from here over one of the families, of a box that does not tell its address',
      {
        external: notAllowed,
        endpoints: [endpoint('my-fritz', 'ipv4'), endpoint('my-fritz', 'ipv6', { state: 'unreachable' })],
      },
      'unknown not-checked',
      'ok reachable',
    ],
    [
      "Let's Encrypt being requested, with the certificate that goes before it",
      {
        letsEncrypt: { enabled: true, state: 'get' },
        endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false, forHost: false }))),
      },
      'unknown not-checked',
      'ok reachable',
    ],
    [
      'port 8089 answered by something in between',
      {
        ports: [
          {
            ...{ side: 'internet', address: IPV4, port: 8089, proven: false },
            probe: {
              ...{ state: 'answered', text: 'x', truncated: false },
              disclosures: [{ kind: 'accepted' }],
            },
          },
        ],
        endpoints: [],
      },
      'unknown not-checked',
      'unknown not-seen',
    ],
    [
      "Let's Encrypt invalid",
      { letsEncrypt: { enabled: true, state: 'invalid' } },
      'problem finding lets-encrypt-invalid',
      'problem finding lets-encrypt-invalid',
    ],
    [
      'MyFRITZ! refused',
      { myFritz: { ...myFritz, state: 'dyndns_auth_error' } },
      'warning finding my-fritz-failed',
      'warning finding my-fritz-failed',
    ],
    ['factory password', { password: { isDefault: true } }, 'unknown not-checked', 'problem finding default-password'],
  ];
  for (const [what, change, before, after] of cases) {
    test(what, () => {
      assert.deepEqual(stands(change), [before, after]);
    });
  }

  test('is earned only by a check of the box as it is', () => {
    const { state, world } = scene();
    const moved = { ...state, remoteAccess: { enabled: true, port: 50_000, username: 'anna' } };
    assert.equal(standingOf(moved, world).kind, 'check-outdated');
    assert.equal(internetAddress(moved, world)?.known, 'not-checked');
  });

  test('has the days of the certificate that was seen', () => {
    const { state, world } = scene({ endpoints: endpoints(tls(certificate({ validTo: '2999-01-01T00:00:00.000Z' }))) });
    const standing = standingOf(state, world);
    assert.ok(standing.kind === 'reachable' && (standing.days ?? 0) > 300_000);
  });
});
