import assert from 'node:assert/strict';
import type { BoxState } from '../../../src/box/boxState';
import { certificateDays } from '../../../src/diagnosis/certificate';
import {
  diagnose,
  type Finding,
  type FindingCode,
  isOfRemoteAccess,
  mainFinding,
} from '../../../src/diagnosis/diagnose';
import {
  answered,
  type Change,
  certificate,
  DDNS,
  ddns,
  endpoint,
  endpoints,
  foreign,
  inOrder,
  IPV4,
  IPV6,
  myFritz,
  name,
  notAllowed,
  MY_FRITZ,
  OBSERVED_AT,
  observedPort,
  OLD,
  PORT,
  portAnswer,
  rights,
  scene,
  server,
  tls,
} from '../../observed';

/** Of something that is not the box, or that the box signed itself. */
type Case = [name: string, change: Change, expected: string[]];

const GROUPS = {
  'remote-access-switch': ['remote-access-off', 'no-port', 'remote-access-unread'],
  'internet-user': ['no-internet-user', 'internet-user-unknown'],
  'internet-addresses': ['carrier-grade-nat', 'behind-another-router', 'ds-lite', 'no-ipv4', 'no-internet-address'],
  'update-url': ['update-url'],
  'ddns-state': [
    'ddns-unread',
    'ddns-off',
    'ddns-offline',
    'ddns-account-disabled',
    'ddns-not-connected',
    'ddns-unknown-state',
    'ddns-in-progress',
    'ddns-false-error',
  ],
  'my-fritz-state': ['my-fritz-failed'],
  'name-resolves': ['no-name', 'name-missing', 'name-unanswered', 'name-not-looked-up'],
  'name-address': [
    'name-right',
    'name-stale',
    'name-proxied',
    'name-same-network',
    'name-other-prefix',
    'name-without-family',
  ],
  'leftover-record': ['record-left-behind'],
  'name-cached': ['name-cached'],
  'dns-rebind': ['rebind-protection', 'host-refused'],
  'fritz-box-name': ['fritz-box-public'],
  'remote-port-open': [
    'remote-port-open',
    'remote-port-unproven',
    'remote-port-closed',
    'remote-port-filtered',
    'remote-port-no-tls',
    'remote-port-unreachable',
  ],
  'remote-port-number': ['usual-port', 'unusual-port'],
  'certificate-trust': ['certificate-good', 'certificate-self-signed', 'certificate-untrusted'],
  'certificate-dates': ['certificate-expired', 'certificate-not-yet-valid', 'certificate-expires-soon'],
  'certificate-name': ['certificate-wrong-name'],
  'certificate-port': ['certificate-on-another-port', 'lets-encrypt-not-served'],
  'lets-encrypt': [
    'lets-encrypt-unread',
    'lets-encrypt-needs-myfritz',
    'lets-encrypt-invalid',
    'lets-encrypt-pending',
    'lets-encrypt-unknown',
  ],
  'default-password': ['default-password'],
  'second-factor': ['second-factor-off'],
  'tr069-port': [
    'port-closed',
    'port-silent',
    'port-filtered',
    'port-unreachable',
    'port-correct',
    'port-discloses',
    'port-accepts',
    'port-unproven',
  ],
} satisfies Record<string, FindingCode[]>;

