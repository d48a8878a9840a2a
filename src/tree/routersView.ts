import * as vscode from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import { setContextKey } from '../common/vscode/contextKeys';
import type { CheckStore } from '../routers/checkStore';
import type { Refresher } from '../routers/refresher';
import type { Routers } from '../routers/routers';
import type { SnapshotStore } from '../routers/snapshotStore';
import { routerLevel } from './nodes/router';
import { RoutersTree, type TreeElement } from './routersTree';

/** The view "Routers": the tree, its badge and message, and reading while somebody looks. */
export class RoutersView implements vscode.Disposable {
  private readonly view: vscode.TreeView<TreeElement>;
  private readonly tree: RoutersTree;
  private readonly disposables: vscode.Disposable[];
  private content: 'none' | 'some' | 'unreadable' | undefined;

  constructor(
    private readonly routers: Routers,
    private readonly snapshots: SnapshotStore,
    private readonly checks: CheckStore,
    refresher: Refresher,
  ) {
    this.tree = new RoutersTree(routers, snapshots, checks, () => this.content !== 'some');
    this.view = vscode.window.createTreeView(VIEW_ID, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.disposables = [
      this.tree,
      this.view,
      routers.onDidChange(() => {
        this.update();
      }),
      ...[snapshots, checks].map(({ onDidChange }) =>
        onDidChange(() => {
          this.update();
        }),
      ),
      this.view.onDidChangeVisibility(({ visible }) => {
        // Another window may have changed the list meanwhile; VS Code tells no window of that.
        if (visible) routers.noteChange();
        refresher.watch(visible);
      }),
      refresher.onDidStart((done) => {
        void vscode.window.withProgress({ location: { viewId: VIEW_ID } }, () => done);
      }),
    ];
    this.update();
    refresher.watch(this.view.visible);
  }

  /** Brings the view to the front. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW_ID}.focus`);
  }

  /** Shows a router, opened, where there are rows to show. */
  async reveal(routerId: string): Promise<void> {
    if (this.content === 'some') await this.view.reveal(this.tree.root(routerId), { focus: true, expand: true });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const ids = this.routers.all().map(({ id }) => id);
    const states = ids.map((id) => this.snapshots.get(id));
    const allFailed = states.length > 0 && states.every(({ failure }) => failure !== undefined);
    const nothingKept = states.every(({ snapshot }) => snapshot === undefined);
    const content = states.length === 0 ? 'none' : allFailed && nothingKept ? 'unreadable' : 'some';
    if (content !== this.content) {
      this.content = content;
      setContextKey('fritzboxRemoteAccess.routers', content);
      this.tree.redraw();
    }

    const message = vscode.l10n.t('None of your routers could be read. What is shown is what was last known.');
    this.view.message = allFailed && content === 'some' && states.length > 1 ? message : '';
    const levels = ids.map((id) => routerLevel(this.snapshots.get(id), this.checks.get(id)));
    const wanting = levels.filter((level) => level === 'warning' || level === 'problem').length;
    const tooltip =
      wanting === 1 ? vscode.l10n.t('1 router needs attention') : vscode.l10n.t('{0} routers need attention', wanting);
    this.view.badge = wanting === 0 ? undefined : { value: wanting, tooltip };
  }
}
