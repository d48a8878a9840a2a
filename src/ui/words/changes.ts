import { l10n } from 'vscode';
import type { SettingKind, ValueName, Values } from '../../wanted/values';
import { allowedWords, ddnsModeWords, onOff } from './status';

/** What a group of values is called. */
export function settingWords(kind: SettingKind): string {
  switch (kind) {
    case 'remoteAccess':
      return l10n.t('Remote access');
    case 'remoteAccessUser':
      return l10n.t('Remote access and its user');
    case 'ddns':
      return l10n.t('Dynamic DNS');
    case 'letsEncrypt':
      return l10n.t("Let's Encrypt");
    case 'providerConfiguration':
      return l10n.t('Automatic configuration by the internet provider');
    case 'providerUpdates':
      return l10n.t('Automatic updates by the internet provider');
  }
}

/** What one value is called: the setting itself where the value says whether it is on. */
export function valueNameWords(name: ValueName, kind: SettingKind): string {
  switch (name) {
    case 'enabled':
      return settingWords(kind === 'remoteAccessUser' ? 'remoteAccess' : kind);
    case 'port':
      return l10n.t('Port');
    case 'username':
      return l10n.t('User');
    case 'providerName':
      return l10n.t('DDNS provider');
    case 'updateUrl':
      return l10n.t('Update URL');
    case 'domain':
      return l10n.t('Domain');
    case 'mode':
      return l10n.t('Addresses');
    case 'serverIPv4':
      return l10n.t('Update server (IPv4)');
    case 'serverIPv6':
      return l10n.t('Update server (IPv6)');
  }
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
  switch (change) {
    case 'kept':
      return l10n.t('the one set from here, even if it was set elsewhere since');
    case 'former':
      return l10n.t('the one from before the change');
    case 'new':
      return l10n.t('the one you have entered');
    case 'empty':
      return l10n.t('none: the FRITZ!Box forgets the one it has');
  }
}

/** All values of a group, a line each: one side of a comparison. */
export function valuesText(values: Values, kind: SettingKind): string {
  const names = Object.keys(values) as ValueName[];
  return names.map((name) => `${valueNameWords(name, kind)}: ${valueWords(name, values, kind)}\n`).join('');
}
