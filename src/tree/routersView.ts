import { type Disposable, type TreeView, commands, l10n, window } from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import { plainText } from '../common/plainText';
import { setContextKey } from '../common/vscode/contextKeys';
import type { Filter } from '../routers/filterAndSort';
import type { Refresher } from '../routers/refresher';
import type { Arrangement, Sources } from './arrangement';
import { RoutersDragAndDrop } from './dragAndDrop';
import { RoutersTree, staleDecorations, type TreeElement } from './routersTree';

/** How long the list is taken for what it was when it was looked at, in milliseconds. */
const FRESH_FOR = 1_000;

/**
 * How long the first read waits when the view is shown, and before it what speaks to boxes is loaded; in milliseconds.
 * VS Code paints the rows meanwhile: both would keep it from that.
 */
const READ_AFTER = 400;
const LOAD_AFTER = 250;

/** The view "Routers": the tree, its badge and message, and reading while the view is visible. */
export class RoutersView implements Disposable {
  private readonly view: TreeView<TreeElement>;
  private readonly tree: RoutersTree;
  private readonly disposables: Disposable[];
  private lookedAt = performance.now();
  private loading: NodeJS.Timeout | undefined;
  private reading: NodeJS.Timeout | undefined;

  constructor(
    private readonly sources: Sources,
    private readonly refresher: Refresher,
  ) {
    const { routers } = sources;
    this.tree = new RoutersTree(sources);
    this.view = window.createTreeView(VIEW_ID, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RoutersDragAndDrop(sources),
    });
    this.disposables = [
      this.tree,
      this.view,
      window.registerFileDecorationProvider(staleDecorations),
      this.tree.onDidDraw((arrangement) => this.update(arrangement)),
      this.view.onDidChangeSelection(({ selection }) => setContextKey('selected', kindOf(selection))),
      this.view.onDidChangeVisibility(({ visible }) => {
        // Another window may have changed the list meanwhile; VS Code tells no window of that.
        if (visible && performance.now() - this.lookedAt > FRESH_FOR) routers.noteChange();
        this.lookedAt = performance.now();
        this.watch(visible);
      }),
      refresher.onDidStart((done) => {
        void window.withProgress({ location: { viewId: VIEW_ID } }, () => done);
      }),
    ];
    // What is around the rows can wait until they are there.
    const first = setImmediate(() => this.update(this.tree.arrangement));
    this.disposables.push({
      dispose: () => {
        clearImmediate(first);
        this.stopWaiting();
      },
    });
    this.watch(this.view.visible);
  }

  /** The selected rows: what a key is pressed on, since VS Code passes none to its command. */
  get selection(): readonly TreeElement[] {
    return this.view.selection;
  }

  async show(): Promise<void> {
    await commands.executeCommand(`${VIEW_ID}.focus`);
  }

  /** Shows a router where it is among the rows that are shown, opened if there are few. */
  async reveal(routerId: string): Promise<void> {
    if (!this.tree.shows(routerId)) return;
    try {
      const root = this.tree.root(routerId);
      await this.view.reveal(root, { focus: true, expand: this.tree.isOpen(root) });
    } catch (error) {
      // Its row may have gone meanwhile.
      if (this.tree.shows(routerId)) throw error;
    }
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Reads while the view is visible. The rows are drawn from what is known before that. */
  private watch(visible: boolean): void {
    this.stopWaiting();
    if (visible) {
      this.loading = setTimeout(() => void import('../routers/onDemand'), LOAD_AFTER);
      this.reading = setTimeout(() => this.refresher.watch(true), READ_AFTER);
    } else {
      this.refresher.watch(false);
    }
  }

  private stopWaiting(): void {
    clearTimeout(this.loading);
    clearTimeout(this.reading);
  }

  private update(arrangement: Arrangement): void {
    const { filterAndSort } = this.sources;
    const { content, allFailed, total, needAttention } = arrangement;
    setContextKey('filtered', filterAndSort.isFiltered);
    setContextKey('routers', content);

    const unread = l10n.t('None of your routers could be read. What is shown is what was last known.');
    // The welcome views are shown only where there is no message.
    this.view.message =
      content === 'some'
        ? [
            ...(filterAndSort.isFiltered ? [filterWords(filterAndSort.filter, arrangement)] : []),
            ...(allFailed && total > 1 ? [unread] : []),
          ].join('\n')
        : '';
    const tooltip =
      needAttention === 1 ? l10n.t('1 router needs attention') : l10n.t('{0} routers need attention', needAttention);
    this.view.badge = needAttention === 0 ? undefined : { value: needAttention, tooltip };
  }
}

/** What keys can rename and delete: routers, or one group. */
function kindOf(selection: readonly TreeElement[]): 'routers' | 'group' | 'none' {
  if (selection.length === 0) return 'none';
  if (selection.every((element) => 'routerId' in element && element.node === undefined)) return 'routers';
  return selection.length === 1 && selection.every((element) => 'groupId' in element) ? 'group' : 'none';
}

/** What a filter hides must not be taken for gone: the view says how much of all is shown, and why. */
function filterWords({ text, needsAttention }: Filter, { shown, total }: Arrangement): string {
  return [
    l10n.t('{0} of {1}', shown, total),
    ...(text === '' ? [] : [l10n.t('filter “{0}”', plainText(text))]),
    ...(needsAttention ? [l10n.t('only those that need attention')] : []),
  ].join(' · ');
}
