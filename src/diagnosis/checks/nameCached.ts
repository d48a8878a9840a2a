import { FAMILIES, type Family } from '../../box/ipAddress';
import type { CheckFinding } from './check';
import { homeAddresses } from './dnsRebind';
import type { Observations } from './observations';

export interface NameCachedFinding extends CheckFinding {
  readonly check: 'name-cached';
  readonly code: 'name-cached';
  readonly name: string;
  readonly family: Family;
  /** What the resolver says, and what the name's own servers do. */
  readonly cached: readonly string[];
  readonly current: readonly string[];
}

/** Whether this computer is still told what the name led to before. */
export function checkNameCached(observations: Observations): NameCachedFinding[] {
  const { names = [] } = observations;
  return names.flatMap(({ name, resolver, authority }) => {
    if (resolver.state === 'no-answer' || authority.state !== 'answered') return [];
    return FAMILIES.flatMap((family): NameCachedFinding[] => {
      const cached = resolver.state === 'answered' ? resolver[family] : [];
      const current = authority[family];
      const agree = current.length === 0 ? cached.length === 0 : current.some((address) => cached.includes(address));
      const isBlocked = cached.length === 0 && homeAddresses(observations, current).length > 0;
      if (agree || isBlocked) return [];
      return [{ check: 'name-cached', level: 'info', code: 'name-cached', name, family, cached, current }];
    });
  });
}
