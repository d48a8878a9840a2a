import { LIMITS } from '../../common/limits';
import { parseXml, type XmlElement } from '../xml';
import { getter, type Got } from './service';

/** LANConfigSecurity:1. Source: "TR-064 Support – LANConfigSecurity"; argument names from the SCPDs. */
const LAN_CONFIG_SECURITY = 'urn:dslforum-org:service:LANConfigSecurity:1';

/** GetInfo. Needs no login. */
export const getInfo = getter(LAN_CONFIG_SECURITY, 'GetInfo', (out) => ({
  minCharsPassword: out.number('NewMinCharsPassword'),
  maxCharsPassword: out.number('NewMaxCharsPassword'),
  allowedCharsPassword: out.text('NewAllowedCharsPassword'),
  /** From FRITZ!OS 7.50 on. */
  defaultPasswordActive: out.optionalFlag('NewX_AVM-DE_IsDefaultPasswordActive'),
}));
export type LanConfigSecurityInfo = Got<typeof getInfo>;

export interface BoxUser {
  readonly name: string;
  /** The user who signed in to the box last. */
  readonly lastUser: boolean;
}

/** X_AVM-DE_GetUserList (since 7.20), without login at home. Empty from outside or where hidden; has apps' users, too. */
export const getUserList = getter(LAN_CONFIG_SECURITY, 'X_AVM-DE_GetUserList', (out): BoxUser[] => {
  const text = out.text('NewX_AVM-DE_UserList');
  return text.trim() === '' ? [] : parseUserList(parseXml(text));
});

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
export const getAnonymousLogin = getter(LAN_CONFIG_SECURITY, 'X_AVM-DE_GetAnonymousLogin', (out) =>
  out.flag('NewX_AVM-DE_AnonymousLoginEnabled'),
);