/** What is found about a box in order with something changed, of the codes of each group: `level code`. */
const CASES: Record<keyof typeof GROUPS, Case[]> = {
  'remote-access-switch': [
    ['on', {}, []],
    ['off', { remoteAccess: { enabled: false, port: PORT, username: 'anna' } }, ['info remote-access-off']],
    ['on without a port', { remoteAccess: { enabled: true, port: undefined, username: 'anna' } }, ['problem no-port']],
    ['not readable', { remoteAccess: notAllowed }, ['unknown remote-access-unread']],
  ],
  'internet-user': [
    ['a user', {}, []],
    [
      'none, nor this login',
      {
        remoteAccess: { enabled: true, port: PORT, username: '' },
        rights: { ...rights, internetRights: false },
      },
      ['warning no-internet-user'],
    ],
    ['none but this login', { remoteAccess: { enabled: true, port: PORT, username: '' } }, []],
    ['none while it is off', { remoteAccess: { enabled: false, port: PORT, username: '' }, rights: notAllowed }, []],
    [
      'none, and the rights unknown',
      { remoteAccess: { enabled: true, port: PORT, username: '' }, rights: notAllowed },
      ['unknown internet-user-unknown'],
    ],
  ],
  'internet-addresses': [
    ['both', {}, []],
    ['IPv4 only', { external: { externalIPv4: IPV4, externalIPv6: '' } }, []],
    ...(
      [
        ['100.64.3.4', 'carrier-grade-nat'],
        ['100.127.255.254', 'carrier-grade-nat'],
        ['10.0.0.5', 'behind-another-router'],
        ['172.31.9.9', 'behind-another-router'],
        ['192.168.1.2', 'behind-another-router'],
        ['192.0.0.2', 'ds-lite'],
        ['', 'no-ipv4'],
        ['0.0.0.0', 'no-ipv4'],
      ] as const
    ).flatMap(([externalIPv4, code]): Case[] => [
      [`${externalIPv4} with IPv6`, { external: { externalIPv4, externalIPv6: IPV6 } }, [`warning ${code}`]],
      ...(code === 'no-ipv4'
        ? []
        : [[`${externalIPv4} alone`, { external: { externalIPv4, externalIPv6: '' } }, [`problem ${code}`]] as Case]),
    ]),
    ['100.128.0.1 is no shared address', { external: { externalIPv4: '100.128.0.1', externalIPv6: '' } }, []],
    ['172.32.0.1 is no private address', { external: { externalIPv4: '172.32.0.1', externalIPv6: '' } }, []],
    ['none', { external: { externalIPv4: '', externalIPv6: '::' } }, ['problem no-internet-address']],
    [
      'IPv6 of the home network',
      { external: { externalIPv4: '', externalIPv6: 'fd00::1' } },
      ['problem no-internet-address'],
    ],
    ['not readable', { external: notAllowed }, []],
  ],
  'update-url': [
    ['nothing', {}, []],
    [
      'a problem, a warning and a hint',
      {
        ddns: ddns({
          urlFindings: [
            { code: 'no-path', level: 'problem' },
            { code: 'no-scheme', level: 'warning' },
            { code: 'username-absent', level: 'info' },
          ],
        }),
        names: [name('ddns', answered([OLD], [OLD]))],
      },
      ['problem update-url', 'warning update-url', 'info update-url'],
    ],
    [
      'a problem that does not show',
      { ddns: ddns({ urlFindings: [{ code: 'no-path', level: 'problem' }] }) },
      ['info update-url'],
    ],
    [
      'a warning about the URL of a device with another prefix, whose state cannot be told',
      {
        ddns: ddns({
          usesPrefix: true,
          statusIPv6: 'offline',
          urlFindings: [{ code: 'username-empty', level: 'warning' }],
        }),
        names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))],
      },
      ['info update-url'],
    ],
    [
      'a warning about the URL of a name that leads to a proxy',
      {
        ddns: ddns({ urlFindings: [{ code: 'username-empty', level: 'warning' }] }),
        names: [name('ddns', answered(['198.51.100.80'], [IPV6]))],
        endpoints: [endpoint('ddns', 'ipv4', tls(), { address: '198.51.100.80', port: 443 })],
      },
      ['info update-url'],
    ],
    ['not readable', { ddns: notAllowed }, []],
    [
      'no address in it, at a provider that takes that of the sender',
      {
        ddns: ddns({
          mode: 'ddns_v4',
          urlFindings: [
            { code: 'mode-needs-ipv4', level: 'warning' },
            { code: 'username-empty', level: 'warning' },
          ],
        }),
      },
      ['info update-url', 'info update-url'],
    ],
    [
      'the same, when the name does not follow',
      {
        ddns: ddns({ mode: 'ddns_v4', urlFindings: [{ code: 'mode-needs-ipv4', level: 'warning' }] }),
        names: [name('ddns', answered([OLD]))],
      },
      ['warning update-url'],
    ],
    [
      'the same, when only the box says that it is right',
      {
        ddns: ddns({ mode: 'ddns_v4', urlFindings: [{ code: 'mode-needs-ipv4', level: 'warning' }] }),
        external: notAllowed,
      },
      ['info update-url'],
    ],
    [
      'a password that is sent in clear, though it works',
      { ddns: ddns({ urlFindings: [{ code: 'plain-http-credentials', what: 'password', level: 'warning' }] }) },
      ['warning update-url'],
    ],
  ],
  'ddns-state': [
    ['complete', {}, []],
    ['not readable', { ddns: notAllowed }, ['unknown ddns-unread']],
    ['off, and MyFRITZ! is there', { ddns: ddns({ enabled: false }) }, ['info ddns-off']],
    ['off', { ddns: ddns({ enabled: false }), myFritz: { ...myFritz, enabled: false } }, ['warning ddns-off']],
    ['never set up', { ddns: ddns({ enabled: false, domain: '' }) }, []],
    ...['checking', 'updating', 'updated', 'verifying', 'new address', 'new-address'].map((state): Case => [
      `${state} with the old address`,
      { ddns: ddns({ statusIPv4: state }), names: [name('ddns', answered([OLD]))] },
      ['info ddns-in-progress'],
    ]),
    ['offline, and the name is right', { ddns: ddns({ statusIPv4: 'offline' }) }, ['info ddns-false-error']],
    ['something else, and the name is right', { ddns: ddns({ statusIPv4: 'Fehler' }) }, ['info ddns-false-error']],
    ['undefined, and the name is right', { ddns: ddns({ statusIPv4: 'undefined' }) }, ['info ddns-false-error']],
    [
      'offline for a prefix-only name',
      {
        ddns: ddns({ statusIPv6: 'offline', usesPrefix: true }),
        names: [name('ddns', answered([IPV4], ['2001:db8:7590:4::20']))],
      },
      ['info ddns-false-error'],
    ],
    [
      'offline for a name with another prefix than the box',
      {
        ddns: ddns({ statusIPv6: 'offline', usesPrefix: true }),
        names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))],
      },
      ['unknown ddns-unknown-state'],
    ],
    [
      'offline for a name whose prefix is sent, by a box that tells no IPv6 address',
      {
        ddns: ddns({ statusIPv6: 'offline', usesPrefix: true }),
        external: { externalIPv4: IPV4, externalIPv6: '' },
        names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))],
      },
      ['unknown ddns-unknown-state'],
    ],
    [
      'offline for a family that the connection has not, like the name',
      {
        ddns: ddns({ statusIPv6: 'offline' }),
        external: { externalIPv4: IPV4, externalIPv6: '' },
        names: [name('ddns', answered([IPV4], []))],
      },
      [],
    ],
    [
      'offline, and one of two names is stale',
      {
        ddns: ddns({ domain: `${DDNS},www.example.org`, statusIPv4: 'offline' }),
        names: [name('ddns'), { ...name('ddns', answered([OLD])), name: 'www.example.org' }],
      },
      ['problem ddns-offline'],
    ],
    [
      'offline, and the name is stale',
      { ddns: ddns({ statusIPv4: 'offline' }), names: [name('ddns', answered([OLD]))] },
      ['problem ddns-offline'],
    ],
    [
      'offline, and nothing known of the name',
      { ddns: ddns({ statusIPv4: 'offline' }), names: [name('ddns', { state: 'no-answer' })] },
      ['warning ddns-offline'],
    ],
    ['offline twice', { ddns: ddns({ statusIPv4: 'offline', statusIPv6: 'offline' }) }, ['info ddns-false-error']],
    ['account disabled', { ddns: ddns({ statusIPv4: 'account-disabled' }) }, ['problem ddns-account-disabled']],
    ['not connected', { ddns: ddns({ statusIPv6: 'internet-not-connected' }) }, ['warning ddns-not-connected']],
    [
      'something else, and the name is stale',
      { ddns: ddns({ statusIPv4: 'Fehler' }), names: [name('ddns', answered([OLD]))] },
      ['unknown ddns-unknown-state'],
    ],
    ['offline in the family not sent', { ddns: ddns({ mode: 'ddns_v6', statusIPv4: 'offline' }) }, []],
  ],
  'my-fritz-state': [
    ['without a state', {}, []],
    ['verified', { myFritz: { ...myFritz, state: 'dyndns_verified' } }, []],
    ['failed', { myFritz: { ...myFritz, state: 'dyndns_auth_error' } }, ['warning my-fritz-failed']],
    ['failed and off', { myFritz: { ...myFritz, state: 'dyndns_auth_error', enabled: false } }, []],
    ['not readable', { myFritz: notAllowed }, []],
  ],
  'name-resolves': [
    ['both', {}, []],
    ['one family', { names: [name('ddns', answered([], [IPV6]))] }, []],
    ['no such name', { names: [name('ddns', { state: 'no-such-name' })] }, ['problem name-missing']],
    ['no address', { names: [name('my-fritz', answered([], []))] }, ['problem name-missing']],
    ['no answer', { names: [name('ddns', { state: 'no-answer' })] }, ['unknown name-unanswered']],
    ['no answer but from the resolver', { names: [name('ddns', { state: 'no-answer' }, answered())] }, []],
    [
      'no name at all',
      { names: [], ddns: ddns({ enabled: false, domain: '' }), myFritz: { ...myFritz, enabled: false } },
      ['warning no-name'],
    ],
    [
      'a name that is switched off',
      { names: [], ddns: ddns({ enabled: false }), myFritz: { ...myFritz, enabled: false } },
      [],
    ],
    ['no name, as far as can be read', { names: [], ddns: notAllowed, myFritz: { ...myFritz, enabled: false } }, []],
    ...['none', '*.example.org', 'b&b.example.org', '203.0.113.7', `${'long'.repeat(20)}`].map((domain): Case => [
      `a domain that is no name: ${domain}`,
      { names: [], ddns: ddns({ domain }), myFritz: { ...myFritz, enabled: false } },
      ['unknown name-not-looked-up'],
    ]),
    [
      'two names, one of which does not exist',
      {
        ddns: ddns({ domain: `${DDNS},www.example.org` }),
        names: [name('ddns'), { ...name('ddns', { state: 'no-such-name' }), name: 'www.example.org' }],
      },
      ['problem name-missing'],
    ],
  ],
  'name-address': [
    ['right', { names: [name('ddns')] }, ['ok name-right', 'ok name-right']],
    ['stale', { names: [name('ddns', answered([OLD]))] }, ['problem name-stale', 'ok name-right']],
    [
      'stale in the cache only',
      { names: [name('ddns', answered(), answered([OLD]))] },
      ['ok name-right', 'ok name-right'],
    ],
    [
      'stale while it is being updated',
      { ddns: ddns({ statusIPv4: 'updated' }), names: [name('ddns', answered([OLD]))] },
      ['ok name-right'],
    ],
    [
      'MyFRITZ! stale, in any state of dynamic DNS',
      { ddns: ddns({ statusIPv4: 'updated' }), names: [name('my-fritz', answered([OLD]))] },
      ['problem name-stale', 'ok name-right'],
    ],
    [
      'proxied',
      {
        names: [name('ddns', answered(['198.51.100.80'], [IPV6]))],
        endpoints: [endpoint('ddns', 'ipv4', tls(), { address: '198.51.100.80', port: 443 })],
      },
      ['info name-proxied', 'ok name-right'],
    ],
    ...[certificate({ trusted: false }), certificate({ forHost: false })].map((served): Case => [
      'a stranger at the old address is no proxy',
      {
        names: [name('ddns', answered(['198.51.100.80'], [IPV6]))],
        endpoints: [endpoint('ddns', 'ipv4', tls(served), { address: '198.51.100.80', port: 443 })],
      },
      ['problem name-stale', 'ok name-right'],
    ]),
    [
      'another device of the home network, as wanted',
      { ddns: ddns({ usesPrefix: true }), names: [name('ddns', answered([IPV4], ['2001:db8:7590:4::20']))] },
      ['info name-same-network', 'ok name-right'],
    ],
    [
      'perhaps another device of the home network, whose prefix is another one than that of the box',
      { ddns: ddns({ usesPrefix: true }), names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))] },
      ['info name-other-prefix', 'ok name-right'],
    ],
    [
      'the same for MyFRITZ!, which sends no prefix',
      { ddns: ddns({ usesPrefix: true }), names: [name('my-fritz', answered([IPV4], ['2001:db8:ffff:10::abcd']))] },
      ['problem name-stale', 'ok name-right'],
    ],
    [
      'another device of the home network',
      { names: [name('ddns', answered([IPV4], ['2001:db8:7590:4::20']))] },
      ['warning name-same-network', 'ok name-right'],
    ],
    [
      'another network',
      { names: [name('ddns', answered([IPV4], ['2001:db8:7590:100::1']))] },
      ['problem name-stale', 'ok name-right'],
    ],
    ['without IPv6', { names: [name('ddns', answered([IPV4], []))] }, ['warning name-without-family', 'ok name-right']],
    [
      'MyFRITZ! without IPv6',
      { names: [name('my-fritz', answered([IPV4], []))] },
      ['info name-without-family', 'ok name-right'],
    ],
    [
      'without IPv6, which is not sent',
      { ddns: ddns({ mode: 'ddns_v4' }), names: [name('ddns', answered([IPV4], []))] },
      ['ok name-right'],
    ],
    ['nothing to compare with', { external: notAllowed }, []],
    [
      'IPv4 that only shares an address',
      { external: { externalIPv4: '100.64.1.1', externalIPv6: IPV6 }, names: [name('ddns', answered([OLD]))] },
      ['ok name-right'],
    ],
    [
      'IPv6 in another spelling',
      { external: { externalIPv4: IPV4, externalIPv6: '2001:0DB8:7590:0000:0:0:0:1' }, names: [name('ddns')] },
      ['ok name-right', 'ok name-right'],
    ],
  ],
  'leftover-record': [
    ['both sent', { names: [name('ddns', answered([OLD]))] }, []],
    [
      'an A record with IPv6 only',
      { ddns: ddns({ mode: 'ddns_v6' }), names: [name('ddns', answered([OLD]))] },
      ['warning record-left-behind'],
    ],
    [
      'an AAAA record with IPv4 only',
      { ddns: ddns({ mode: 'ddns_v4' }), names: [name('ddns', answered([IPV4], ['2001:db8:1::1']))] },
      ['warning record-left-behind'],
    ],
    ['one that is right all the same', { ddns: ddns({ mode: 'ddns_v6' }), names: [name('ddns')] }, []],
    ['none', { ddns: ddns({ mode: 'ddns_v6' }), names: [name('ddns', answered([]))] }, []],
    ['off', { ddns: ddns({ mode: 'ddns_v6', enabled: false }), names: [name('ddns', answered([OLD]))] }, []],
  ],
  'name-cached': [
    ['the same', {}, []],
    ['an old address', { names: [name('ddns', answered(), answered([OLD]))] }, ['info name-cached']],
    ['not known yet', { names: [name('ddns', answered([IPV4], []), { state: 'no-such-name' })] }, ['info name-cached']],
    ['no answer', { names: [name('ddns', answered(), { state: 'no-answer' })] }, []],
    ['nothing to compare with', { names: [name('ddns', { state: 'no-answer' }, answered([OLD]))] }, []],
    ['held back', { names: [name('ddns', answered(['192.168.178.5'], []), answered([], []))] }, []],
  ],
  'dns-rebind': [
    ['names that lead outside', {}, []],
    [
      'a name into the home network, from elsewhere',
      { names: [name('ddns', answered(['192.168.178.5'], []))] },
      ['info rebind-protection'],
    ],
    [
      'a name into the home network, held back there',
      { vantage: 'home', names: [name('ddns', answered(['192.168.178.5'], []), answered([], []))] },
      ['warning rebind-protection'],
    ],
    [
      'a name into the home network over IPv6',
      { vantage: 'home', names: [name('ddns', answered([IPV4], ['2001:db8:7590:4::20']), answered([IPV4], []))] },
      ['warning rebind-protection'],
    ],
    [
      'the same, let through',
      { vantage: 'home', names: [name('ddns', answered([IPV4], ['2001:db8:7590:4::20']))] },
      ['info rebind-protection'],
    ],
    [
      'a name the box does not answer to',
      { endpoints: endpoints(tls(certificate(), 'HTTP/1.1 400 Bad Request')) },
      ['warning host-refused', 'warning host-refused'],
    ],
    [
      'a name that another device may not answer to',
      { endpoints: endpoints(tls(foreign, 'HTTP/1.1 400 Bad Request')) },
      [],
    ],
    [
      'an address it does not answer to',
      { endpoints: [endpoint('address', 'ipv4', tls(certificate(), 'HTTP/1.1 400 Bad Request'))] },
      [],
    ],
  ],
  'fritz-box-name': [
    ['at home', {}, []],
    ['nowhere', { fritzBox: [] }, []],
    ['in the internet, at home', { fritzBox: [OLD], vantage: 'home' }, ['warning fritz-box-public']],
    ['in the internet, elsewhere', { fritzBox: [OLD] }, ['info fritz-box-public']],
    ['at the VPN overlay', { fritzBox: ['100.64.0.1', 'fd00::1'], vantage: 'home' }, []],
  ],
  'remote-port-open': [
    ['open', {}, ['ok remote-port-open', 'ok remote-port-open']],
    ['closed', { endpoints: endpoints({ state: 'closed' }) }, Array<string>(2).fill('problem remote-port-closed')],
    [
      'filtered',
      { endpoints: endpoints({ state: 'filtered' }) },
      Array<string>(2).fill('problem remote-port-filtered'),
    ],
    [
      'filtered, seen from inside',
      { endpoints: endpoints({ state: 'filtered' }), vantage: 'home' },
      Array<string>(2).fill('warning remote-port-filtered'),
    ],
    [
      'something else',
      { endpoints: endpoints({ state: 'no-tls' }) },
      Array<string>(2).fill('problem remote-port-no-tls'),
    ],
    [
      'open for IPv4 only',
      { endpoints: [endpoint('address', 'ipv4'), endpoint('address', 'ipv6', { state: 'closed' })] },
      ['warning remote-port-closed', 'ok remote-port-open'],
    ],
    [
      'no IPv6 here',
      { endpoints: [endpoint('address', 'ipv4'), endpoint('address', 'ipv6', { state: 'unreachable' })] },
      ['info remote-port-unreachable', 'ok remote-port-open'],
    ],
    ...[true, false].map((usesPrefix): Case => [
      `closed at the IPv6 address of a name, of a box without IPv6, ${usesPrefix ? 'for a device' : 'for the box'}`,
      {
        ddns: ddns({ usesPrefix }),
        external: { externalIPv4: IPV4, externalIPv6: '' },
        names: [name('ddns', answered([IPV4], ['2001:db8:ffff:10::abcd']))],
        endpoints: [
          endpoint('ddns', 'ipv4'),
          endpoint('ddns', 'ipv6', { state: 'closed' }, { address: '2001:db8:ffff:10::abcd' }),
        ],
      },
      usesPrefix ? ['ok remote-port-open'] : ['unknown remote-port-closed', 'ok remote-port-open'],
    ]),
    [
      'open for a name, and then not',
      { endpoints: [endpoint('address', 'ipv4', { state: 'filtered' }), endpoint('ddns', 'ipv4')] },
      ['ok remote-port-open'],
    ],
    [
      'with the key by which the box is known',
      { endpoints: endpoints(tls(foreign)), fingerprint: foreign.fingerprint },
      Array<string>(2).fill('ok remote-port-open'),
    ],
    ['with another key', { endpoints: endpoints(tls(foreign)) }, Array<string>(2).fill('unknown remote-port-unproven')],
    [
      'though remote access is off',
      { endpoints: endpoints(tls()), remoteAccess: { enabled: false, port: PORT, username: 'anna' } },
      Array<string>(2).fill('info remote-port-open'),
    ],
    ['at a stale address', { endpoints: [endpoint('ddns', 'ipv4', { state: 'closed' }, { address: OLD })] }, []],
    ['another port', { endpoints: [endpoint('ddns', 'ipv4', { state: 'closed' }, { port: 443 })] }, []],
    ['not looked at', { endpoints: [] }, []],
    [
      'at a name, where the box tells no address',
      { external: notAllowed, endpoints: [endpoint('ddns', 'ipv4', { state: 'closed' }, { address: OLD })] },
      ['unknown remote-port-closed'],
    ],
  ],
  'remote-port-number': [
    ['high', {}, ['info unusual-port']],
    ['443', { remoteAccess: { enabled: true, port: 443, username: 'anna' } }, ['info usual-port']],
    ['off', { remoteAccess: { enabled: false, port: 443, username: 'anna' } }, []],
  ],
  'certificate-trust': [
    ['good', {}, ['ok certificate-good', 'ok certificate-good']],
    [
      'self-signed',
      { endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false, days: 4_000 }))) },
      ['warning certificate-self-signed'],
    ],
    [
      'of an unknown authority',
      { endpoints: endpoints(tls(certificate({ trusted: false }))) },
      ['warning certificate-untrusted'],
    ],
    ['expired', { endpoints: endpoints(tls(certificate({ trusted: false, days: -1 }))) }, []],
    ['for another name', { endpoints: endpoints(tls(certificate({ forHost: false }))) }, []],
    ['of what may be another device', { endpoints: endpoints(tls(foreign)) }, ['unknown certificate-self-signed']],
    [
      'of what may be another device at one of the addresses',
      {
        endpoints: [endpoint('ddns', 'ipv4', tls(foreign)), endpoint('my-fritz', 'ipv6')],
      },
      ['unknown certificate-self-signed', 'ok certificate-good'],
    ],
    [
      'of the box, that it shows for one of its names only',
      {
        endpoints: [endpoint('ddns', 'ipv4', tls(foreign)), endpoint('my-fritz', 'ipv4')],
        letsEncrypt: 'not-supported',
      },
      ['warning certificate-self-signed', 'ok certificate-good'],
    ],
    ['none seen', { endpoints: endpoints({ state: 'closed' }) }, []],
    [
      'of a stranger at the old address',
      { endpoints: [endpoint('ddns', 'ipv4', tls(certificate({ selfSigned: true })), { address: OLD })] },
      [],
    ],
  ],
  'certificate-dates': [
    ['22 days', { endpoints: endpoints(tls(certificate({ days: 22 }))) }, []],
    ['21 days', { endpoints: endpoints(tls(certificate({ days: 21 }))) }, ['warning certificate-expires-soon']],
    ['today', { endpoints: endpoints(tls(certificate({ days: 0.5 }))) }, ['warning certificate-expires-soon']],
    ['yesterday', { endpoints: endpoints(tls(certificate({ days: -0.5 }))) }, ['problem certificate-expired']],
    [
      'from tomorrow on',
      { endpoints: endpoints(tls(certificate({ from: 1 }))) },
      ['problem certificate-not-yet-valid'],
    ],
    ['unreadable', { endpoints: endpoints(tls(certificate({ validTo: '' }))) }, []],
  ],
  'certificate-name': [
    ['for both', {}, []],
    [
      'for MyFRITZ! only',
      {
        endpoints: [endpoint('ddns', 'ipv4', tls(certificate({ forHost: false }))), endpoint('my-fritz', 'ipv4')],
      },
      ['info certificate-wrong-name'],
    ],
    [
      'for neither',
      { endpoints: endpoints(tls(certificate({ forHost: false }))) },
      ['warning certificate-wrong-name', 'warning certificate-wrong-name'],
    ],
    ['asked for by address', { endpoints: [endpoint('address', 'ipv4', tls(certificate({ forHost: false })))] }, []],
  ],
  'certificate-port': [
    ['in its place', {}, []],
    [
      'on port 443',
      {
        endpoints: [
          endpoint('ddns', 'ipv4', tls(certificate({ selfSigned: true, trusted: false }))),
          endpoint('ddns', 'ipv4', tls(), { port: 443 }),
        ],
      },
      ['warning certificate-on-another-port'],
    ],
    [
      'on port 443 of another device',
      {
        letsEncrypt: 'not-supported',
        endpoints: [
          endpoint('ddns', 'ipv4', tls(certificate({ selfSigned: true, trusted: false }))),
          endpoint('ddns', 'ipv6', tls(), { port: 443, address: '2001:db8:1::9' }),
        ],
      },
      [],
    ],
    [
      'valid, says the box, and not shown',
      { endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false }))) },
      ['warning lets-encrypt-not-served'],
    ],
    [
      'not in use',
      {
        letsEncrypt: { enabled: false, state: 'not_used' },
        endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false }))),
      },
      [],
    ],
    [
      'not known to the box',
      {
        letsEncrypt: 'not-supported',
        endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false }))),
      },
      [],
    ],
  ],
  'lets-encrypt': [
    ['valid', {}, []],
    ['off', { letsEncrypt: { enabled: false, state: 'not_used' } }, []],
    ['invalid', { letsEncrypt: { enabled: true, state: 'invalid' } }, ['problem lets-encrypt-invalid']],
    ['being fetched', { letsEncrypt: { enabled: true, state: 'get' } }, ['info lets-encrypt-pending']],
    ['unknown', { letsEncrypt: { enabled: true, state: 'unknown' } }, ['unknown lets-encrypt-unknown']],
    ['something else', { letsEncrypt: { enabled: true, state: 'renewing' } }, ['unknown lets-encrypt-unknown']],
    ['not used', { letsEncrypt: { enabled: true, state: 'not_used' } }, ['warning lets-encrypt-needs-myfritz']],
    ['MyFRITZ! off', { myFritz: { ...myFritz, enabled: false } }, ['warning lets-encrypt-needs-myfritz']],
    ['not known', { letsEncrypt: 'not-supported', myFritz: { ...myFritz, enabled: false } }, []],
    ['not readable', { letsEncrypt: notAllowed }, ['unknown lets-encrypt-unread']],
  ],
  'default-password': [
    ['changed', {}, []],
    ['not told', { password: { isDefault: undefined } }, []],
    ['not readable', { password: notAllowed }, []],
    ['active', { password: { isDefault: true } }, ['problem default-password']],
    [
      'active, and no user gets in from the internet',
      { password: { isDefault: true }, remoteAccess: { enabled: false, port: PORT, username: '' } },
      ['warning default-password'],
    ],
  ],
  'second-factor': [
    ['on', {}, []],
    ['off', { secondFactor: { enabled: false } }, ['warning second-factor-off']],
    [
      'off, and no user gets in from the internet',
      { secondFactor: { enabled: false }, remoteAccess: { enabled: false, port: PORT, username: '' } },
      ['info second-factor-off'],
    ],
    ['not readable', { secondFactor: notAllowed }, []],
  ],
  'tr069-port': [
    ['silent', { ports: [observedPort({ state: 'silent' })] }, []],
    [
      'chatty',
      { ports: [observedPort(portAnswer('HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n'))] },
      ['warning port-discloses'],
    ],
  ],
};

