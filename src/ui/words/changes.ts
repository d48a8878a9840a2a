import { l10n } from 'vscode';
import type { SettingKind, ValueName, Values } from '../../wanted/values';
import { allowedWords, ddnsModeWords, onOff } from './status';

/** Functions: every mark of a file asks for a name, and only that one is to be translated. */
const SETTINGS: Readonly<Record<SettingKind, () => string>> = {
  remoteAccess: () => l10n.t('Remote access'),
  remoteAccessUser: () => l10n.t('Remote access and its user'),
  ddns: () => l10n.t('Dynamic DNS'),
  letsEncrypt: () => l10n.t("Let's Encrypt"),
  providerConfiguration: () => l10n.t('Automatic configuration by the internet provider'),
  providerUpdates: () => l10n.t('Automatic updates by the internet provider'),
};

const VALUES: Readonly<Record<Exclude<ValueName, 'enabled'>, () => string>> = {
  port: () => l10n.t('Port'),
  username: () => l10n.t('User'),
  providerName: () => l10n.t('DDNS provider'),
  updateUrl: () => l10n.t('Update URL'),
  domain: () => l10n.t('Domain'),
  mode: () => l10n.t('Addresses'),
  serverIPv4: () => l10n.t('Update server (IPv4)'),
  serverIPv6: () => l10n.t('Update server (IPv6)'),
};

export function settingWords(kind: SettingKind): string {
  return SETTINGS[kind]();
}

/** The setting itself where the value says whether it is on. */
export function valueNameWords(name: ValueName, kind: SettingKind): string {
  return name === 'enabled' ? settingWords(kind === 'remoteAccessUser' ? 'remoteAccess' : kind) : VALUES[name]();
}

/** One value; `values` must hold no secrets. */
export function valueWords(name: ValueName, values: Values, kind: SettingKind): string {
  const value = values[name];
  if (typeof value === 'boolean') return kind.startsWith('provider') ? allowedWords(value) : onOff(value);
  if (value === undefined) return l10n.t('not reported by the FRITZ!Box');
  if (value === '') return l10n.t('(empty)');
  return name === 'mode' ? ddnsModeWords(value) : value;
}

/** What becomes of the password of a change. */
export type PasswordChange = 'kept' | 'former' | 'new' | 'empty';

export function passwordWords(change: PasswordChange): string {
  return {
    kept: l10n.t('the one set from here, even if it was set elsewhere since'),
    former: l10n.t('the one from before the change'),
    new: l10n.t('the one you have entered'),
    empty: l10n.t('none: the FRITZ!Box forgets the one it has'),
  }[change];
}

/** All values of a group, a line each: one side of a comparison. */
export function valuesText(values: Values, kind: SettingKind): string {
  const names = Object.keys(values) as ValueName[];
  return names.map((name) => `${valueNameWords(name, kind)}: ${valueWords(name, values, kind)}\n`).join('');
}
