import { FLAG, TEXT, UI2, ANY_RIGHT, args, since, type Service } from '../service';
import { rightsList, userList } from '../users';

const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PASSWORD_CHARACTERS = `${LETTERS_AND_DIGITS} !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`;
const USER_NAME_CHARACTERS = `${LETTERS_AND_DIGITS} -._`;

/** What a client may ask before it has a login, and who it is afterwards (tr064-facts.md, sections 1.8 and 2.3). */
export const lanConfigSecurity: Service = {
  type: 'LANConfigSecurity',
  id: 'urn:LANConfigSecurity-com:serviceId:LANConfigSecurity1',
  control: 'lanconfigsecurity',
  scpd: '/lanconfigsecuritySCPD.xml',
  variables: {
    MaxCharsPassword: { ...UI2, default: '32' },
    MinCharsPassword: UI2,
    AllowedCharsPassword: { ...TEXT, default: PASSWORD_CHARACTERS },
    AllowedCharsUsername: { ...TEXT, default: USER_NAME_CHARACTERS, since: '7.50' },
    ConfigPassword: TEXT,
    'X_AVM-DE_AnonymousLoginEnabled': FLAG,
    'X_AVM-DE_ButtonLoginEnabled': FLAG,
    'X_AVM-DE_CurrentUsername': TEXT,
    'X_AVM-DE_CurrentUserRights': TEXT,
    'X_AVM-DE_UserList': TEXT,
    'X_AVM-DE_IsDefaultPasswordActive': { ...FLAG, since: '7.50' },
  },
  actions: {
    GetInfo: {
      out: [
        ...args('MaxCharsPassword MinCharsPassword AllowedCharsPassword'),
        ...since('7.50', args('AllowedCharsUsername X_AVM-DE_IsDefaultPasswordActive')),
      ],
      needs: 'no login',
      run: ({ state }) => ({
        NewMaxCharsPassword: 32,
        NewMinCharsPassword: 0,
        NewAllowedCharsPassword: PASSWORD_CHARACTERS,
        NewAllowedCharsUsername: USER_NAME_CHARACTERS,
        // The automatic user means that nothing was changed since the box left the factory.
        'NewX_AVM-DE_IsDefaultPasswordActive': state.users.every(({ name }) => /^fritz\d{4}$/.test(name)),
      }),
    },
    'X_AVM-DE_GetCurrentUser': {
      out: args('X_AVM-DE_CurrentUsername X_AVM-DE_CurrentUserRights'),
      needs: ANY_RIGHT,
      run: ({ user }) => ({
        'NewX_AVM-DE_CurrentUsername': user?.name ?? '',
        'NewX_AVM-DE_CurrentUserRights': user ? rightsList(user) : '',
      }),
    },
    'X_AVM-DE_GetAnonymousLogin': {
      out: args('X_AVM-DE_AnonymousLoginEnabled X_AVM-DE_ButtonLoginEnabled'),
      needs: 'no login',
      run: ({ state }) => ({
        'NewX_AVM-DE_AnonymousLoginEnabled': state.anonymousLogin,
        'NewX_AVM-DE_ButtonLoginEnabled': state.buttonLogin,
      }),
    },
    SetConfigPassword: { in: args('NewPassword=ConfigPassword') },
    'X_AVM-DE_GetUserList': {
      out: args('X_AVM-DE_UserList'),
      needs: 'no login',
      // To the internet it names no user.
      run: ({ state, fromInternet }) => ({
        'NewX_AVM-DE_UserList': userList(fromInternet ? [] : state.users, state.lastUser),
      }),
    },
  },
};