function judged(change: Change = {}): Finding[] {
  const { state, world } = scene(change);
  return diagnose(state, world).filter(isOfRemoteAccess);
}

suite('findings about remote access', () => {
  for (const [check, cases] of Object.entries(CASES)) {
    for (const [what, change, expected] of cases) {
      test(`${check}: ${what}`, () => {
        const codes: readonly FindingCode[] = GROUPS[check as keyof typeof GROUPS];
        const found = judged(change).filter(({ code }) => codes.includes(code));
        assert.deepEqual(
          found.map(({ level, code }) => `${level} ${code}`),
          expected,
        );
      });
    }
  }

  test('find nothing good of what was not looked at', () => {
    const found = diagnose(inOrder);
    assert.deepEqual(new Set(found.map(({ basis }) => basis)), new Set(['box']));
    assert.ok(!found.some(({ level, subject }) => level === 'ok' && subject !== 'provider'));
  });

  test('say nothing of a world that was looked at before the box was changed', () => {
    const { world } = scene();
    for (const change of [
      { remoteAccess: { enabled: true, port: 50_000, username: 'anna' } },
      { ddns: ddns({ maskedUpdateUrl: 'https://other.example/***' }) },
      { external: { externalIPv4: OLD, externalIPv6: IPV6 } },
    ] satisfies Partial<BoxState>[])
      assert.deepEqual(diagnose({ ...inOrder, ...change }, world), diagnose({ ...inOrder, ...change }));
    assert.ok(diagnose({ ...inOrder, readAt: '2026-04-01T12:00:00.000Z' }, world).length > diagnose(inOrder).length);
  });

  test('find nothing wrong with a box in order', () => {
    const findings = judged();
    assert.equal(mainFinding(findings), undefined);
    assert.deepEqual(new Set(findings.map(({ level }) => level)), new Set(['info', 'ok']));
  });
});

