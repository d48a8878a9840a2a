import { ddnsMode, ddnsState, usesFamily } from '../../box/ddns';
import { FAMILIES } from '../../box/ipAddress';
import { isRead } from '../../box/snapshot';
import { ddnsVerdict } from '../nameVerdict';
import type { UrlFinding } from '../updateUrl/checks';
import type { CheckFinding } from './check';
import type { ObservedDdns, Observations } from './observations';

export interface UpdateUrlFinding extends CheckFinding {
  readonly check: 'update-url';
  readonly code: 'update-url';
  readonly fault: UrlFinding;
  /** The name is up to date all the same. */
  readonly works: boolean;
}

/**
 * What is wrong with the update URL of dynamic DNS, as the editor of such URLs would say. Where the name is up to date
 * all the same, provider and box take the URL as it is: then only what it gives away is still wrong.
 */
export function checkDdnsUpdateUrl(observations: Observations): UpdateUrlFinding[] {
  const { ddns } = observations;
  if (ddns === undefined || !isRead(ddns)) return [];
  const works = isUpToDate(observations, ddns);
  return ddns.urlFindings.map((fault) => {
    const level = works && fault.code !== 'plain-http-credentials' ? 'info' : fault.level;
    return { check: 'update-url', level, code: 'update-url', fault, works, fix: 'set-up-dynamic-dns' };
  });
}

/** As the world sees it, or, where that cannot be told, as the box says that it saw it. */
function isUpToDate(observations: Observations, { mode, statusIPv4, statusIPv6 }: ObservedDdns): boolean {
  return FAMILIES.filter((family) => usesFamily(ddnsMode(mode), family)).every((family) => {
    const verdict = ddnsVerdict(observations, family);
    if (verdict === 'right' || verdict === 'same-network') return true;
    const isVerified = ddnsState(family === 'ipv4' ? statusIPv4 : statusIPv6) === 'complete';
    return isVerified && verdict !== 'elsewhere' && verdict !== 'absent';
  });
}
