import { FAMILIES } from '../box/ipAddress';
import type { Endpoint, ProviderServer } from '../box/providerAccessServer';
import {
  type DdnsStatus,
  type ExternalAddresses,
  type LetsEncryptStatus,
  type Part,
  SNAPSHOT_VERSION,
  type Snapshot,
  type Unread,
} from '../box/snapshot';
import {
  isBoolean,
  isEither,
  isListOf,
  isMoment,
  isNumber,
  isObject,
  isOneOf,
  isOptional,
  isString,
  type Outline,
} from '../common/outline';
import type { AppSetupConfig } from '../tr064/services/appSetup';
import type { MyFritzInfo } from '../tr064/services/myFritz';
import type { BoxModel, ObservedDdns, ObservedPort, Observations, PortProbe } from './checks/observations';
import type {
  NameAddresses,
  NameAnswer,
  ObservedEndpoint,
  ObservedName,
  ServedCertificate,
  TlsProbe,
} from './checks/world';
import { isUrlFinding } from './updateUrl/checks';

/** What is kept of a router, as it is read again: VS Code's storage may hold what another version has written. */

const isUnread: Outline<Unread> = isObject<Unread>({
  // A newer version may know more kinds; there are words for each.
  unread: isString as Outline<Unread['unread']>,
  code: isOptional(isNumber),
  status: isOptional(isNumber),
});

/** A part that was read may have any field but this one. */
function isPart<T extends object>(fits: Outline<T>): Outline<Part<T>> {
  return (value): value is Part<T> =>
    typeof value === 'object' && value !== null && 'unread' in value ? isUnread(value) : fits(value);
}

const isRemoteAccess = isPart(
  isObject<{ enabled: boolean; port: number | undefined; username: string }>({
    enabled: isBoolean,
    port: isOptional(isNumber),
    username: isString,
  }),
);

const DDNS = {
  enabled: isBoolean,
  providerName: isString,
  domain: isString,
  mode: isString,
  statusIPv4: isString,
  statusIPv6: isString,
  serverIPv4: isString,
  serverIPv6: isString,
};

const isLetsEncrypt = isEither(
  isOneOf('not-supported'),
  isPart(isObject<LetsEncryptStatus>({ enabled: isBoolean, state: isString })),
);

const isMyFritz = isPart(
  isObject<MyFritzInfo>({
    enabled: isBoolean,
    deviceRegistered: isBoolean,
    dynDnsName: isString,
    port: isOptional(isNumber),
    state: isOptional(isString),
  }),
);

const isExternal = isPart(isObject<ExternalAddresses>({ externalIPv4: isString, externalIPv6: isString }));

const isEndpoint = isEither(
  isOneOf('none', 'unreadable'),
  isObject<Endpoint>({
    scheme: isOneOf('http', 'https'),
    host: isString,
    port: isOptional(isNumber),
    masked: isString,
  }),
);

const isServer = isPart(
  isObject<ProviderServer>({
    username: isString,
    periodicInform: isBoolean,
    periodicInformInterval: isOptional(isNumber),
    periodicInformTime: isString,
    connectionRequestUsername: isString,
    upgradesManaged: isBoolean,
    acs: isEndpoint,
    connectionRequest: isEndpoint,
  }),
);

const isFirmwareDownload = isPart(isObject<{ allowed: boolean }>({ allowed: isBoolean }));

export const isSnapshot: Outline<Snapshot> = isObject<Snapshot>({
  version: isOneOf(SNAPSHOT_VERSION),
  readAt: isMoment,
  route: isOptional(isOneOf('lan', 'internet')),
  device: isObject<Snapshot['device']>({ model: isString, modelNumber: isString, softwareVersion: isString }),
  remoteAccess: isRemoteAccess,
  ddns: isPart(isObject<DdnsStatus>({ ...DDNS, username: isString, maskedUpdateUrl: isString })),
  letsEncrypt: isLetsEncrypt,
  myFritz: isMyFritz,
  external: isExternal,
  managementServer: isServer,
  firmwareDownload: isFirmwareDownload,
});

const ADDRESSES = { ipv4: isListOf(isString), ipv6: isListOf(isString), alias: isOptional(isString) };
const isNameAnswer = isEither(
  isObject<{ state: 'no-such-name' | 'no-answer' }>({ state: isOneOf('no-such-name', 'no-answer') }),
  isObject<{ state: 'answered' } & NameAddresses>({ state: isOneOf('answered'), ...ADDRESSES }),
) as Outline<NameAnswer>;