suite('fixes of remote access', () => {
  const off = (username: string) => ({ remoteAccess: { enabled: false, port: PORT, username } });
  const selfSigned = endpoints(tls(certificate({ selfSigned: true, trusted: false })));
  const cases: [code: FindingCode, change: Change, fix: string | undefined][] = [
    ['remote-access-off', off('anna'), 'turnOnRemoteAccess'],
    ['remote-access-off', off(''), 'setUpRemoteAccess'],
    ['ddns-off', { ddns: ddns({ enabled: false }) }, 'turnOnDynamicDns'],
    ['name-stale', { names: [name('ddns', answered([OLD]))] }, 'updateDynamicDns'],
    ['name-stale', { names: [name('my-fritz', answered([OLD]))] }, undefined],
    [
      'certificate-self-signed',
      { endpoints: selfSigned, letsEncrypt: { enabled: false, state: 'not_used' } },
      'turnOnLetsEncrypt',
    ],
    [
      'certificate-self-signed',
      {
        endpoints: selfSigned,
        letsEncrypt: { enabled: false, state: 'not_used' },
        myFritz: { ...myFritz, enabled: false },
      },
      undefined,
    ],
    ['certificate-self-signed', { endpoints: selfSigned, letsEncrypt: 'not-supported' }, undefined],
    ['certificate-self-signed', { endpoints: selfSigned }, undefined],
    [
      'certificate-self-signed',
      { endpoints: endpoints(tls(foreign)), letsEncrypt: { enabled: false, state: 'not_used' } },
      undefined,
    ],
    [
      'acs-plain-http',
      {
        managementServer: {
          ...server,
          acs: { scheme: 'http', host: 'acs.example.net', port: undefined, masked: 'http://acs.example.net/' },
        },
      },
      'checkProviderAccess',
    ],
  ];
  for (const [code, change, fix] of cases) {
    test(`${code}: ${fix ?? 'none'}`, () => {
      const found = judged(change).find((finding) => finding.code === code);
      assert.ok(found, 'found');
      assert.equal(found.fix, fix);
    });
  }
});

