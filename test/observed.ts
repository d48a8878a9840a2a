import type { Family } from '../src/box/ipAddress';
import type { ObservedDdns, Observations } from '../src/diagnosis/checks/observations';
import type {
  NameAnswer,
  NameRole,
  ObservedEndpoint,
  ObservedName,
  ServedCertificate,
  TlsProbe,
} from '../src/diagnosis/checks/world';

/** Observations of a box that is in order, and how to change them. */

export const IPV4 = '203.0.113.7';
export const IPV6 = '2001:db8:7590::1';
export const OLD = '198.51.100.9';
export const PORT = 44123;
export const DDNS = 'home.example.org';
export const MY_FRITZ = 'abc.myfritz.example';
const OBSERVED_AT = '2026-03-01T12:00:00.000Z';

export const notAllowed = { unread: 'not-authorized', code: 606 } as const;

export const ddns = (change: Partial<ObservedDdns> = {}): ObservedDdns => ({
  enabled: true,
  providerName: 'Benutzerdefiniert',
  domain: DDNS,
  mode: 'ddns_together',
  statusIPv4: 'complete',
  statusIPv6: 'complete',
  serverIPv4: '',
  serverIPv6: '',
  urlFindings: [],
  usesPrefix: false,
  ...change,
});

export const myFritz = { enabled: true, deviceRegistered: true, dynDnsName: MY_FRITZ, port: PORT, state: undefined };

export const rights = {
  configRight: 'RW',
  appRight: 'RW',
  nasRight: 'RW',
  phoneRight: 'RW',
  dialRight: 'RW',
  homeautoRight: 'RW',
  internetRights: true,
  accessFromInternet: false,
};

export const answered = (ipv4: readonly string[] = [IPV4], ipv6: readonly string[] = [IPV6]): NameAnswer => ({
  state: 'answered',
  ipv4,
  ipv6,
});

export const name = (role: NameRole, authority = answered(), resolver = authority): ObservedName => ({
  role,
  name: role === 'ddns' ? DDNS : MY_FRITZ,
  resolver,
  authority,
});

/** Days are counted from the moment of the observation. */
export const certificate = ({
  days = 62,
  from = -10,
  ...change
}: Partial<ServedCertificate> & { days?: number; from?: number } = {}): ServedCertificate => ({
  subject: MY_FRITZ,
  issuer: 'Test authority',
  names: [MY_FRITZ, DDNS],
  validFrom: inDays(from),
  validTo: inDays(days),
  key: 'RSA 2048',
  sha256: 'AA:BB',
  selfSigned: false,
  trusted: true,
  forHost: true,
  ...change,
});

function inDays(days: number): string {
  return new Date(Date.parse(OBSERVED_AT) + days * 86_400_000).toISOString();
}

export const tls = (served = certificate(), statusLine = 'HTTP/1.1 200 OK'): TlsProbe => ({
  state: 'tls',
  certificate: served,
  statusLine,
});

export const endpoint = (
  role: ObservedEndpoint['role'],
  family: Family,
  probe: TlsProbe = tls(),
  change: Partial<ObservedEndpoint> = {},
): ObservedEndpoint => {
  const address = family === 'ipv4' ? IPV4 : IPV6;
  const host = role === 'address' ? address : role === 'ddns' ? DDNS : MY_FRITZ;
  return { role, host, family, address, port: PORT, probe, ...change };
};

/** All of them with one probe. */
export const endpoints = (probe: TlsProbe): ObservedEndpoint[] =>
  (['address', 'ddns', 'my-fritz'] as const).flatMap((role) => [
    endpoint(role, 'ipv4', probe),
    endpoint(role, 'ipv6', probe),
  ]);

export const inOrder: Required<Omit<Observations, 'managementServer' | 'firmwareDownload' | 'model' | 'ports'>> = {
  observedAt: OBSERVED_AT,
  vantage: 'elsewhere',
  remoteAccess: { enabled: true, port: PORT, username: 'anna' },
  ddns: ddns(),
  myFritz,
  letsEncrypt: { enabled: true, state: 'valid' },
  rights,
  secondFactor: { enabled: true },
  password: { isDefault: false },
  users: { names: ['anna'] },
  external: { externalIPv4: IPV4, externalIPv6: IPV6 },
  names: [name('ddns'), name('my-fritz')],
  endpoints: endpoints(tls()),
  fritzBox: ['192.168.178.1'],
};
