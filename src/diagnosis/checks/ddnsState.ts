import { type DdnsState, ddnsMode, ddnsState, usesFamily } from '../../box/ddns';
import { FAMILIES, type Family } from '../../box/ipAddress';
import { isRead, type Unread } from '../../box/snapshot';
import { ddnsVerdict, type NameVerdict } from '../nameVerdict';
import type { CheckFinding, Fix } from './check';
import type { Observations } from './observations';

export type DdnsStateFinding = CheckFinding & { readonly check: 'ddns-state' } & (
    | { readonly code: 'ddns-unread'; readonly why: Unread }
    | { readonly code: 'ddns-off'; readonly domain: string }
    | {
        /** `raw` is the state as the box wrote it. */
        readonly code: Trouble | 'ddns-in-progress' | 'ddns-false-error';
        readonly family: Family;
        readonly domain: string;
        readonly raw: string;
        readonly verdict: NameVerdict;
      }
  );

type Trouble = 'ddns-offline' | 'ddns-account-disabled' | 'ddns-not-connected' | 'ddns-unknown-state';

/** What the box says about dynamic DNS, held against what the world sees of the name. */
export function checkDdnsState(observations: Observations): DdnsStateFinding[] {
  const { ddns, myFritz } = observations;
  const check = 'ddns-state';
  if (ddns === undefined) return [];
  if (!isRead(ddns)) return [{ check, level: 'unknown', code: 'ddns-unread', why: ddns }];
  const { domain } = ddns;
  if (!ddns.enabled) {
    if (domain === '') return [];
    const hasOther = myFritz !== undefined && isRead(myFritz) && myFritz.enabled;
    return [{ check, level: hasOther ? 'info' : 'warning', code: 'ddns-off', domain, fix: 'turn-on-dynamic-dns' }];
  }
  const mode = ddnsMode(ddns.mode);
  const findings = FAMILIES.filter((family) => usesFamily(mode, family)).flatMap((family): DdnsStateFinding[] => {
    const raw = family === 'ipv4' ? ddns.statusIPv4 : ddns.statusIPv6;
    const verdict = ddnsVerdict(observations, family);
    const judged = judge(ddnsState(raw), verdict);
    return judged === undefined ? [] : [{ check, ...judged, family, domain, raw, verdict }];
  });
  // Both families mostly say the same, which is then said once.
  return findings.filter(({ code }, index) => findings.findIndex((other) => other.code === code) === index);
}

type Judged = Pick<Extract<DdnsStateFinding, { raw: string }>, 'code' | 'level'> & { readonly fix?: Fix };

/**
 * `updated` and `verifying` last minutes while all is well: the box looks at the DNS only every 240 seconds. A name
 * that leads to a proxy, or to another device of the home network, it never finds verified, although it is right.
 */
function judge(state: DdnsState, verdict: NameVerdict): Judged | undefined {
  switch (state) {
    case 'complete':
      return undefined;
    case 'checking':
    case 'updating':
    case 'updated':
    case 'verifying':
    case 'new-address':
      return { code: 'ddns-in-progress', level: 'info' };
    case 'account-disabled':
      return { code: 'ddns-account-disabled', level: 'problem', fix: 'set-up-dynamic-dns' };
    case 'internet-not-connected':
      return { code: 'ddns-not-connected', level: 'warning' };
    case 'offline':
      if (IS_RIGHT[verdict]) return { code: 'ddns-false-error', level: 'info' };
      if (verdict === 'perhaps-same-network') return { code: 'ddns-unknown-state', level: 'unknown' };
      return {
        code: 'ddns-offline',
        level: verdict === 'unknown' ? 'warning' : 'problem',
        fix: 'set-up-dynamic-dns',
      };
    case 'undefined':
    case 'other':
      return IS_RIGHT[verdict]
        ? { code: 'ddns-false-error', level: 'info' }
        : { code: 'ddns-unknown-state', level: 'unknown' };
  }
}

const IS_RIGHT: Readonly<Record<NameVerdict, boolean>> = {
  right: true,
  proxied: true,
  'same-network': true,
  'perhaps-same-network': false,
  elsewhere: false,
  absent: false,
  unknown: false,
};
