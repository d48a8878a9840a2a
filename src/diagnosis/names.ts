import { type BoxState, type DdnsStatus, isRead, type Unread, valueOf } from '../box/boxState';
import { type DdnsState, ddnsMode, ddnsState, isBeingUpdated, statusOf, usesFamily } from '../box/ddns';
import { entriesOf, type NameProblem } from '../box/domainNames';
import { FAMILIES, type Family } from '../box/ipAddress';
import type { UrlFinding } from '../box/updateUrl/checks';
import type { Level } from '../common/level';
import type { MyFritzInfo } from '../tr064/services/myFritz';
import type { Common } from './finding';
import { ddnsNames, ddnsVerdict, nameVerdict, type NameVerdict, usesPrefix } from './nameVerdict';
import { addressesOf, answerOf, type NameRole, type ObservedName, ownAddress, type Sight } from './world';

/** What has to do with the names a box is found by. */
export type NameFinding = Common<'names'> &
  (
    | { readonly code: 'ddns-unread'; readonly why: Unread }
    | { readonly code: 'ddns-off'; readonly domain: string }
    | DdnsTrouble
    | {
        readonly code: 'update-url';
        readonly fault: UrlFinding;
        /** The name is up to date all the same. */
        readonly works: boolean;
      }
    | { readonly code: 'my-fritz-failed'; readonly info: MyFritzInfo }
    | { readonly code: 'no-name' }
    | { readonly code: 'name-missing' | 'name-unanswered'; readonly role: NameRole; readonly name: string }
    /** `domain` is an entry of the domain field. */
    | { readonly code: 'name-not-looked-up'; readonly domain: string; readonly problem: NameProblem }
    | ComparedName
    | {
        readonly code: 'record-left-behind';
        readonly name: string;
        readonly family: Family;
        readonly found: readonly string[];
      }
  );

export interface DdnsTrouble {
  readonly code:
    | 'ddns-offline'
    | 'ddns-account-disabled'
    | 'ddns-not-connected'
    | 'ddns-unknown-state'
    | 'ddns-in-progress'
    | 'ddns-false-error';
  readonly family: Family;
  readonly domain: string;
  /** The state as the box wrote it. */
  readonly raw: string;
  readonly verdict: NameVerdict;
}

export interface ComparedName {
  readonly code:
    'name-right' | 'name-stale' | 'name-proxied' | 'name-same-network' | 'name-other-prefix' | 'name-without-family';
  readonly role: NameRole;
  readonly name: string;
  readonly family: Family;
  /** Where the name leads, and the address that the box has. */
  readonly found: readonly string[];
  readonly own: string;
}

export function nameFindings(sight: Sight): NameFinding[] {
  return [
    ...updateUrl(sight),
    ...dynamicDns(sight),
    ...myFritz(sight.state),
    ...resolution(sight),
    ...addresses(sight),
    ...leftoverRecords(sight),
  ];
}

const BOX = { subject: 'names', basis: 'box' } as const;
const SEEN = { subject: 'names', basis: 'seen' } as const;

/** What is wrong with the person's own update URL: where the name is up to date, only what the URL gives away. */
function updateUrl(sight: Sight): NameFinding[] {
  const { ddns, ownUrlProvider } = sight.state;
  const name = valueOf(ddns);
  // The URL of a provider that the box knows is filled in by the box: the person can do nothing about it.
  const isOwn = name !== undefined && valueOf(ownUrlProvider)?.name === name.providerName;
  if (!isOwn || !name.enabled) return [];
  const works = isUpToDate(sight, name);
  return name.urlFindings.map((fault) => {
    const level = works && fault.code !== 'plain-http-credentials' ? 'info' : fault.level;
    const fix = works && level === 'info' ? undefined : 'setUpDynamicDns';
    return { ...BOX, level, code: 'update-url', fault, works, fix };
  });
}

/** As the world sees it, or, where that cannot be told, as the box says that it saw it. */
function isUpToDate(sight: Sight, ddns: DdnsStatus): boolean {
  return usedFamilies(ddns).every((family) => {
    const verdict = ddnsVerdict(sight, family);
    if (mayBeRight(verdict)) return true;
    return ddnsState(statusOf(ddns, family)) === 'complete' && verdict !== 'elsewhere' && verdict !== 'absent';
  });
}

function usedFamilies({ mode }: DdnsStatus): Family[] {
  return FAMILIES.filter((family) => usesFamily(ddnsMode(mode), family));
}

/** How dynamic DNS stands for one family. */
export function statusLevel(sight: Sight, family: Family): Level {
  const ddns = valueOf(sight.state.ddns);
  return (ddns && judged(sight, ddns, family))?.level ?? 'ok';
}

