import type { NameAddresses, NameAnswer, ObservedName } from './checks/world';

/** Where a name leads: its own zone knows best; where that does not answer, the resolver has to do. */
export function answerOf({ authority, resolver }: ObservedName): NameAnswer {
  return authority.state === 'no-answer' ? resolver : authority;
}

/** `undefined` when there is no such name, or nobody answered. */
export function addressesOf(name: ObservedName): NameAddresses | undefined {
  const answer = answerOf(name);
  return answer.state === 'answered' ? answer : undefined;
}
