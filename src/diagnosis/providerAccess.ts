import { type BoxState, isRead, type Unread, valueOf } from '../box/boxState';
import type { Endpoint, ProviderServer } from '../box/providerAccessServer';
import type { ObservedPort } from './world';

/** Where a box takes the provider's requests to call its server (help on port 8089; TR-069 leaves it to the vendor). */
export const TR069_PORT = 8089;

/** What speaks for or against automatic configuration by the provider, or why nothing does. */
export type Reason = { readonly code: ReasonCode } | { readonly code: 'not-read'; readonly why: Unread };

type ReasonCode = `${'acs' | 'request'}-${'set' | 'none'}` | `inform-${'on' | 'off'}` | `port-${PortState}`;
type PortState = 'open' | 'closed' | 'unclear';

export interface AutomaticConfiguration {
  readonly verdict: 'likely-on' | 'likely-off' | 'unknown';
  readonly reasons: readonly Reason[];
}

/**
 * Whether the provider may configure the box, which TR-064 can switch and not read: on where a server is set and
 * something shows that it is used, off where no server is set and the port is closed. Anything in between is unknown:
 * values may be left over, an ACS may also come by DHCP or PPP, and an open port may be there for updates only.
 */
export function automaticConfiguration(
  { managementServer }: Pick<BoxState, 'managementServer'>,
  ports: readonly ObservedPort[] = [],
): AutomaticConfiguration {
  const port = portReason(ports);
  if (!isRead(managementServer)) {
    return { verdict: 'unknown', reasons: [{ code: 'not-read', why: managementServer }, port] };
  }
  const { acs, connectionRequest, periodicInform } = managementServer;
  const isSet = acs !== 'none';
  const isUsed = connectionRequest !== 'none' || periodicInform;
  const isOpen = port.code === 'port-open';
  const isClosed = port.code === 'port-closed';
  const likelyOn = isSet && (isOpen || (isUsed && !isClosed));
  const likelyOff = !isSet && !isUsed && isClosed;
  return {
    verdict: likelyOn ? 'likely-on' : likelyOff ? 'likely-off' : 'unknown',
    reasons: [
      { code: isSet ? 'acs-set' : 'acs-none' },
      { code: connectionRequest !== 'none' ? 'request-set' : 'request-none' },
      { code: periodicInform ? 'inform-on' : 'inform-off' },
      port,
    ],
  };
}

/** Of the home network's side only: what the internet's side shows may be the doing of something in between. */
function portReason(ports: readonly ObservedPort[]): Reason {
  const states = ports.filter(({ side }) => side === 'home').map(({ probe }) => probe.state);
  if (states.some((state) => state === 'silent' || state === 'answered')) return { code: 'port-open' };
  return { code: states.length > 0 && states.every((state) => state === 'closed') ? 'port-closed' : 'port-unclear' };
}

export interface AutomaticUpdates {
  readonly verdict: 'allowed' | 'not-allowed' | 'unknown';
  /** The provider says it looks after updates, which leaves the box to wait for it; `undefined` when not read. */
  readonly managed: boolean | undefined;
  /** Why it is unknown, where the box gave a reason. */
  readonly why: Unread | undefined;
}

/** Whether the provider may install FRITZ!OS updates, which the box does tell. */
export function automaticUpdates({
  firmwareDownload,
  managementServer,
}: Pick<BoxState, 'firmwareDownload' | 'managementServer'>): AutomaticUpdates {
  const managed = valueOf(managementServer)?.upgradesManaged;
  if (!isRead(firmwareDownload)) return { verdict: 'unknown', managed, why: firmwareDownload };
  return { verdict: firmwareDownload.allowed ? 'allowed' : 'not-allowed', managed, why: undefined };
}

/** The edition that a model number names behind its dash, such as `avm` for boxes from a shop; `undefined` for none. */
export function editionOf(modelNumber: string): string | undefined {
  return /-\s*([a-z0-9_]+)\s*$/i.exec(modelNumber)?.[1]?.toLowerCase();
}

/** True when something says the box may be the provider's own: then service and support may depend on its access. */
export function mayBeProvidersOwn(modelNumber: string, managementServer: BoxState['managementServer']): boolean {
  const edition = editionOf(modelNumber);
  return valueOf(managementServer)?.upgradesManaged === true || (edition !== undefined && edition !== 'avm');
}

/** The own port of a connection-request URL over HTTP: the usual one has web pages, and HTTPS answers with an alert. */
export function connectionRequestPort({ connectionRequest }: ProviderServer): number | undefined {
  if (!isEndpoint(connectionRequest) || connectionRequest.scheme !== 'http') return undefined;
  return connectionRequest.port;
}

export function isEndpoint(value: ProviderServer['acs']): value is Endpoint {
  return typeof value === 'object';
}
