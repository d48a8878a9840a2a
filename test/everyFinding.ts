import type { FindingCode } from '../src/diagnosis/diagnose';
import { readAnswer } from '../src/diagnosis/portAnswer';
import type { ObservedPort, PortProbe } from '../src/diagnosis/world';
import {
  answered,
  certificate,
  type Change,
  ddns,
  endpoint,
  endpoints,
  inOrder,
  IPV4,
  IPV6,
  myFritz,
  name,
  notAllowed,
  OLD,
  PORT,
  rights,
  server,
  tls,
} from './observed';

const off = { remoteAccess: { enabled: false, port: PORT, username: 'anna' } };
const selfSigned = endpoints(tls(certificate({ selfSigned: true, trusted: false })));
const external = (externalIPv4: string, externalIPv6 = IPV6) => ({ external: { externalIPv4, externalIPv6 } });
const stale = { names: [name('ddns', answered([OLD]))] };
const neighbour = answered([IPV4], ['2001:db8:7590:4::20']);
const proxied = {
  names: [name('ddns', answered(['198.51.100.80']))],
  endpoints: [endpoint('ddns', 'ipv4', tls(), { address: '198.51.100.80', port: 443 })],
};

const acs = {
  scheme: 'https',
  host: 'acs.example.net',
  port: undefined,
  masked: 'https://acs.example.net/***',
} as const;
const answer = (raw: string): PortProbe => ({ state: 'answered', ...readAnswer(Buffer.from(raw), false) });
const port = (probe: PortProbe): ObservedPort => ({
  ...{ side: 'home', role: 'usual', address: '192.168.178.1', port: 8089, proven: true },
  probe,
});
const outside = (probe: PortProbe): ObservedPort => ({
  ...port(probe),
  side: 'internet',
  address: IPV4,
  proven: false,
});

/** For each finding a box that has it. */
export const EVERY: Record<FindingCode, Change> = {
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
  'lets-encrypt-unread': { letsEncrypt: notAllowed },
  'internet-user-unknown': { remoteAccess: { enabled: true, port: PORT, username: '' }, rights: notAllowed },
  'remote-port-unproven': { endpoints: endpoints(tls(certificate({ trusted: false, forHost: false }))) },
  'configuration-likely-on': { managementServer: { ...server, acs, connectionRequest: acs, periodicInform: true } },
  'configuration-likely-off': { ports: [port({ state: 'closed' })] },
  'configuration-unknown': { managementServer: notAllowed, ports: [port({ state: 'silent' })] },
  'updates-managed': { managementServer: { ...server, upgradesManaged: true } },
  'updates-allowed': { firmwareDownload: { allowed: true } },
  'updates-not-allowed': {},
  'updates-unknown': { firmwareDownload: notAllowed },
  'acs-https': { managementServer: { ...server, acs } },
  'acs-plain-http': { managementServer: { ...server, acs: { ...acs, scheme: 'http' } } },
  'acs-unreadable': { managementServer: { ...server, acs: 'unreadable' } },
  'port-closed': { ports: [port({ state: 'closed' }), outside({ state: 'closed' })] },
  'port-silent': { ports: [port({ state: 'silent' }), outside({ state: 'silent' })] },
  'port-filtered': { ports: [port({ state: 'filtered' }), outside({ state: 'filtered' })] },
  'port-unreachable': { ports: [port({ state: 'unreachable' }), outside({ state: 'unreachable' })] },
  'port-correct': { ports: [port(answer('HTTP/1.1 404 Not Found\r\n\r\n'))] },
  'port-discloses': { ports: [port(answer('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box\r\n\r\nserial'))] },
  'port-accepts': { ports: [port(answer('HTTP/1.1 200 OK\r\n\r\n'))] },
  'port-unproven': { ports: [outside(answer('HTTP/1.1 200 OK\r\n\r\n'))], endpoints: [] },
  'external-unread': { external: notAllowed, ports: [] },
  'provider-branded': { device: { ...inOrder.device, modelNumber: '7530 - 1und1' } },
};
