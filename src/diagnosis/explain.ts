import { isWanting } from './health';
import type { RemoteAccessFinding } from './remoteAccessChecks';

/** A finding and, where it follows from another one, that one: mending the cause mends both. */
export interface Explained {
  readonly finding: RemoteAccessFinding;
  readonly because?: RemoteAccessFinding;
}

type Code = RemoteAccessFinding['code'];

const UNANSWERED: readonly Code[] = ['remote-port-closed', 'remote-port-filtered', 'remote-port-no-tls'];
const NAME_WRONG: readonly Code[] = ['name-missing', 'name-stale', 'name-without-family'];
const WITHOUT_IPV4: readonly Code[] = [...UNANSWERED, 'name-stale', 'name-without-family', 'record-left-behind'];
const NO_GOOD_CERTIFICATE: readonly Code[] = ['certificate-self-signed', 'certificate-wrong-name'];

/** What each cause brings with it. */
const CONSEQUENCES: Partial<Record<Code, readonly Code[]>> = {
  'remote-access-off': UNANSWERED,
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
const NAME_OF: Partial<Record<Code, 'ddns' | 'my-fritz'>> = {
  'update-url': 'ddns',
  'ddns-account-disabled': 'ddns',
  'ddns-not-connected': 'ddns',
  'ddns-offline': 'ddns',
  'my-fritz-failed': 'my-fritz',
};

/** Names the cause of each finding that follows from another one, and puts those last among what is wrong. */
export function explain(findings: readonly RemoteAccessFinding[]): Explained[] {
  const explained = findings.map((finding): Explained => {
    const because = findings.find((cause) => causes(cause, finding));
    return because === undefined ? { finding } : { finding, because };
  });
  const isWrong = ({ finding }: Explained): boolean => isWanting(finding.level);
  return [
    ...explained.filter((one) => isWrong(one) && one.because === undefined),
    ...explained.filter((one) => isWrong(one) && one.because !== undefined),
    ...explained.filter((one) => !isWrong(one)),
  ];
}

function causes(cause: RemoteAccessFinding, finding: RemoteAccessFinding): boolean {
  if (CONSEQUENCES[cause.code]?.includes(finding.code) !== true) return false;
  // What is only a hint about a URL need not be why it fails.
  if (cause.code === 'update-url' && cause.level !== 'problem') return false;
  // Who has set up IPv6 only is not to be told that this is why something else is wrong.
  if (IPV4_ONLY.includes(cause.code) && cause.level === 'info') return false;
  if (IPV4_ONLY.includes(cause.code) && 'family' in finding && finding.family !== 'ipv4') return false;
  const name = NAME_OF[cause.code];
  return name === undefined || !('role' in finding) || finding.role === name;
}