suite('the one thing that is wrong', () => {
  const closed = endpoints({ state: 'closed' });
  const cases: [name: string, change: Change, main: string | undefined, following: string[]][] = [
    [
      'remote access off, with the port closed as it should be',
      { remoteAccess: { enabled: false, port: PORT, username: 'anna' }, endpoints: closed },
      'remote-access-off',
      [],
    ],
    [
      'carrier-grade NAT explains IPv4',
      {
        external: { externalIPv4: '100.64.1.1', externalIPv6: IPV6 },
        names: [name('ddns', answered([OLD]))],
        endpoints: [endpoint('ddns', 'ipv4', { state: 'filtered' }, { address: OLD }), endpoint('address', 'ipv6')],
      },
      'carrier-grade-nat',
      ['remote-port-filtered'],
    ],
    [
      'carrier-grade NAT does not explain IPv6',
      {
        external: { externalIPv4: '100.64.1.1', externalIPv6: IPV6 },
        endpoints: [endpoint('address', 'ipv6', { state: 'closed' })],
      },
      'remote-port-closed',
      [],
    ],
    [
      'a disabled account explains the stale name',
      { ddns: ddns({ statusIPv4: 'account-disabled' }), names: [name('ddns', answered([OLD]))] },
      'ddns-account-disabled',
      ['name-stale'],
    ],
    [
      'dynamic DNS does not explain MyFRITZ!',
      { ddns: ddns({ statusIPv4: 'account-disabled' }), names: [name('my-fritz', answered([OLD]))] },
      'ddns-account-disabled',
      [],
    ],
    [
      'a wrong update URL explains all of it',
      {
        ddns: ddns({ statusIPv4: 'offline', urlFindings: [{ code: 'no-path', level: 'problem' }] }),
        names: [name('ddns', answered([OLD]))],
      },
      'update-url',
      ['ddns-offline', 'name-stale'],
    ],
    [
      'a hint about the update URL explains nothing',
      {
        ddns: ddns({ urlFindings: [{ code: 'no-scheme', level: 'warning' }] }),
        names: [name('ddns', answered([OLD]))],
      },
      'name-stale',
      [],
    ],
    [
      "Let's Encrypt that failed explains the certificate",
      {
        letsEncrypt: { enabled: true, state: 'invalid' },
        endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false, forHost: false }))),
      },
      'lets-encrypt-invalid',
      ['certificate-self-signed', 'certificate-wrong-name', 'certificate-wrong-name'],
    ],
    [
      'what may be another device explains its certificate',
      { endpoints: endpoints(tls(foreign)) },
      undefined,
      [
        ...['lets-encrypt-not-served', 'certificate-self-signed'],
        ...['certificate-wrong-name', 'certificate-wrong-name'],
      ],
    ],
    [
      'the worst of two causes',
      { password: { isDefault: true }, remoteAccess: { enabled: true, port: PORT, username: '' }, rights: notAllowed },
      'default-password',
      [],
    ],
  ];
  for (const [what, change, main, following] of cases) {
    test(what, () => {
      const findings = judged(change);
      assert.equal(mainFinding(findings)?.code, main);
      assert.deepEqual(
        findings.flatMap(({ code, cause }) => (cause === undefined ? [] : [code])),
        following,
      );
    });
  }

  test('comes first, what follows from it after all that is wrong', () => {
    const levels = judged({
      ddns: ddns({ statusIPv4: 'account-disabled' }),
      names: [name('ddns', answered([OLD]))],
      secondFactor: { enabled: false },
    }).map(({ level, cause }) => `${cause === undefined ? '' : 'follows '}${level}`);
    assert.deepEqual(levels.slice(0, 4), ['problem', 'warning', 'follows problem', 'info']);
  });
});

