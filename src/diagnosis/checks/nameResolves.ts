import { entriesOf, type NameProblem } from '../../box/domainNames';
import { isRead } from '../../box/snapshot';
import { answerOf } from '../worldNames';
import type { CheckFinding } from './check';
import type { Observations } from './observations';
import type { NameRole, ObservedName } from './world';

export type NameResolvesFinding = CheckFinding & { readonly check: 'name-resolves' } & (
    | { readonly code: 'no-name' }
    | { readonly code: 'name-missing' | 'name-unanswered'; readonly role: NameRole; readonly name: string }
    /** `domain` is what stands in the domain field. */
    | { readonly code: 'name-not-looked-up'; readonly domain: string; readonly problem: NameProblem }
  );

/** Whether the box has a name, and the DNS an address for it. */
export function checkNameResolves({ ddns, myFritz, names }: Observations): NameResolvesFinding[] {
  const check = 'name-resolves';
  const entries = ddns !== undefined && isRead(ddns) && ddns.enabled ? entriesOf(ddns.domain) : [];
  const findings = [
    ...(names ?? []).flatMap(resolves),
    ...entries.flatMap(({ text: domain, problem }): NameResolvesFinding[] =>
      problem === undefined
        ? []
        : [{ check, level: 'unknown', code: 'name-not-looked-up', domain, problem, fix: 'set-up-dynamic-dns' }],
    ),
  ];
  if (names?.length || findings.length > 0) return findings;
  // What is set up and switched off is said by the check of dynamic DNS.
  const hasDdns = ddns === undefined || !isRead(ddns) || (!ddns.enabled && ddns.domain !== '');
  const hasMyFritz = myFritz === undefined || !isRead(myFritz);
  return hasDdns || hasMyFritz ? [] : [{ check, level: 'warning', code: 'no-name', fix: 'set-up-dynamic-dns' }];
}

function resolves(observed: ObservedName): NameResolvesFinding[] {
  const { role, name } = observed;
  const answer = answerOf(observed);
  if (answer.state === 'no-answer') {
    return [{ check: 'name-resolves', level: 'unknown', code: 'name-unanswered', role, name }];
  }
  if (answer.state === 'answered' && answer.ipv4.length + answer.ipv6.length > 0) return [];
  const fix = role === 'ddns' ? 'set-up-dynamic-dns' : undefined;
  return [{ check: 'name-resolves', level: 'problem', code: 'name-missing', role, name, fix }];
}
