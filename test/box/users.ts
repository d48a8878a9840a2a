/**
 * Users of a box and what they may do (tr064-facts.md, sections 1.7, 1.8 and 1.10).
 */
import { escapeXml } from './xml';

/** As X_AVM-DE_GetCurrentUser names them. */
export type Area = 'BoxAdmin' | 'Phone' | 'Dial' | 'NAS' | 'HomeAuto' | 'App';
export type Access = 'none' | 'readonly' | 'readwrite';

export interface User {
  name: string;
  password: string;
  enabled: boolean;
  /** May this user come in from the internet? */
  fromInternet: boolean;
  rights: Record<Area, Access>;
}

/** A user with the right to configure the box has every other right too. */
export function administrator(name: string, password: string): User {
  return {
    name,
    password,
    enabled: true,
    fromInternet: true,
    rights: {
      BoxAdmin: 'readwrite',
      Phone: 'readwrite',
      Dial: 'readwrite',
      NAS: 'readwrite',
      HomeAuto: 'readwrite',
      App: 'readwrite',
    },
  };
}

/** Listens to messages and opens shared files, but configures nothing. */
export function ordinaryUser(name: string, password: string): User {
  return {
    name,
    password,
    enabled: true,
    fromInternet: false,
    rights: { BoxAdmin: 'none', Phone: 'readonly', Dial: 'none', NAS: 'readwrite', HomeAuto: 'none', App: 'none' },
  };
}

export function may(user: User, areas: readonly Area[]): boolean {
  return areas.some((area) => user.rights[area] !== 'none');
}

/** The escaped XML of X_AVM-DE_GetUserList; who was last to sign in to the web interface is marked. */
export function userList(users: readonly User[], last: string): string {
  const items = users
    .filter((user) => user.enabled)
    .map(({ name }) => `<Username${name === last ? ' last_user="1"' : ''}>${escapeXml(name)}</Username>`);
  return `<List>${items.join('')}</List>`;
}

/** The escaped XML of X_AVM-DE_GetCurrentUser: paths and accesses as siblings in pairs. */
export function rightsList(user: User): string {
  const pairs = Object.entries(user.rights)
    .filter(([, access]) => access !== 'none')
    .map(([path, access]) => `<path>${path}</path><access>${access}</access>`);
  return `<rights>${pairs.join('')}</rights>`;
}
