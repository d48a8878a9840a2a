/** What the DDNS values of X_AVM-DE_RemoteAccess mean (its document, tables 11 and 12). Pure functions over data. */
import type { Family } from './ipAddress';

const STATES = [
  'offline',
  'checking',
  'updating',
  'updated',
  'verifying',
  'complete',
  'new-address',
  'account-disabled',
  'internet-not-connected',
  'undefined',
] as const;

/** Status of one address family; `other` for text no document lists. */
export type DdnsState = (typeof STATES)[number] | 'other';

/** Firmwares write `new address` as well as `new-address`; case and blanks are no difference either. */
export function ddnsState(raw: string): DdnsState {
  const written = raw
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return STATES.find((state) => state === written) ?? 'other';
}

/** True for a status that passes within minutes. */
export function isBeingUpdated(status: string): boolean {
  return ['checking', 'updating', 'updated', 'verifying', 'new-address'].includes(ddnsState(status));
}

interface Statuses {
  readonly statusIPv4: string;
  readonly statusIPv6: string;
}

export function statusOf({ statusIPv4, statusIPv6 }: Statuses, family: Family): string {
  return family === 'ipv4' ? statusIPv4 : statusIPv6;
}

/** Which addresses are sent to the provider, and how. */
export type DdnsMode = 'ipv4' | 'ipv6' | 'both-separately' | 'both-together' | 'other';

/** The document spells the fourth mode `ddns_together` in one table and `ddns_both_together` in the other. */
export function ddnsMode(raw: string): DdnsMode {
  switch (raw.trim().toLowerCase()) {
    case 'ddns_v4':
      return 'ipv4';
    case 'ddns_v6':
      return 'ipv6';
    case 'ddns_both':
      return 'both-separately';
    case 'ddns_together':
    case 'ddns_both_together':
      return 'both-together';
    default:
      return 'other';
  }
}

/** True when this mode sends addresses of the family; with an unknown mode both may count. */
export function usesFamily(mode: DdnsMode, family: Family): boolean {
  return mode === family || (mode !== 'ipv4' && mode !== 'ipv6');
}

/** True where the mode sends addresses of the family, and their status passes within minutes. */
export function isFamilyBeingUpdated(ddns: Statuses & { readonly mode: string }, family: Family): boolean {
  return usesFamily(ddnsMode(ddns.mode), family) && isBeingUpdated(statusOf(ddns, family));
}

type Providers = readonly { readonly name: string; readonly infoUrl: string }[];

/**
 * The entry of the box's list for an update URL of one's own. Its name is in the box's language ("Benutzerdefiniert"):
 * it is the one that has no page; of several, the last of the box's list. `undefined` where there is none.
 */
export function userDefinedProvider(providers: Providers): string | undefined {
  const [first, ...others] = providers.filter(hasNoPage);
  const last = providers.at(-1);
  return others.length === 0 ? first?.name : last !== undefined && hasNoPage(last) ? last.name : undefined;
}

/**
 * True for a provider that the box knows: the box fills in update URL and servers itself and ignores those sent. Where
 * the list does not say which is the own one, it may be the last or one without a page: their URLs are kept.
 */
export function isPredefined(provider: string, providers: Providers): boolean {
  const entry = providers.find(({ name }) => name === provider);
  const own = userDefinedProvider(providers);
  if (entry === undefined) return false;
  return own === undefined ? !hasNoPage(entry) && entry !== providers.at(-1) : provider !== own;
}

function hasNoPage({ infoUrl }: Providers[number]): boolean {
  return infoUrl.trim() === '';
}
