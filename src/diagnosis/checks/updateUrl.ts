import { ddnsMode, usesFamily } from '../../box/ddns';
import { FAMILIES } from '../../box/ipAddress';
import { isRead } from '../../box/snapshot';
import { ddnsName, nameVerdict } from '../nameVerdict';
import type { UrlFinding } from '../updateUrl/checks';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface UpdateUrlFinding extends CheckFinding {
  readonly check: 'update-url';
  readonly code: 'update-url';
  readonly fault: UrlFinding;
}

/**
 * What is wrong with the update URL of dynamic DNS, as the editor of such URLs would say. Where the name leads to the
 * box all the same, it is not what keeps anybody from getting there.
 */
export function checkDdnsUpdateUrl(observations: Observations): UpdateUrlFinding[] {
  const { ddns } = observations;
  if (ddns === undefined || !isRead(ddns)) return [];
  const name = ddnsName(observations);
  const mode = ddnsMode(ddns.mode);
  const works =
    name !== undefined &&
    FAMILIES.filter((family) => usesFamily(mode, family)).every((family) => {
      return nameVerdict(observations, name, family) === 'right';
    });
  return ddns.urlFindings.map((fault) => ({
    check: 'update-url',
    level: works && fault.level === 'problem' ? 'info' : fault.level,
    code: 'update-url',
    fault,
    fix: 'set-up-dynamic-dns',
  }));
}
