import { l10n } from 'vscode';
import { ddnsMode, ddnsState } from '../../box/ddns';
import { letsEncryptState } from '../../box/letsEncrypt';
import type { MyFritzInfo } from '../../tr064/services/myFritz';

/** Values of a box in words. What no document lists is shown as it came. */

/** What the internet provider may do. */
export function allowedWords(allowed: boolean): string {
  return allowed ? l10n.t('allowed') : l10n.t('not allowed');
}

export function onOff(enabled: boolean): string {
  return enabled ? l10n.t('on') : l10n.t('off');
}

/** State of one address family of dynamic DNS. */
export function ddnsStateWords(raw: string): string {
  return {
    offline: l10n.t('not registered'),
    checking: l10n.t('checking'),
    updating: l10n.t('being updated'),
    updated: l10n.t('updated, not checked yet'),
    verifying: l10n.t('updated, being checked'),
    complete: l10n.t('current'),
    'new-address': l10n.t('new address, about to be updated'),
    'account-disabled': l10n.t('account disabled'),
    'internet-not-connected': l10n.t('no internet connection'),
    undefined: l10n.t('unknown'),
    other: raw.trim() === '' ? l10n.t('unknown') : raw,
  }[ddnsState(raw)];
}

export function ddnsModeWords(raw: string): string {
  return {
    ipv4: l10n.t('IPv4 only'),
    ipv6: l10n.t('IPv6 only'),
    'both-separately': l10n.t('IPv4 and IPv6 in two requests'),
    'both-together': l10n.t('IPv4 and IPv6 in one request'),
    other: raw,
  }[ddnsMode(raw)];
}

/** What a mode of dynamic DNS is for, and what the update URL needs for it where there is one of the person's own. */
export function ddnsModeNeeds(raw: string, ownUrl: boolean): string {
  const needs = {
    ipv4: [l10n.t('Needs a public IPv4 address (DS-Lite has none).'), l10n.t('One URL with <ipaddr>.')],
    ipv6: [l10n.t('Reached only from networks that have IPv6.'), l10n.t('One URL with <ip6addr>.')],
    'both-separately': [
      l10n.t('For providers that take one at a time.'),
      l10n.t('Two URLs: <ipaddr>, then <ip6addr>.'),
    ],
    'both-together': [l10n.t('For providers that take both at once.'), l10n.t('One URL with <ipaddr> and <ip6addr>.')],
    other: [l10n.t('A mode of this FRITZ!Box that no document describes.')],
  }[ddnsMode(raw)];
  return needs.slice(0, ownUrl ? 2 : 1).join(' ');
}

export function letsEncryptWords(raw: string): string {
  return {
    not_used: l10n.t('not in use'),
    get: l10n.t('certificate being requested'),
    valid: l10n.t('certificate valid'),
    invalid: l10n.t('certificate invalid'),
    unknown: l10n.t('unknown error'),
    other: raw,
  }[letsEncryptState(raw)];
}

export function daysLeftWords(days: number): string {
  return days === 1 ? l10n.t('1 day left') : l10n.t('{0} days left', days);
}

/** MyFRITZ! in a few words: newer boxes say how their name stands, older ones only whether they are registered. */
export function myFritzWords({ enabled, deviceRegistered, state }: MyFritzInfo): string {
  if (!enabled) return l10n.t('off');
  switch (state) {
    case 'dyndns_verified':
    case 'dyndns_active':
      return l10n.t('registered');
    case 'myfritz_disabled':
      return l10n.t('off');
    case 'register_failed':
      return l10n.t('registration failed');
    case 'unregister':
      return l10n.t('being unregistered');
    case 'dyndns_update_failed':
      return l10n.t('address could not be updated');
    case 'dyndns_auth_error':
      return l10n.t('MyFRITZ! refuses the registration');
    case 'dyndns_server_unreachable':
      return l10n.t('MyFRITZ! cannot be reached');
    case 'dyndns_server_error':
      return l10n.t('error at MyFRITZ!');
    case 'dyndns_server_update':
      return l10n.t('being updated');
    case 'dyndns_not_verified':
      return l10n.t('updated, not checked yet');
    case undefined:
    case '':
    case 'dyndns_unknown':
    case 'unknown':
    case 'reserved':
      return deviceRegistered ? l10n.t('registered') : l10n.t('not registered');
    default:
      return state;
  }
}