const isRole = isOneOf('ddns', 'my-fritz');

const isCertificate = isObject<ServedCertificate>({
  subject: isString,
  issuer: isString,
  names: isListOf(isString),
  validFrom: isString,
  validTo: isString,
  key: isString,
  sha256: isString,
  selfSigned: isBoolean,
  trusted: isBoolean,
  forHost: isBoolean,
});

const isTlsProbe: Outline<TlsProbe> = isEither(
  isObject<{ state: 'closed' | 'filtered' | 'unreachable' | 'no-tls' }>({
    state: isOneOf('closed', 'filtered', 'unreachable', 'no-tls'),
  }),
  isObject<Extract<TlsProbe, { state: 'tls' }>>({
    state: isOneOf('tls'),
    certificate: isCertificate,
    statusLine: isOptional(isString),
  }),
);

type Answered = Extract<PortProbe, { state: 'answered' }>;
const isPortProbe: Outline<PortProbe> = isEither(
  isObject<{ state: 'closed' | 'filtered' | 'unreachable' | 'silent' }>({
    state: isOneOf('closed', 'filtered', 'unreachable', 'silent'),
  }),
  isObject<Answered>({
    state: isOneOf('answered'),
    text: isString,
    truncated: isBoolean,
    statusLine: isOptional(isString),
    headerNames: isListOf(isString),
    disclosures: isListOf(
      isEither(
        isObject<{ kind: 'not-http' | 'accepted' | 'status' | 'body' }>({
          kind: isOneOf('not-http', 'accepted', 'status', 'body'),
        }),
        isObject<{ kind: 'header'; name: string }>({ kind: isOneOf('header'), name: isString }),
      ),
    ),
  }),
);

const isRights = isPart(
  isObject<AppSetupConfig>({
    configRight: isString,
    appRight: isString,
    nasRight: isString,
    phoneRight: isString,
    dialRight: isString,
    homeautoRight: isString,
    internetRights: isBoolean,
    accessFromInternet: isBoolean,
  }),
);

export const isObservations: Outline<Observations> = isObject<{
  [K in keyof Observations]-?: Observations[K] | undefined;
}>({
  observedAt: isOptional(isMoment),
  vantage: isOptional(isOneOf('home', 'elsewhere', 'unknown')),
  remoteAccess: isOptional(isRemoteAccess),
  ddns: isOptional(
    isPart(isObject<ObservedDdns>({ ...DDNS, urlFindings: isListOf(isUrlFinding), usesPrefix: isBoolean })),
  ),
  myFritz: isOptional(isMyFritz),
  letsEncrypt: isOptional(isLetsEncrypt),
  rights: isOptional(isRights),
  secondFactor: isOptional(isPart(isObject<{ enabled: boolean }>({ enabled: isBoolean }))),
  password: isOptional(isPart(isObject<{ isDefault: boolean | undefined }>({ isDefault: isOptional(isBoolean) }))),
  users: isOptional(isPart(isObject<{ names: readonly string[] }>({ names: isListOf(isString) }))),
  names: isOptional(
    isListOf(isObject<ObservedName>({ role: isRole, name: isString, resolver: isNameAnswer, authority: isNameAnswer })),
  ),
  endpoints: isOptional(
    isListOf(
      isObject<ObservedEndpoint>({
        role: isEither(isRole, isOneOf('address')),
        host: isString,
        family: isOneOf(...FAMILIES),
        address: isString,
        port: isNumber,
        probe: isTlsProbe,
      }),
    ),
  ),
  fritzBox: isOptional(isListOf(isString)),
  managementServer: isOptional(isServer),
  firmwareDownload: isOptional(isFirmwareDownload),
  model: isOptional(isObject<BoxModel>({ name: isString, number: isString })),
  external: isOptional(isExternal),
  ports: isOptional(
    isListOf(
      isObject<ObservedPort>({
        side: isOneOf('home', 'internet'),
        role: isOneOf('usual', 'connection-request'),
        address: isString,
        port: isNumber,
        probe: isPortProbe,
      }),
    ),
  ),
}) as Outline<Observations>;
