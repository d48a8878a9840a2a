import { ddnsMode, ddnsState, usesFamily } from '../../box/ddns';
import { FAMILIES, type Family } from '../../box/ipAddress';
import { isRead } from '../../box/snapshot';
import { nameVerdict, usesPrefix } from '../nameVerdict';
import { ownAddress } from '../ownEndpoints';
import { addressesOf } from '../worldNames';
import type { CheckFinding } from './check';
import type { Observations } from './observations';
import type { NameRole, ObservedName } from './world';

export interface NameAddressFinding extends CheckFinding {
  readonly check: 'name-address';
  readonly code:
    'name-right' | 'name-stale' | 'name-proxied' | 'name-same-network' | 'name-other-prefix' | 'name-without-family';
  readonly role: NameRole;
  readonly name: string;
  readonly family: Family;
  /** Where the name leads, and the address that the box has. */
  readonly found: readonly string[];
  readonly own: string;
}

/** Whether the box's names lead to the addresses it has, for the families that are kept up to date. */
export function checkNameAddress(observations: Observations): NameAddressFinding[] {
  const { names = [] } = observations;
  return names.flatMap((name) =>
    FAMILIES.filter((family) => isKept(observations, name, family)).flatMap((family) =>
      compare(observations, name, family),
    ),
  );
}

function compare(observations: Observations, observed: ObservedName, family: Family): NameAddressFinding[] {
  const own = ownAddress(observations, family);
  const addresses = addressesOf(observed);
  // A name without any address is said by the check of whether it resolves.
  if (own === undefined || addresses === undefined || addresses.ipv4.length + addresses.ipv6.length === 0) return [];
  const { role, name } = observed;
  const common = { check: 'name-address', role, name, family, found: addresses[family], own } as const;
  const fix = role === 'ddns' ? 'set-up-dynamic-dns' : undefined;
  switch (nameVerdict(observations, observed, family)) {
    case 'right':
      return [{ ...common, level: 'ok', code: 'name-right' }];
    case 'proxied':
      return [{ ...common, level: 'info', code: 'name-proxied' }];
    case 'same-network':
      // Other providers' prefixes are longer: the box may just have got another one.
      return [{ ...common, level: usesPrefix(observations) ? 'info' : 'warning', code: 'name-same-network', fix }];
    case 'perhaps-same-network':
      return [{ ...common, level: 'info', code: 'name-other-prefix' }];
    case 'elsewhere':
      return isUnderWay(observations, role, family) ? [] : [{ ...common, level: 'problem', code: 'name-stale', fix }];
    case 'absent':
      if (isUnderWay(observations, role, family)) return [];
      return [{ ...common, level: role === 'ddns' ? 'warning' : 'info', code: 'name-without-family', fix }];
    case 'unknown':
      return [];
  }
}

/** MyFRITZ! keeps both. */
function isKept({ ddns }: Observations, { role }: ObservedName, family: Family): boolean {
  return role === 'my-fritz' || (ddns !== undefined && isRead(ddns) && usesFamily(ddnsMode(ddns.mode), family));
}

/** An update takes minutes, which the check of its state says. */
function isUnderWay({ ddns }: Observations, role: NameRole, family: Family): boolean {
  if (role !== 'ddns' || ddns === undefined || !isRead(ddns)) return false;
  const state = ddnsState(family === 'ipv4' ? ddns.statusIPv4 : ddns.statusIPv6);
  return ['checking', 'updating', 'updated', 'verifying', 'new-address'].includes(state);
}
