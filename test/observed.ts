import { readAnswer } from '../src/diagnosis/portAnswer';
import { BOX_STATE_VERSION, type BoxState, type CheckedParts, type DdnsStatus } from '../src/box/boxState';
import type { Family } from '../src/box/ipAddress';
import {
  comparedWith,
  type NameAnswer,
  type NameRole,
  type ObservedEndpoint,
  type ObservedName,
  type ObservedPort,
  type PortProbe,
  type Outside,
  type ServedCertificate,
  type TlsProbe,
  type World,
} from '../src/diagnosis/world';

/** A box that is in order, what is seen of it, and how to change both. */

export const IPV4 = '203.0.113.7';
export const IPV6 = '2001:db8:7590::1';
export const OLD = '198.51.100.9';
export const PORT = 44123;
export const DDNS = 'home.example.org';
export const MY_FRITZ = 'abc.myfritz.example';
export const OBSERVED_AT = '2026-03-01T12:00:00.000Z';

export const notAllowed = { unread: 'not-authorized', code: 606 } as const;

export const ddns = (change: Partial<DdnsStatus> = {}): DdnsStatus => ({
  enabled: true,
  providerName: 'Benutzerdefiniert',
  domain: DDNS,
  mode: 'ddns_together',
  statusIPv4: 'complete',
  statusIPv6: 'complete',
  serverIPv4: '',
  serverIPv6: '',
  username: 'anna',
  maskedUpdateUrl: '',
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
  fingerprint: 'SHA256:box',
  sha256: 'AA:BB',
  selfSigned: false,
  trusted: true,
  forHost: true,
  ...change,
});

/** What another device may show on the port of remote access. */
export const foreign = certificate({
  ...{ selfSigned: true, trusted: false, forHost: false, names: ['fritz.box'] },
  fingerprint: 'SHA256:other',
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

/** The usual port of TR-069, as seen in the home network. */
export const observedPort = (probe: PortProbe, change: Partial<ObservedPort> = {}): ObservedPort => ({
  ...{ side: 'home', address: '192.168.178.1', port: 8089, proven: true, probe },
  ...change,
});

/** A port that answers this. */
export const portAnswer = (raw: string): PortProbe => ({ state: 'answered', ...readAnswer(Buffer.from(raw), false) });

export const server = {
  username: 'box',
  periodicInform: false,
  periodicInformInterval: undefined,
  periodicInformTime: '',
  connectionRequestUsername: '',
  upgradesManaged: false,
  acs: 'none',
  connectionRequest: 'none',
} as const;

export const inOrder: BoxState & CheckedParts = {
  version: BOX_STATE_VERSION,
  readAt: OBSERVED_AT,
  route: 'lan',
  device: { model: 'FRITZ!Box 7590', modelNumber: '7590 - avm', softwareVersion: '154.08.02' },
  remoteAccess: { enabled: true, port: PORT, username: 'anna' },
  ddns: ddns(),
  myFritz,
  letsEncrypt: { enabled: true, state: 'valid' },
  external: { externalIPv4: IPV4, externalIPv6: IPV6 },
  managementServer: server,
  firmwareDownload: { allowed: false },
  rights,
  secondFactor: { enabled: true },
  password: { isDefault: false },
  users: { names: ['anna'] },
  ownUrlProvider: { name: 'Benutzerdefiniert' },
};

/** What is other than with a box in order; `ports` are those seen. */
export interface Change
  extends Partial<BoxState>, Partial<Pick<Outside, 'vantage' | 'fingerprint' | 'names' | 'endpoints' | 'fritzBox'>> {
  readonly ports?: readonly ObservedPort[];
  readonly wanted?: World['wanted'];
}

export interface Scene {
  readonly state: BoxState;
  readonly world: World;
}

/** A box in order but for the changes, checked just now. */
export function scene({
  vantage,
  fingerprint = 'SHA256:box',
  names,
  endpoints: seen,
  fritzBox,
  ports,
  wanted,
  ...change
}: Change = {}): Scene {
  const state: BoxState = { ...inOrder, ...change };
  const look = { at: OBSERVED_AT, vantage: vantage ?? 'elsewhere' } as const;
  const outside: Outside = {
    ...look,
    compared: comparedWith(state),
    fingerprint,
    names: names ?? [name('ddns'), name('my-fritz')],
    endpoints: seen ?? endpoints(tls()),
    fritzBox: fritzBox ?? ['192.168.178.1'],
  };
  const more = { ...(ports && { ports: { ...look, seen: ports } }), ...(wanted && { wanted }) };
  return { state, world: { version: 1, outside, ...more } };
}
