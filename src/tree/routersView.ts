import * as vscode from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import { plainText } from '../common/plainText';
import { setContextKey } from '../common/vscode/contextKeys';
import type { Filter } from '../routers/listing';
import type { Refresher } from '../routers/refresher';
import { type Arrangement, arrange, type Sources } from './arrangement';
import { RoutersDragAndDrop } from './dragAndDrop';
import { RoutersTree, type TreeElement } from './routersTree';

/** The view "Routers": the tree, its badge and message, and reading while somebody looks. */
export class RoutersView implements vscode.Disposable {
  private readonly view: vscode.TreeView<TreeElement>;
  private readonly tree: RoutersTree;
  private readonly disposables: vscode.Disposable[];
  private content: 'none' | 'some' | 'unreadable' | 'unmatched' | undefined;

  constructor(
    private readonly sources: Sources,
    refresher: Refresher,
  ) {
    const { routers, groups, listing, snapshots, checks } = sources;
    this.tree = new RoutersTree(sources, () => this.content !== 'some');
    this.view = vscode.window.createTreeView(VIEW_ID, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RoutersDragAndDrop(sources),
    });
    this.disposables = [
      this.tree,
      this.view,
      ...[routers, groups, listing, snapshots, checks].map(({ onDidChange }) =>
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

  /** Shows a router, opened, where it is among the rows that are shown. */
  async reveal(routerId: string): Promise<void> {
    if (this.content === 'some' && this.tree.shows(routerId))
      await this.view.reveal(this.tree.root(routerId), { focus: true, expand: true });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const { routers, groups, snapshots, listing } = this.sources;
    const states = routers.all().map(({ id }) => snapshots.get(id));
    // Who never signed in to a router does so from its row.
    const allFailed =
      states.length > 0 && states.every(({ failure }) => failure !== undefined && failure.kind !== 'sign-in-needed');
    const nothingKept = states.every(({ snapshot }) => snapshot === undefined);
    const arrangement = arrange(this.sources);
    const isEmpty = states.length === 0 && groups.all().length === 0;
    const isUnmatched = listing.isFiltered && arrangement.shown === 0;
    const content = isEmpty
      ? 'none'
      : allFailed && nothingKept
        ? 'unreadable'
        : isUnmatched && states.length > 0
          ? 'unmatched'
          : 'some';
    setContextKey('fritzboxRemoteAccess.filtered', listing.isFiltered);
    if (content !== this.content) {
      this.content = content;
      setContextKey('fritzboxRemoteAccess.routers', content);
      this.tree.redraw();
    }

    const unread = vscode.l10n.t('None of your routers could be read. What is shown is what was last known.');
    // The welcome views are shown only where there is no message.
    this.view.message =
      content === 'some'
        ? [
            ...(listing.isFiltered ? [filterWords(listing.filter, arrangement)] : []),
            ...(allFailed && states.length > 1 ? [unread] : []),
          ].join('\n')
        : '';
    const { wanting } = arrangement;
    const tooltip =
      wanting === 1 ? vscode.l10n.t('1 router needs attention') : vscode.l10n.t('{0} routers need attention', wanting);
    this.view.badge = wanting === 0 ? undefined : { value: wanting, tooltip };
  }
}

/** What a filter hides must not be taken for gone: the view says how much of all is shown, and why. */
function filterWords({ text, wanting }: Filter, { shown, total }: Arrangement): string {
  return [
    vscode.l10n.t('{0} of {1}', shown, total),
    ...(text === '' ? [] : [vscode.l10n.t('filter “{0}”', plainText(text))]),
    ...(wanting ? [vscode.l10n.t('only those that need attention')] : []),
  ].join(' · ');
}
