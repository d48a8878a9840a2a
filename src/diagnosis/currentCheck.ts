import { isRead, type Part, type Snapshot } from '../box/snapshot';
import type { Observations } from './checks/observations';

/**
 * True when a check of remote access still speaks of the box as it is: what it compared with the world has not
 * changed since. Whoever mends something must not go on reading that it is broken.
 */
export function isCurrent({ observedAt, ...seen }: Observations, snapshot: Snapshot): boolean {
  if (observedAt === undefined) return false;
  return JSON.stringify(compared(seen)) === JSON.stringify(compared(snapshot));
}

type Compared = Pick<Observations, 'remoteAccess' | 'myFritz' | 'letsEncrypt' | 'external'> & {
  readonly ddns?: Observations['ddns'] | Snapshot['ddns'];
};

function compared({ remoteAccess, ddns, myFritz, letsEncrypt, external }: Compared): unknown[] {
  const read = <T extends object>(part: Part<T> | undefined): T | undefined =>
    part === undefined || !isRead(part) ? undefined : part;
  const [access, name, account, outside] = [read(remoteAccess), read(ddns), read(myFritz), read(external)];
  return [
    access ? [access.enabled, access.port, access.username] : [],
    name ? [name.enabled, name.domain, name.mode] : [],
    account ? [account.enabled, account.dynDnsName] : [],
    typeof letsEncrypt === 'object' && 'enabled' in letsEncrypt ? [letsEncrypt.enabled, letsEncrypt.state] : [],
    outside ? [outside.externalIPv4, outside.externalIPv6] : [],
  ];
}
