import {
  type Disposable,
  EventEmitter,
  type FileDecorationProvider,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { Frame } from '../common/frame';
import { plainText } from '../common/plainText';
import type { Level } from '../common/level';
import { levelWords } from '../ui/words/levels';
import { type Arrangement, arrange, type Sources } from './arrangement';
import { groupNode } from './nodes/group';
import { routerNode } from './nodes/router';
import type { TreeNode } from './treeNode';

export interface GroupElement {
  readonly groupId: string;
}

/** A router in the view (no node, it is made anew whenever it is shown) or a row below one. */
export interface RouterElement {
  readonly routerId: string;
  readonly node?: TreeNode;
}

export type TreeElement = GroupElement | RouterElement;

/** The most routers that are shown with all their rows when the view is first opened. */
const FEW = 3;

/** The groups, the routers and their parts, drawn from the stores. */
export class RoutersTree implements TreeDataProvider<TreeElement>, Disposable {
  private readonly changed = new EventEmitter<TreeElement | TreeElement[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly drawn = new EventEmitter<Arrangement>();
  /** Fires with what is listed now, when that or a router in it may have changed. */
  readonly onDidDraw = this.drawn.event;
  private readonly elements = new Map<string, TreeElement>();
  /** The row of each router, with all below it, as long as it is as it was. */
  private readonly nodes = new Map<string, TreeNode>();
  /** Routers that look different in the next frame. */
  private readonly pending = new Set<string>();
  private readonly frame = new Frame(() => {
    const ids = [...this.pending];
    this.pending.clear();
    this.draw(ids);
  });
  private readonly listeners: Disposable[];
  private arranged: Arrangement | undefined;

  constructor(private readonly sources: Sources) {
    const { routers, groups, filterAndSort, boxStates, worlds, exposures } = sources;
    this.listeners = [
      ...[routers, groups, filterAndSort].map(({ onDidChange }) => onDidChange(() => this.redraw())),
      ...[boxStates, worlds, exposures].map(({ onDidChange }) => onDidChange((id) => this.drawSoon(id))),
    ];
  }

  /** What is listed, and in which order. */
  get arrangement(): Arrangement {
    return (this.arranged ??= arrange(this.sources));
  }

  getChildren(element?: TreeElement): TreeElement[] {
    if (element === undefined) {
      const { groups, routers, content } = this.arrangement;
      // The welcome view is shown where there is no row.
      if (content !== 'some') return [];
      return [...groups.map(({ group }) => this.group(group.id)), ...routers.map(({ id }) => this.root(id))];
    }
    if ('groupId' in element) {
      const arranged = this.arrangement.groups.find(({ group }) => group.id === element.groupId);
      return (arranged?.routers ?? []).map(({ id }) => this.root(id));
    }
    const { routerId } = element;
    return (this.node(element)?.children?.() ?? []).map((node) => ({ routerId, node }));
  }

  getTreeItem(element: TreeElement): TreeItem {
    const node = this.node(element);
    return node === undefined ? new TreeItem('') : treeItem(element, node, this.isOpen(element));
  }

  /** Only routers are ever revealed. */
  getParent(element: TreeElement): TreeElement | undefined {
    const group = 'routerId' in element ? this.sources.groups.of(element.routerId) : undefined;
    return group === undefined ? undefined : this.group(group.id);
  }

  root(routerId: string): TreeElement {
    return this.element(routerId, { routerId });
  }

  shows(routerId: string): boolean {
    // What is drawn may be a frame behind.
    const { groups, routers, content } = arrange(this.sources);
    return (
      content === 'some' && [routers, ...groups.map((group) => group.routers)].flat().some(({ id }) => id === routerId)
    );
  }

  /** Whether a row is open when it is first shown. Many routers, and those in a group, start as one line each. */
  isOpen(element: TreeElement): boolean {
    if ('groupId' in element) return true;
    const isRouter = element.node === undefined;
    return isRouter && this.arrangement.total <= FEW && this.sources.groups.of(element.routerId) === undefined;
  }

  redraw(): void {
    this.arranged = undefined;
    this.nodes.clear();
    this.changed.fire(undefined);
    this.drawn.fire(this.arrangement);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.frame.dispose();
    this.changed.dispose();
    this.drawn.dispose();
  }

  private group(groupId: string): TreeElement {
    return this.element(groupId, { groupId });
  }

  private element(id: string, made: TreeElement): TreeElement {
    const element = this.elements.get(id) ?? made;
    this.elements.set(id, element);
    return element;
  }

  private node(element: TreeElement): TreeNode | undefined {
    if ('groupId' in element) {
      const arranged = this.arrangement.groups.find(({ group }) => group.id === element.groupId);
      return arranged && groupNode(arranged);
    }
    if (element.node !== undefined) return element.node;
    const { routerId } = element;
    const node = this.nodes.get(routerId) ?? this.routerNode(routerId);
    if (node !== undefined) this.nodes.set(routerId, node);
    return node;
  }

  private routerNode(routerId: string): TreeNode | undefined {
    const { routers, boxStates, worlds, exposures } = this.sources;
    const profile = routers.get(routerId);
    if (profile === undefined) return undefined;
    return routerNode(profile, boxStates.get(routerId), worlds.get(routerId), exposures.get(routerId));
  }

  private drawSoon(routerId: string): void {
    this.pending.add(routerId);
    this.nodes.delete(routerId);
    this.frame.request();
  }

  /** Draws these routers, and the groups whose rows they change; all rows if the order changes. */
  private draw(routerIds: readonly string[]): void {
    const before = this.arrangement;
    this.arranged = undefined;
    if (order(before) === order(this.arrangement)) this.changed.fire(this.changedElements(before, routerIds));
    else this.changed.fire(undefined);
    this.drawn.fire(this.arrangement);
  }

  private changedElements(before: Arrangement, routerIds: readonly string[]): TreeElement[] {
    const words = new Map(before.groups.map((arranged) => [arranged.group.id, JSON.stringify(groupNode(arranged))]));
    const groups = this.arrangement.groups.filter(
      (arranged) => words.get(arranged.group.id) !== JSON.stringify(groupNode(arranged)),
    );
    return [...groups.map(({ group }) => this.group(group.id)), ...routerIds.map((id) => this.root(id))];
  }
}

function order({ groups, routers, content }: Arrangement): string {
  const ids = (profiles: Arrangement['routers']): string[] => profiles.map(({ id }) => id);
  return JSON.stringify([groups.map(({ group, routers: shown }) => [group.id, ids(shown)]), ids(routers), content]);
}

const ICONS: Readonly<Record<Level, ThemeIcon>> = {
  ok: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  info: new ThemeIcon('info'),
  unknown: new ThemeIcon('question'),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  problem: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
};

/** Rows of this scheme are dim: VS Code colours the label of a row by its resource. */
const STALE = 'fritzbox-stale';

const DIM = new ThemeColor('disabledForeground');

export const staleDecorations: FileDecorationProvider = {
  provideFileDecoration: ({ scheme }) => (scheme === STALE ? { color: DIM } : undefined),
};

function treeItem(element: TreeElement, node: TreeNode, isOpen: boolean): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const label = plainText(node.label);
  const description = plainText(node.description ?? '');
  const item = new TreeItem(label, node.children === undefined ? None : isOpen ? Expanded : Collapsed);
  item.id = 'routerId' in element && element.node !== undefined ? `${element.routerId}/${node.id}` : node.id;
  item.description = description;
  // What a narrow side bar cuts off is in the tooltip, before what there is to explain.
  const whole = [label, description].filter(Boolean).join(': ');
  item.tooltip = [whole, node.advice, node.tooltip].filter(Boolean).join('\n\n');
  if (node.stale === true) item.resourceUri = Uri.from({ scheme: STALE, path: `/${item.id}` });
  const icon = iconOf(node);
  if (icon !== undefined) item.iconPath = icon;
  if (node.tags !== undefined) item.contextValue = node.tags.join(' ');
  if (node.command !== undefined) item.command = { command: node.command, title: label, arguments: [element] };
  const level = node.level === undefined || isCalm(node.level) ? '' : levelWords(node.level);
  item.accessibilityInformation = { label: [label, description, level, node.advice].filter(Boolean).join(', ') };
  return item;
}

/** What is wrong is seen in every row it concerns; otherwise a row shows what it is about. */
function iconOf({ icon, level, stale, tags }: TreeNode): ThemeIcon | undefined {
  // The icon of a router keeps its colour: it says that it could not be read.
  if (stale === true && tags?.[0] !== 'router')
    return new ThemeIcon(icon ?? (level === undefined ? 'blank' : ICONS[level].id), DIM);
  if (icon !== undefined && (level === undefined || isCalm(level))) return new ThemeIcon(icon);
  return level === undefined ? undefined : ICONS[level];
}

function isCalm(level: Level): boolean {
  return level === 'ok' || level === 'info';
}
