import type { CallOptions, Tr064Client } from '../tr064/client';

/** Groups of values that a box stores together, one action each. */
export const SETTING_KINDS = [
  'remoteAccess',
  'remoteAccessUser',
  'ddns',
  'letsEncrypt',
  'providerConfiguration',
  'providerUpdates',
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** Names of values; the words for them are in src/ui. */
export type ValueName =
  'enabled' | 'port' | 'username' | 'providerName' | 'updateUrl' | 'domain' | 'mode' | 'serverIPv4' | 'serverIPv6';

/** Values as a box has them or is to have them. Never a password: those cannot be read. */
export type Values = Readonly<Partial<Record<ValueName, string | boolean>>>;

export interface BoxSetting {
  readonly kind: SettingKind;
  /** What writes it: a box whose service description lacks it cannot. */
  readonly service: string;
  readonly action: string;
  /** The right that writing it takes (First Steps §6.1). */
  readonly needs: 'config' | 'config-or-app';
  /** Without values that a box takes but does not give out: those are missing. */
  read(client: Tr064Client, options: CallOptions): Promise<Values>;
  /** Writes all of it at once. `password` goes with settings that have one, and is never left out by them. */
  write(client: Tr064Client, values: Values, password: string | undefined, options: CallOptions): Promise<unknown>;
}

/** True when the values that `wanted` names are the same in `values`. */
export function holds(values: Values, wanted: Values): boolean {
  return differing(values, wanted).length === 0;
}

/** Those of the wanted values that were read, too: only they can be compared. */
export function readable(wanted: Values, read: Values): Values {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => name in read));
}

/** Names of the values that are not as `wanted` has them. */
export function differing(values: Values, wanted: Values): ValueName[] {
  return (Object.keys(wanted) as ValueName[]).filter((name) => values[name] !== wanted[name]);
}

export function text(values: Values, name: ValueName): string {
  return String(values[name] ?? '');
}

export function isOn(values: Values): boolean {
  return values.enabled === true;
}
