import * as vscode from 'vscode';
import { plainText } from '../common/plainText';
import type { Level } from '../remoteAccess/health';
import { levelWords } from '../ui/words/findings';
import { type Arrangement, arrange, type Sources } from './arrangement';
import { groupNode } from './nodes/group';
import { routerNode } from './nodes/router';
import type { TreeNode } from './treeNode';

/** A group in the view. */
export interface GroupElement {
  readonly groupId: string;
}

/** A router in the view (no node, it is made anew whenever it is shown) or a row below one. */
export interface RouterElement {
  readonly routerId: string;
  readonly node?: TreeNode;
}

export type TreeElement = GroupElement | RouterElement;

/** Changes of routers within this time are shown at once, in milliseconds: one frame. */
const FRAME = 16;

/** The groups, the routers and their parts, drawn from the stores. */
export class RoutersTree implements vscode.TreeDataProvider<TreeElement>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeElement | TreeElement[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly elements = new Map<string, TreeElement>();
  private readonly pending = new Set<string>();
  private readonly listeners: vscode.Disposable[];
  private arrangement: Arrangement;

  constructor(
    private readonly sources: Sources,
    /** True when there is nothing to draw but the welcome view. */
    private readonly isEmpty: () => boolean,
  ) {
    const { routers, groups, listing, snapshots, checks } = sources;
    this.arrangement = arrange(sources);
    this.listeners = [
      ...[routers, groups, listing].map(({ onDidChange }) =>
        onDidChange(() => {
          this.redraw();
        }),
      ),
      ...[snapshots, checks].map(({ onDidChange }) =>
        onDidChange((id) => {
          this.drawSoon(id);
        }),
      ),
    ];
  }

  getChildren(element?: TreeElement): TreeElement[] {
    if (element === undefined) {
      if (this.isEmpty()) return [];
      const { groups, routers } = this.arrangement;
      return [...groups.map(({ group }) => this.group(group.id)), ...routers.map(({ id }) => this.root(id))];
    }
    if ('groupId' in element) {
      const arranged = this.arrangement.groups.find(({ group }) => group.id === element.groupId);
      return (arranged?.routers ?? []).map(({ id }) => this.root(id));
    }
    const { routerId } = element;
    return (this.node(element)?.children ?? []).map((node) => ({ routerId, node }));
  }

  getTreeItem(element: TreeElement): vscode.TreeItem {
    const node = this.node(element);
    return node === undefined ? new vscode.TreeItem('') : treeItem(element, node);
  }

  /** Only routers are ever revealed. */
  getParent(element: TreeElement): TreeElement | undefined {
    const group = 'routerId' in element ? this.sources.groups.of(element.routerId) : undefined;
    return group === undefined ? undefined : this.group(group.id);
  }

  /** The element of a router, always the same one. */
  root(routerId: string): TreeElement {
    return this.element(routerId, { routerId });
  }

  /** Whether a router is among what is shown. */
  shows(routerId: string): boolean {
    const { groups, routers } = this.arrangement;
    return [routers, ...groups.map((group) => group.routers)].flat().some(({ id }) => id === routerId);
  }

  /** Draws everything anew. */
  redraw(): void {
    this.arrangement = arrange(this.sources);
    this.changed.fire(undefined);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
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
    const { routers, groups, snapshots, checks } = this.sources;
    const { routerId } = element;
    const profile = routers.get(routerId);
    if (profile === undefined) return undefined;
    const node = routerNode(profile, snapshots.get(routerId), checks.get(routerId));
    // Whoever has groups has many routers: they are closed at first.
    return groups.of(routerId) === undefined ? node : { ...node, expanded: false };
  }

  private drawSoon(routerId: string): void {
    this.pending.add(routerId);
    if (this.pending.size > 1) return;
    setTimeout(() => {
      const ids = [...this.pending];
      this.pending.clear();
      this.draw(ids);
    }, FRAME);
  }

  /** Draws these routers, and whatever else looks different because of them: a group, or the order of all. */
  private draw(routerIds: readonly string[]): void {
    const before = this.arrangement;
    this.arrangement = arrange(this.sources);
    if (order(before) !== order(this.arrangement)) {
      this.changed.fire(undefined);
      return;
    }
    const words = new Map(before.groups.map((arranged) => [arranged.group.id, JSON.stringify(groupNode(arranged))]));
    const groups = this.arrangement.groups.filter(
      (arranged) => words.get(arranged.group.id) !== JSON.stringify(groupNode(arranged)),
    );
    this.changed.fire([...groups.map(({ group }) => this.group(group.id)), ...routerIds.map((id) => this.root(id))]);
  }
}

function order({ groups, routers }: Arrangement): string {
  const ids = (profiles: Arrangement['routers']): string[] => profiles.map(({ id }) => id);
  return JSON.stringify([groups.map(({ group, routers: shown }) => [group.id, ids(shown)]), ids(routers)]);
}

const ICONS: Readonly<Record<Level, vscode.ThemeIcon>> = {
  ok: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  info: new vscode.ThemeIcon('info'),
  unknown: new vscode.ThemeIcon('question'),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  problem: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
};

function treeItem(element: TreeElement, node: TreeNode): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const label = plainText(node.label);
  const description = plainText(node.description ?? '');
  const item = new vscode.TreeItem(
    label,
    node.children === undefined ? None : node.expanded === true ? Expanded : Collapsed,
  );
  item.id = 'routerId' in element && element.node !== undefined ? `${element.routerId}/${node.id}` : node.id;
  item.description = description;
  // What a narrow side bar cuts off is in the tooltip, before what there is to explain.
  const whole = [label, description].filter(Boolean).join(': ');
  item.tooltip = [whole, node.tooltip].filter(Boolean).join('\n\n');
  const icon = iconOf(node);
  if (icon !== undefined) item.iconPath = icon;
  if (node.tags !== undefined) item.contextValue = node.tags.join(' ');
  if (node.command !== undefined) item.command = { command: node.command, title: label, arguments: [element] };
  const level = node.level === undefined || isCalm(node.level) ? '' : levelWords(node.level);
  item.accessibilityInformation = { label: [label, description, level].filter(Boolean).join(', ') };
  return item;
}

/** What is wrong is seen in every row it concerns; otherwise a row shows what it is about. */
function iconOf({ icon, level }: TreeNode): vscode.ThemeIcon | undefined {
  if (icon !== undefined && (level === undefined || isCalm(level))) return new vscode.ThemeIcon(icon);
  return level === undefined ? undefined : ICONS[level];
}

function isCalm(level: Level): boolean {
  return level === 'ok' || level === 'info';
}
