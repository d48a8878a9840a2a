import { commands } from 'vscode';

/**
 * Steps of the walkthrough, which tick themselves by these. package.json asks for the walkthrough's editor as well: VS
 * Code ticks a step when its condition becomes true, not when it has been so from the start.
 */
export interface Milestones {
  readonly letIn: boolean;
  readonly added: boolean;
  readonly signedIn: boolean;
  readonly statusRead: boolean;
  readonly reachable: boolean;
  readonly certified: boolean;
}

/** The context keys of the extension, for `when` clauses in package.json, without the prefix that all have there. */
interface ContextKeys extends Milestones {
  /** A refresh is under way. */
  refreshing: boolean;
  /** What the view has to show; all but `some` have a welcome view each. */
  routers: 'none' | 'some' | 'unreadable' | 'unmatched';
  /** Not all routers may be listed. */
  filtered: boolean;
  /** A file was chosen to compare the routers with. */
  comparing: boolean;
  /** What is selected in the view: keys rename and delete it. */
  selected: 'routers' | 'group' | 'none';
}

const known: Partial<ContextKeys> = {};

/** VS Code is told of what has changed only: this is called whenever something is drawn. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (known[key] === value) return;
  known[key] = value;
  void commands.executeCommand('setContext', `fritzboxRemoteAccess.${key}`, value);
}
