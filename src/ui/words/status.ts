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
  const state = ddnsState(raw);
  switch (state) {
    case 'offline':
      return l10n.t('not registered');
    case 'checking':
      return l10n.t('checking');
    case 'updating':
      return l10n.t('being updated');
    case 'updated':
      return l10n.t('updated, not checked yet');
    case 'verifying':
      return l10n.t('updated, being checked');
    case 'complete':
      return l10n.t('current');
    case 'new-address':
      return l10n.t('new address, about to be updated');
    case 'account-disabled':
      return l10n.t('account disabled');
    case 'internet-not-connected':
      return l10n.t('no internet connection');
    case 'undefined':
      return l10n.t('unknown');
    case 'other':
      return raw.trim() === '' ? l10n.t('unknown') : raw;
  }
}

export function ddnsModeWords(raw: string): string {
  switch (ddnsMode(raw)) {
    case 'ipv4':
      return l10n.t('IPv4 only');
    case 'ipv6':
      return l10n.t('IPv6 only');
    case 'both-separately':
      return l10n.t('IPv4 and IPv6 in two requests');
    case 'both-together':
      return l10n.t('IPv4 and IPv6 in one request');
    case 'other':
      return raw;
  }
}

/** What a mode of dynamic DNS is for, and what the update URL needs for it where there is one of the person's own. */
export function ddnsModeNeeds(raw: string, ownUrl: boolean): string {
  const [use, url] = modeNeeds(raw);
  return ownUrl ? [use, url].filter(Boolean).join(' ') : use;
}

function modeNeeds(raw: string): [use: string, url: string] {
  switch (ddnsMode(raw)) {
    case 'ipv4':
      return [l10n.t('Needs a public IPv4 address (DS-Lite has none).'), l10n.t('One URL with <ipaddr>.')];
    case 'ipv6':
      return [l10n.t('Reached only from networks that have IPv6.'), l10n.t('One URL with <ip6addr>.')];
    case 'both-separately':
      return [l10n.t('For providers that take one at a time.'), l10n.t('Two URLs: <ipaddr>, then <ip6addr>.')];
    case 'both-together':
      return [l10n.t('For providers that take both at once.'), l10n.t('One URL with <ipaddr> and <ip6addr>.')];
    case 'other':
      return [l10n.t('A mode of this FRITZ!Box that no document describes.'), ''];
  }
}

export function letsEncryptWords(raw: string): string {
  switch (letsEncryptState(raw)) {
    case 'not_used':
      return l10n.t('not in use');
    case 'get':
      return l10n.t('certificate being requested');
    case 'valid':
      return l10n.t('certificate valid');
    case 'invalid':
      return l10n.t('certificate invalid');
    case 'unknown':
      return l10n.t('unknown error');
    case 'other':
      return raw;
  }
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