suite('days of the served certificate', () => {
  const now = new Date(OBSERVED_AT);
  const cases: [name: string, change: Change, days: number | undefined][] = [
    ['of the one that is served', {}, 62],
    ['until it ends today', { endpoints: endpoints(tls(certificate({ days: 0.9 }))) }, 0],
    ['after its end', { endpoints: endpoints(tls(certificate({ days: -2.5 }))) }, -3],
    [
      'of the one that ends first',
      {
        endpoints: [
          endpoint('ddns', 'ipv4', tls(certificate({ days: 300 }))),
          endpoint('my-fritz', 'ipv4', tls(certificate({ days: 20 }))),
        ],
      },
      20,
    ],
    ['of no other port', { endpoints: [endpoint('ddns', 'ipv4', tls(), { port: 443 })] }, undefined],
    ['of no stranger', { endpoints: [endpoint('ddns', 'ipv4', tls(), { address: OLD })] }, undefined],
    ['by address where there is no name', { endpoints: [endpoint('address', 'ipv6')] }, 62],
    ['without a readable date', { endpoints: endpoints(tls(certificate({ validTo: '' }))) }, undefined],
    ['unseen', { endpoints: [] }, undefined],
    ['of none that browsers refuse anyway', { endpoints: endpoints(tls(foreign)) }, undefined],
  ];
  for (const [what, change, days] of cases) {
    test(what, () => {
      const { state, world } = scene(change);
      assert.equal(certificateDays(state, world, now), days);
    });
  }

  test('of none that was seen before the box was changed', () => {
    assert.equal(
      certificateDays({ ...inOrder, myFritz: { ...myFritz, enabled: false } }, scene().world, now),
      undefined,
    );
  });

  test('of the watch only where remote access is still where it looked', () => {
    const seen = { at: OBSERVED_AT, of: `${MY_FRITZ}:${PORT}`, validTo: '2026-03-11T12:00:00.000Z' };
    const days = (remoteAccess: object): number | undefined => {
      const state = { ...inOrder, remoteAccess: { enabled: true, port: PORT, username: 'anna', ...remoteAccess } };
      return certificateDays(state, { version: 1, certificate: seen }, now);
    };
    assert.deepEqual([days({}), days({ enabled: false }), days({ port: 443 })], [10, undefined, undefined]);
  });

  test('go down between two looks', () => {
    assert.equal(certificateDays(inOrder, scene().world, new Date(now.getTime() + 10 * 86_400_000)), 52);
  });
});
