import type { CommandId } from '../common/commandIds';
import type { Level } from '../common/level';

/** A row, as data: made from a BoxState by the pure functions in nodes/, shown by RoutersTree. */
export interface TreeNode {
  /** Unique (below a router, for the rows there) and the same at every refresh, so that what is open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** Name of a codicon; a level has its own. */
  readonly icon?: string;
  readonly level?: Level;
  /** What to do, for the tooltip, for screen readers and for reports: too long for a row. */
  readonly advice?: string;
  /** Plain text: it holds what devices and people wrote. */
  readonly tooltip?: string;
  /** For `when` clauses in package.json. */
  readonly tags?: readonly Tag[];
  /** What "Copy Value" copies. */
  readonly value?: string | undefined;
  /** It only offers something to do, and is no part of a report. */
  readonly isAction?: boolean;
  readonly command?: CommandId;
  /** As it was when the router could last be read: shown dim. */
  readonly stale?: boolean;
  /** Made when they are looked at. */
  readonly children?: () => readonly TreeNode[];
}

/**
 * Tags of rows; the first says what kind of row it is. A router also has those of its parts, for its submenus.
 * `copyable` has a value, `reachable` an address on the internet, `ddns` may have a web page of its DDNS provider,
 * `signedOut` needs a login before anything can be read; `…On` and `…Off` say how a switch stands.
 */
export type Tag =
  | 'group'
  | 'router'
  | 'copyable'
  | 'reachable'
  | 'ddns'
  | 'signedIn'
  | 'signedOut'
  | 'identity'
  | 'check'
  | 'comparedFile'
  | 'providerAccess'
  | 'providerConfiguration'
  | 'remoteAccessOn'
  | 'remoteAccessOff'
  | 'ddnsOn'
  | 'ddnsOff'
  | 'letsEncryptOn'
  | 'letsEncryptOff'
  | 'providerUpdatesOn'
  | 'providerUpdatesOff'
  | 'internetRoute';

export function switchTag(
  name: 'remoteAccess' | 'ddns' | 'letsEncrypt' | 'providerUpdates',
  on: boolean,
): `${typeof name}${'On' | 'Off'}` {
  return `${name}${on ? 'On' : 'Off'}`;
}

export function valueNode(id: string, label: string, value: string, more: Partial<TreeNode> = {}): TreeNode {
  return { id, label, description: value, value, tags: ['copyable'], ...more };
}

/** The same where there is a value; no row where there is none. */
export function valueNodes(id: string, label: string, value = '', more: Partial<TreeNode> = {}): TreeNode[] {
  return value === '' ? [] : [valueNode(id, label, value, more)];
}
