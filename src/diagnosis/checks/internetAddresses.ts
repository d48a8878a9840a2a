import { ddnsMode, usesFamily } from '../../box/ddns';
import { addressKind, type AddressKind } from '../../box/ipAddress';
import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type InternetAddressFinding = CheckFinding & { readonly check: 'internet-addresses' } & (
    | {
        readonly code: 'carrier-grade-nat' | 'behind-another-router' | 'ds-lite' | 'no-ipv4';
        readonly address: string;
        /** There is a way in over IPv6. */
        readonly hasIPv6: boolean;
      }
    | { readonly code: 'no-internet-address' }
  );

const CODES: Partial<Record<AddressKind, Exclude<InternetAddressFinding['code'], 'no-internet-address'>>> = {
  shared: 'carrier-grade-nat',
  private: 'behind-another-router',
  'ds-lite': 'ds-lite',
  none: 'no-ipv4',
};

/**
 * Whether anything from the internet can arrive at the box's addresses. Where IPv4 cannot, IPv6 and MyFRITZ! may; who
 * has set dynamic DNS to IPv6 only knows that already.
 */
export function checkInternetAddresses({ external, ddns }: Observations): InternetAddressFinding[] {
  const check = 'internet-addresses';
  if (external === undefined || !isRead(external)) return [];
  const { externalIPv4: address, externalIPv6 } = external;
  const hasIPv6 = addressKind(externalIPv6) === 'public';
  const kind = addressKind(address);
  if (kind === 'none' && !hasIPv6) return [{ check, level: 'problem', code: 'no-internet-address' }];
  const code = CODES[kind];
  const isArranged = ddns !== undefined && isRead(ddns) && ddns.enabled && !usesFamily(ddnsMode(ddns.mode), 'ipv4');
  const level = !hasIPv6 ? 'problem' : isArranged ? 'info' : 'warning';
  return code === undefined ? [] : [{ check, level, code, address, hasIPv6 }];
}
