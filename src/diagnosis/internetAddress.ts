import { isIP } from 'node:net';
import { entriesOf } from '../box/domainNames';
import { letsEncryptState } from '../box/letsEncrypt';
import { isRead, type Snapshot } from '../box/snapshot';

/**
 * The host a person should use from outside: the MyFRITZ! name where the box's Let's Encrypt certificate covers it,
 * else the dynamic DNS name, else whatever name or address there is.
 */
export function internetHost({ ddns, myFritz, letsEncrypt, external }: Snapshot): string | undefined {
  const myFritzName = isRead(myFritz) && myFritz.enabled ? myFritz.dynDnsName : '';
  const ddnsNames = isRead(ddns) && ddns.enabled ? entriesOf(ddns.domain) : [];
  const ddnsName = ddnsNames.find(({ problem }) => problem === undefined)?.text ?? '';
  const certified =
    letsEncrypt !== 'not-supported' && isRead(letsEncrypt) && letsEncryptState(letsEncrypt.state) === 'valid';
  const ownNames = certified ? [myFritzName, ddnsName] : [ddnsName, myFritzName];
  const addresses = isRead(external) ? [external.externalIPv4, bracketed(external.externalIPv6)] : [];
  return [...ownNames, ...addresses].find((host) => host !== '' && host !== '0.0.0.0');
}

/** The address to type into a browser outside, or `undefined` when there is none (off, no port, no name). */
export function internetAddress(snapshot: Snapshot): string | undefined {
  const { remoteAccess } = snapshot;
  if (!isRead(remoteAccess) || !remoteAccess.enabled || remoteAccess.port === undefined) return undefined;
  const host = internetHost(snapshot);
  if (host === undefined) return undefined;
  return `https://${host}${remoteAccess.port === 443 ? '' : `:${remoteAccess.port}`}`;
}

/** The name and port by which a box could be reached from anywhere: one that stays the same while its address changes. */
export function internetRoute(snapshot: Snapshot): { host: string; port: number } | undefined {
  const { remoteAccess } = snapshot;
  const host = internetHost(snapshot);
  if (!isRead(remoteAccess) || !remoteAccess.enabled || remoteAccess.port === undefined) return undefined;
  return host === undefined || isIP(host) !== 0 || host.startsWith('[') ? undefined : { host, port: remoteAccess.port };
}

function bracketed(ipv6: string): string {
  return ipv6 === '' || ipv6 === '::' ? '' : `[${ipv6}]`;
}