function judged(sight: Sight, ddns: DdnsStatus, family: Family): ReturnType<typeof judge> {
  const state = ddnsState(statusOf(ddns, family));
  const verdict = ddnsVerdict(sight, family);
  const { externalIPv4 = '', externalIPv6 = '' } = valueOf(sight.state.external) ?? {};
  const [own, other] = family === 'ipv4' ? [externalIPv4, externalIPv6] : [externalIPv6, externalIPv4];
  // A connection of the other family alone has nothing to send; that the name has no address of this one is right.
  const isNothingToSend = own === '' && other !== '' && (verdict === 'absent' || verdict === 'unknown');
  return isNothingToSend && ['offline', 'undefined', 'other'].includes(state) ? undefined : judge(state, verdict);
}

/** What the box says about dynamic DNS, held against what was seen of the name. */
function dynamicDns(sight: Sight): NameFinding[] {
  const { ddns, myFritz: account, remoteAccess } = sight.state;
  if (!isRead(ddns)) return [{ ...BOX, level: 'unknown', code: 'ddns-unread', why: ddns }];
  const { domain } = ddns;
  if (!ddns.enabled) {
    if (domain === '') return [];
    const isNeeded = valueOf(account)?.enabled !== true && valueOf(remoteAccess)?.enabled !== false;
    return [{ ...BOX, level: isNeeded ? 'warning' : 'info', code: 'ddns-off', domain, fix: 'turnOnDynamicDns' }];
  }
  const findings = usedFamilies(ddns).flatMap((family): (NameFinding & DdnsTrouble)[] => {
    const found = judged(sight, ddns, family);
    const [raw, verdict] = [statusOf(ddns, family), ddnsVerdict(sight, family)];
    return found === undefined ? [] : [{ ...BOX, ...found, family, domain, raw, verdict }];
  });
  // Both families mostly say the same, which is then said once.
  return findings.filter(({ code }, index) => findings.findIndex((other) => other.code === code) === index);
}

/** `updated` and `verifying` last minutes; where a name leads to a proxy or another device they never end. */
function judge(
  state: DdnsState,
  verdict: NameVerdict,
): Pick<NameFinding & DdnsTrouble, 'code' | 'level' | 'fix'> | undefined {
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
      return { code: 'ddns-account-disabled', level: 'problem', fix: 'setUpDynamicDns' };
    case 'internet-not-connected':
      return { code: 'ddns-not-connected', level: 'warning' };
    case 'offline':
      if (RIGHT.includes(verdict)) return { code: 'ddns-false-error', level: 'info' };
      if (verdict === 'perhaps-same-network') return { code: 'ddns-unknown-state', level: 'unknown' };
      return { code: 'ddns-offline', level: verdict === 'unknown' ? 'warning' : 'problem', fix: 'setUpDynamicDns' };
    case 'undefined':
    case 'other':
      return RIGHT.includes(verdict)
        ? { code: 'ddns-false-error', level: 'info' }
        : { code: 'ddns-unknown-state', level: 'unknown' };
  }
}

const RIGHT: readonly NameVerdict[] = ['right', 'proxied', 'same-network'];

/** Right, or the address of a device in the home network as far as can be told. */
function mayBeRight(verdict: NameVerdict): boolean {
  return RIGHT.includes(verdict) || verdict === 'perhaps-same-network';
}

/** States of MyFRITZ! that say its name does not lead to the box; others are fine, passing or unknown. */
const MY_FRITZ_FAILURES = [
  'register_failed',
  'dyndns_update_failed',
  'dyndns_auth_error',
  'dyndns_server_unreachable',
  'dyndns_server_error',
];

function myFritz({ myFritz: part }: BoxState): NameFinding[] {
  const info = valueOf(part);
  if (info?.enabled !== true || !MY_FRITZ_FAILURES.includes(info.state ?? '')) return [];
  return [{ ...BOX, level: 'warning', code: 'my-fritz-failed', info }];
}

/** Whether the box has a name, and the DNS an address for it. */
function resolution({ state, outside }: Sight): NameFinding[] {
  const ddns = valueOf(state.ddns);
  const entries = ddns?.enabled === true ? entriesOf(ddns.domain) : [];
  const notLookedUp = entries.flatMap(({ text: domain, problem }): NameFinding[] =>
    problem === undefined
      ? []
      : [{ ...BOX, level: 'unknown', code: 'name-not-looked-up', domain, problem, fix: 'setUpDynamicDns' }],
  );
  return [...(outside?.names ?? []).flatMap(resolves), ...notLookedUp, ...noName(state, entries.length > 0)];
}

