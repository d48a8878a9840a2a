import { commands } from 'vscode';

/** The context keys of the extension, for `when` clauses in package.json. */
interface ContextKeys {
  /** A refresh is under way. */
  'fritzboxRemoteAccess.refreshing': boolean;
  /** What the view has to show; all but `some` have a welcome view each. */
  'fritzboxRemoteAccess.routers': 'none' | 'some' | 'unreadable' | 'unmatched';
  /** Not all routers may be listed. */
  'fritzboxRemoteAccess.filtered': boolean;
  /** A file was chosen to compare the routers with. */
  'fritzboxRemoteAccess.comparing': boolean;
  /** What is selected in the view: keys rename and delete it. */
  'fritzboxRemoteAccess.selected': 'routers' | 'group' | 'none';
  /**
   * Steps of the walkthrough; what each means says routers/milestones. package.json asks for the walkthrough's editor
   * as well: VS Code ticks a step when its condition becomes true, not when it has been so from the start.
   */
  'fritzboxRemoteAccess.letIn': boolean;
  'fritzboxRemoteAccess.added': boolean;
  'fritzboxRemoteAccess.signedIn': boolean;
  'fritzboxRemoteAccess.statusRead': boolean;
  'fritzboxRemoteAccess.reachable': boolean;
  'fritzboxRemoteAccess.certified': boolean;
}

const known: Partial<ContextKeys> = {};

/** VS Code is told of what has changed only: this is called whenever something is drawn. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (known[key] === value) return;
  known[key] = value;
  void commands.executeCommand('setContext', key, value);
}
