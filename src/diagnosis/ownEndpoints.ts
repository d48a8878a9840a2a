import { canonical, type Family, isPublic } from '../box/ipAddress';
import { isRead } from '../box/snapshot';
import type { Observations } from './checks/observations';
import type { ObservedEndpoint, ServedCertificate } from './checks/world';

/** The public address that the box says it has; `undefined` when it has none or does not tell. */
export function ownAddress({ external }: Observations, family: Family): string | undefined {
  if (external === undefined || !isRead(external)) return undefined;
  const address = canonical(family === 'ipv4' ? external.externalIPv4 : external.externalIPv6);
  return isPublic(address) ? address : undefined;
}

/** Endpoints of the box itself on the port of remote access. Where it tells no address, those of its names have to do. */
export function ownEndpoints(observations: Observations): ObservedEndpoint[] {
  const { endpoints = [] } = observations;
  const port = remotePort(observations);
  return endpoints.filter(
    (endpoint) =>
      endpoint.port === port && (ownAddress(observations, endpoint.family) ?? endpoint.address) === endpoint.address,
  );
}

/** The port of remote access, on or off; `undefined` when there is none or it was not read. */
export function remotePort({ remoteAccess }: Observations): number | undefined {
  return remoteAccess !== undefined && isRead(remoteAccess) ? remoteAccess.port : undefined;
}

export interface Served {
  readonly role: ObservedEndpoint['role'];
  readonly host: string;
  readonly port: number;
  readonly certificate: ServedCertificate;
}

/** The certificate shown for each name of the box; for its addresses only where it has no name. */
export function servedCertificates(observations: Observations): Served[] {
  const served = ownEndpoints(observations).flatMap(({ role, host, port, probe }) =>
    probe.state === 'tls' ? [{ role, host, port, certificate: probe.certificate }] : [],
  );
  const named = served.filter(({ role }) => role !== 'address');
  const byHost = new Map((named.length > 0 ? named : served).map((one) => [one.host, one]));
  return [...byHost.values()];
}

const DAY = 86_400_000;

/** Whole days from a moment until a certificate ends, negative afterwards; `undefined` when its date is unreadable. */
export function daysLeft({ validTo }: Pick<ServedCertificate, 'validTo'>, now: Date): number | undefined {
  return validTo === '' ? undefined : Math.floor((Date.parse(validTo) - now.getTime()) / DAY);
}

/**
 * Days left of the certificate that was actually served on the port of remote access: of the one that ends first where
 * there are several. `undefined` when none was seen.
 */
export function certificateDays(observations: Observations, now = new Date()): number | undefined {
  const days = servedCertificates(observations).flatMap(({ certificate }) => daysLeft(certificate, now) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** When it was observed; what is counted from there does not change when it is read later. */
export function observedAt({ observedAt }: Observations): Date {
  return observedAt === undefined ? new Date() : new Date(observedAt);
}
