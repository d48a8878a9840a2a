import { LIMITS } from '../../common/limits';
import type { CallOptions } from '../client';
import { parseXml, type XmlElement } from '../xml';
import { callAction, type Caller } from './service';

/** LANConfigSecurity:1. Source: "TR-064 Support – LANConfigSecurity"; argument names from the SCPDs. */
const LAN_CONFIG_SECURITY = 'urn:dslforum-org:service:LANConfigSecurity:1';

export interface LanConfigSecurityInfo {
  readonly minCharsPassword: number | undefined;
  readonly maxCharsPassword: number | undefined;
  readonly allowedCharsPassword: string;
  /** From FRITZ!OS 7.50 on. */
  readonly allowedCharsUsername: string | undefined;
  readonly defaultPasswordActive: boolean | undefined;
}

/** GetInfo. Needs no login. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<LanConfigSecurityInfo> {
  const out = await callAction(client, LAN_CONFIG_SECURITY, 'GetInfo', options);
  return {
    minCharsPassword: out.number('NewMinCharsPassword'),
    maxCharsPassword: out.number('NewMaxCharsPassword'),
    allowedCharsPassword: out.text('NewAllowedCharsPassword'),
    allowedCharsUsername: out.optionalText('NewAllowedCharsUsername'),
    defaultPasswordActive: out.optionalFlag('NewX_AVM-DE_IsDefaultPasswordActive'),
  };
}

export interface BoxUser {
  readonly name: string;
  /** The user who signed in to the box last. */
  readonly lastUser: boolean;
}

/**
 * X_AVM-DE_GetUserList (since FRITZ!OS 7.20). Needs no login in the home network. Empty when the owner has switched
 * the list off, and always from the internet; it names accounts of apps and repeaters too.
 */
export async function getUserList(client: Caller, options?: CallOptions): Promise<BoxUser[]> {
  const out = await callAction(client, LAN_CONFIG_SECURITY, 'X_AVM-DE_GetUserList', options);
  const text = out.text('NewX_AVM-DE_UserList');
  return text.trim() === '' ? [] : parseUserList(parseXml(text));
}

/** Two forms were seen: `<Username last_user="1">name</Username>`, and elements below `<User>`. */
function parseUserList(list: XmlElement): BoxUser[] {
  const flat = list.all('Username').map((user) => ({
    name: user.text.trim(),
    lastUser: user.attributes.get('last_user') === '1',
  }));
  const nested = list.all('User').map((user) => ({
    name: user.textOf('Username'),
    lastUser: user.textOf('LastUser') === '1',
  }));
  return [...flat, ...nested].filter(({ name }) => name !== '' && name.length <= LIMITS.value);
}

/** X_AVM-DE_GetAnonymousLogin: whether the box accepts its password with any user name. Needs no login. */
export async function getAnonymousLogin(client: Caller, options?: CallOptions): Promise<boolean> {
  const out = await callAction(client, LAN_CONFIG_SECURITY, 'X_AVM-DE_GetAnonymousLogin', options);
  return out.flag('NewX_AVM-DE_AnonymousLoginEnabled');
}
