import { plainData } from '../common/plainText';
import { maskUpdateUrl, maskUserName } from '../box/updateUrl/mask';

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

/** True of dynamic DNS without an account: there is nothing to say of it but that it is off. */
export function isNeverSetUp({ enabled, domain, username }: Values): boolean {
  return enabled === false && domain === '' && username === '';
}

export function isOn(values: Values): boolean {
  return values.enabled === true;
}

/** Values as they may be shown: an update URL without its secrets, and a user name that is one masked. */
export function maskedValues(values: Values): Values {
  const { updateUrl, username } = values;
  if (typeof updateUrl !== 'string') return plainData(values);
  return plainData({
    ...values,
    updateUrl: maskUpdateUrl(updateUrl),
    ...(typeof username === 'string' ? { username: maskUserName(username, updateUrl) } : {}),
  });
}
