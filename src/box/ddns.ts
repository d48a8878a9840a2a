/** What the DDNS values of X_AVM-DE_RemoteAccess mean (its document, tables 11 and 12). Pure functions over data. */
import type { DdnsInfo } from '../tr064/services/remoteAccess';
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

type Statuses = Pick<DdnsInfo, 'statusIPv4' | 'statusIPv6'>;

export function statusOf({ statusIPv4, statusIPv6 }: Statuses, family: Family): string {
  return family === 'ipv4' ? statusIPv4 : statusIPv6;
}

/** Which addresses are sent to the provider, and how. */
export type DdnsMode = 'ipv4' | 'ipv6' | 'both-separately' | 'both-together' | 'other';

const MODES: ReadonlyMap<string, DdnsMode> = new Map([
  ['ddns_v4', 'ipv4'],
  ['ddns_v6', 'ipv6'],
  ['ddns_both', 'both-separately'],
  // The document has one spelling in one table and the other in another.
  ['ddns_together', 'both-together'],
  ['ddns_both_together', 'both-together'],
]);

export function ddnsMode(raw: string): DdnsMode {
  return MODES.get(raw.trim().toLowerCase()) ?? 'other';
}

/** True when this mode sends addresses of the family; with an unknown mode both may count. */
export function usesFamily(mode: DdnsMode, family: Family): boolean {
  return mode === family || (mode !== 'ipv4' && mode !== 'ipv6');
}

/** True where the mode sends addresses of the family, and their status passes within minutes. */
export function isFamilyBeingUpdated(ddns: Statuses & Pick<DdnsInfo, 'mode'>, family: Family): boolean {
  return usesFamily(ddnsMode(ddns.mode), family) && isBeingUpdated(statusOf(ddns, family));
}

type Providers = readonly { readonly name: string; readonly infoUrl: string }[];

/** The entry for an update URL of one's own, whose name varies by language: it has no page; of several, the last. */
export function userDefinedProvider(providers: Providers): string | undefined {
  const [first, ...others] = providers.filter(hasNoPage);
  const last = providers.at(-1);
  return others.length === 0 ? first?.name : last !== undefined && hasNoPage(last) ? last.name : undefined;
}

/** True for a provider whose update URL and servers the box fills in itself; false where that is not sure. */
export function isPredefined(provider: string, providers: Providers): boolean {
  const entry = providers.find(({ name }) => name === provider);
  const own = userDefinedProvider(providers);
  if (entry === undefined) return false;
  return own === undefined ? !hasNoPage(entry) && entry !== providers.at(-1) : provider !== own;
}

function hasNoPage({ infoUrl }: Providers[number]): boolean {
  return infoUrl.trim() === '';
}
