import type { BoxState } from '../box/boxState';
import { needsAttention, worstFirst } from '../common/level';
import { type CertificateFinding, certificateFindings } from './certificate';
import { type DriftFinding, driftFindings } from './drift';
import { type EntryFinding, entryFindings } from './entry';
import { type NameFinding, nameFindings } from './names';
import { type ProviderFinding, providerFindings } from './provider';
import { type ResolverFinding, resolverFindings } from './resolver';
import { sightOf, type World } from './world';

type Uncaused = EntryFinding | NameFinding | ResolverFinding | CertificateFinding | ProviderFinding | DriftFinding;

/** One thing that is known of a router and, where it follows from another one, that one: mending the cause mends both. */
export type Finding = Uncaused & { readonly cause?: Uncaused };
export type FindingCode = Finding['code'];

/** Everything that is known of a router, by the one judge: what needs attention first, consequences after causes. */
export function diagnose(state: BoxState, world?: World): Finding[] {
  const sight = sightOf(state, world);
  const findings = [
    ...entryFindings(sight),
    ...nameFindings(sight),
    ...certificateFindings(sight),
    ...resolverFindings(sight),
    ...providerFindings(sight, world?.ports),
    ...driftFindings(state, world),
  ].sort((a, b) => worstFirst(a.level, b.level));
  return withCauses(findings.map(withProviderFix));
}

/** What needs attention in the provider's access has a command and report of its own. */
function withProviderFix<F extends Uncaused>(finding: F): F {
  const isProviders = finding.subject === 'provider' && needsAttention(finding.level);
  return isProviders ? { ...finding, fix: 'checkProviderAccess' } : finding;
}

/** True for what a check of remote access reports: of the provider's access what needs attention, of a file nothing. */
export function isOfRemoteAccess({ subject, level }: Finding): boolean {
  return subject === 'provider' ? needsAttention(level) : subject !== 'drift';
}

/** What to say first: what is wrong, else that remote access is off or was not read; `undefined` where all is well. */
export function mainFinding(findings: readonly Finding[]): Finding | undefined {
  return (
    findings.find(({ level, cause }) => cause === undefined && needsAttention(level)) ??
    findings.find(({ code }) => code === 'remote-access-off' || code === 'remote-access-unread')
  );
}

type Code = Uncaused['code'];

const UNANSWERED: readonly Code[] = ['remote-port-closed', 'remote-port-filtered', 'remote-port-no-tls'];
const NAME_WRONG: readonly Code[] = ['name-missing', 'name-stale', 'name-without-family'];
const WITHOUT_IPV4: readonly Code[] = [...UNANSWERED, 'name-stale', 'name-without-family', 'record-left-behind'];
const NO_GOOD_CERTIFICATE: readonly Code[] = ['certificate-self-signed', 'certificate-wrong-name'];

/** What each cause brings with it. */
const CONSEQUENCES: Partial<Record<Code, readonly Code[]>> = {
  'no-internet-address': [...NAME_WRONG, 'ddns-offline', 'ddns-not-connected', 'my-fritz-failed'],
  'carrier-grade-nat': WITHOUT_IPV4,
  'behind-another-router': WITHOUT_IPV4,
  'ds-lite': WITHOUT_IPV4,
  'no-ipv4': WITHOUT_IPV4,
  'update-url': [...NAME_WRONG, 'ddns-offline', 'ddns-unknown-state'],
  'ddns-account-disabled': NAME_WRONG,
  'ddns-not-connected': NAME_WRONG,
  'ddns-offline': NAME_WRONG,
  'my-fritz-failed': NAME_WRONG,
  'lets-encrypt-needs-myfritz': NO_GOOD_CERTIFICATE,
  'lets-encrypt-invalid': [...NO_GOOD_CERTIFICATE, 'certificate-expired', 'certificate-expires-soon'],
  'lets-encrypt-pending': NO_GOOD_CERTIFICATE,
  'certificate-on-another-port': NO_GOOD_CERTIFICATE,
  'lets-encrypt-not-served': NO_GOOD_CERTIFICATE,
  'certificate-self-signed': ['certificate-wrong-name'],
};

/** Causes of what concerns one family or one name only. */
const IPV4_ONLY: readonly Code[] = ['carrier-grade-nat', 'behind-another-router', 'ds-lite', 'no-ipv4'];
const DDNS_ONLY: readonly Code[] = ['update-url', 'ddns-account-disabled', 'ddns-not-connected', 'ddns-offline'];

/** Names the cause of each finding that follows from another one, and puts those last among what is wrong. */
function withCauses(findings: readonly Uncaused[]): Finding[] {
  const caused = findings.map((finding): Finding => {
    const cause = findings.find((other) => causes(other, finding));
    if (cause === undefined) return finding;
    // What follows from something that is in order is so, too.
    return { ...finding, cause, level: cause.level === 'info' ? 'info' : finding.level };
  });
  const isWrong = ({ level }: Finding): boolean => needsAttention(level);
  return [
    ...caused.filter((one) => isWrong(one) && one.cause === undefined),
    ...caused.filter((one) => isWrong(one) && one.cause !== undefined),
    ...caused.filter((one) => !isWrong(one)),
  ];
}

function causes(cause: Uncaused, finding: Uncaused): boolean {
  if (cause.code === 'remote-port-unproven') return 'isUnproven' in finding;
  if (CONSEQUENCES[cause.code]?.includes(finding.code) !== true) return false;
  // A hint about a URL need not be why it fails.
  if (cause.code === 'update-url' && cause.level !== 'problem') return false;
  // With IPv6 alone set up on purpose, the missing IPv4 is not why something else is wrong.
  if (IPV4_ONLY.includes(cause.code) && cause.level === 'info') return false;
  if (IPV4_ONLY.includes(cause.code) && 'family' in finding && finding.family !== 'ipv4') return false;
  const role = DDNS_ONLY.includes(cause.code) ? 'ddns' : cause.code === 'my-fritz-failed' ? 'my-fritz' : undefined;
  return role === undefined || !('role' in finding) || finding.role === role;
}