function noName({ ddns, myFritz: account, remoteAccess }: BoxState, hasEntries: boolean): NameFinding[] {
  const isOff = valueOf(remoteAccess)?.enabled === false;
  // A name that is set up and switched off has a finding of its own.
  const mayHaveDdns = !isRead(ddns) || hasEntries || (!ddns.enabled && ddns.domain !== '');
  const mayHaveMyFritz = !isRead(account) || (account.enabled && account.dynDnsName !== '');
  if (isOff || mayHaveDdns || mayHaveMyFritz) return [];
  return [{ ...BOX, level: 'warning', code: 'no-name', fix: 'setUpDynamicDns' }];
}

function resolves(observed: ObservedName): NameFinding[] {
  const { role, name } = observed;
  const answer = answerOf(observed);
  if (answer.state === 'no-answer') return [{ ...SEEN, level: 'unknown', code: 'name-unanswered', role, name }];
  if (answer.state === 'answered' && answer.ipv4.length + answer.ipv6.length > 0) return [];
  const fix = role === 'ddns' ? 'setUpDynamicDns' : undefined;
  return [{ ...SEEN, level: 'problem', code: 'name-missing', role, name, fix }];
}

/** Whether the box's names lead to the addresses it has, for the families that are kept up to date. */
function addresses(sight: Sight): NameFinding[] {
  return (sight.outside?.names ?? []).flatMap((name) =>
    FAMILIES.filter((family) => isKept(sight, name, family)).flatMap((family) => compare(sight, name, family)),
  );
}

function compare(sight: Sight, observed: ObservedName, family: Family): NameFinding[] {
  const own = ownAddress(sight.state, family);
  const leadsTo = addressesOf(observed);
  // A name without any address has a finding of its own.
  if (own === undefined || leadsTo === undefined || leadsTo.ipv4.length + leadsTo.ipv6.length === 0) return [];
  const { role, name } = observed;
  const common = { ...SEEN, role, name, family, found: leadsTo[family], own };
  const fix = role === 'ddns' ? 'setUpDynamicDns' : undefined;
  switch (nameVerdict(sight, observed, family)) {
    case 'right':
      return [{ ...common, level: 'ok', code: 'name-right' }];
    case 'proxied':
      return [{ ...common, level: 'info', code: 'name-proxied' }];
    case 'same-network':
      // Other providers' prefixes are longer: the box may just have got another one.
      return [{ ...common, level: usesPrefix(sight) ? 'info' : 'warning', code: 'name-same-network', fix }];
    case 'perhaps-same-network':
      return [{ ...common, level: 'info', code: 'name-other-prefix' }];
    case 'elsewhere':
      if (isUnderWay(sight, role, family)) return [];
      return [{ ...common, level: 'problem', code: 'name-stale', fix: fix && 'updateDynamicDns' }];
    case 'absent':
      if (isUnderWay(sight, role, family)) return [];
      return [{ ...common, level: role === 'ddns' ? 'warning' : 'info', code: 'name-without-family', fix }];
    case 'unknown':
      return [];
  }
}

/** MyFRITZ! keeps both. */
function isKept({ state }: Sight, { role }: ObservedName, family: Family): boolean {
  const ddns = valueOf(state.ddns);
  return role === 'my-fritz' || (ddns !== undefined && usesFamily(ddnsMode(ddns.mode), family));
}

/** An update takes minutes, which the finding about its state says. */
function isUnderWay({ state }: Sight, role: NameRole, family: Family): boolean {
  const ddns = valueOf(state.ddns);
  return role === 'ddns' && ddns !== undefined && isBeingUpdated(statusOf(ddns, family));
}

/** Families for which a name was seen to lead elsewhere, or nowhere, while dynamic DNS was still updating it. */
export function seenTooEarly(sight: Sight): Family[] {
  const ddns = valueOf(sight.state.ddns);
  const isNotThere = (name: ObservedName, family: Family): boolean =>
    answerOf(name).state === 'no-such-name' || ['elsewhere', 'absent'].includes(nameVerdict(sight, name, family));
  return (ddns === undefined ? [] : usedFamilies(ddns)).filter(
    (family) => isUnderWay(sight, 'ddns', family) && ddnsNames(sight).some((name) => isNotThere(name, family)),
  );
}

/** Whether a name still has an address of the family that dynamic DNS does not send: that one is never updated. */
function leftoverRecords(sight: Sight): NameFinding[] {
  const ddns = valueOf(sight.state.ddns);
  if (ddns === undefined) return [];
  const families = FAMILIES.filter((family) => !usesFamily(ddnsMode(ddns.mode), family));
  return ddnsNames(sight).flatMap((name) =>
    families.flatMap((family): NameFinding[] => {
      const found = addressesOf(name)?.[family] ?? [];
      if (found.length === 0 || mayBeRight(nameVerdict(sight, name, family))) return [];
      const common = { ...SEEN, level: 'warning', code: 'record-left-behind' } as const;
      return [{ ...common, name: name.name, family, found, fix: 'setUpDynamicDns' }];
    }),
  );
}
