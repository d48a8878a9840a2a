import type { CommandId } from '../common/commandIds';
import type { Level } from '../common/level';

/**
 * A row, as data. Made from a BoxState by the pure functions in nodes/, shown by the provider.
 */
export interface TreeNode {
  /** Unique (below a router, for the rows there) and the same at every refresh, so that what is open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** Name of a codicon; a level has its own. */
  readonly icon?: string;
  readonly level?: Level;
  /** Plain text: it holds what devices and people wrote. */
  readonly tooltip?: string;
  /** For `when` clauses in package.json. */
  readonly tags?: readonly Tag[];
  /** What "Copy Value" copies. */
  readonly value?: string | undefined;
  /** What a click does. */
  readonly command?: CommandId;
  /** As it was when the router could last be read: shown dim. */
  readonly stale?: boolean;
  /** Made when they are looked at. */
  readonly children?: () => readonly TreeNode[];
}

/**
 * Tags of rows: `copyable` has a value, `reachable` an address on the internet, `ddns` may have a provider's page,
 * `signedIn` has a login, `signedOut` and `identity` want the sign-in or the identity to be looked at; `…On` and `…Off`
 * say how something is switched that a command can switch, `check` and
 * `provider…` are rows of the check and of the provider's access; `internetRoute` is the way through the internet.
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

/** A row with a value that can be copied. */
export function valueNode(id: string, label: string, value: string, more: Partial<TreeNode> = {}): TreeNode {
  return { id, label, description: value, value, tags: ['copyable'], ...more };
}
