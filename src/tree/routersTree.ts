import * as vscode from 'vscode';
import { plainText } from '../common/plainText';
import type { Level } from '../remoteAccess/health';
import type { CheckStore } from '../routers/checkStore';
import type { Routers } from '../routers/routers';
import type { SnapshotStore } from '../routers/snapshotStore';
import { levelWords } from '../ui/words/findings';
import { routerNode } from './nodes/router';
import type { TreeNode } from './treeNode';

/** An element of the view: a router (no node, it is made anew whenever it is shown) or a row below one. */
export interface TreeElement {
  readonly routerId: string;
  readonly node?: TreeNode;
}

/** Changes of a router within this time are shown at once, in milliseconds: one frame. */
const FRAME = 16;

/** The routers and their parts, drawn from the store. */
export class RoutersTree implements vscode.TreeDataProvider<TreeElement>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeElement | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly roots = new Map<string, TreeElement>();
  private readonly pending = new Set<string>();
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly routers: Routers,
    private readonly snapshots: SnapshotStore,
    private readonly checks: CheckStore,
    /** True when there is nothing to draw but the welcome view. */
    private readonly isEmpty: () => boolean,
  ) {
    this.listeners = [
      routers.onDidChange(() => {
        this.changed.fire(undefined);
      }),
      ...[snapshots, checks].map(({ onDidChange }) =>
        onDidChange((id) => {
          this.drawSoon(id);
        }),
      ),
    ];
  }

  getChildren(element?: TreeElement): TreeElement[] {
    if (element === undefined) return this.isEmpty() ? [] : this.routers.all().map(({ id }) => this.root(id));
    const { routerId } = element;
    return (this.node(element)?.children ?? []).map((node) => ({ routerId, node }));
  }

  getTreeItem(element: TreeElement): vscode.TreeItem {
    const node = this.node(element);
    return node === undefined ? new vscode.TreeItem('') : treeItem(element, node);
  }

  getParent(): undefined {
    // Only routers are ever revealed.
    return undefined;
  }

  /** The element of a router, always the same one. */
  root(routerId: string): TreeElement {
    let element = this.roots.get(routerId);
    if (element === undefined) {
      element = { routerId };
      this.roots.set(routerId, element);
    }
    return element;
  }

  /** Draws everything anew. */
  redraw(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private node({ routerId, node }: TreeElement): TreeNode | undefined {
    if (node !== undefined) return node;
    const profile = this.routers.get(routerId);
    return profile === undefined
      ? undefined
      : routerNode(profile, this.snapshots.get(routerId), this.checks.get(routerId));
  }

  private drawSoon(routerId: string): void {
    this.pending.add(routerId);
    if (this.pending.size > 1) return;
    setTimeout(() => {
      const ids = [...this.pending];
      this.pending.clear();
      for (const id of ids) this.changed.fire(this.root(id));
    }, FRAME);
  }
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
  item.id = element.node === undefined ? node.id : `${element.routerId}/${node.id}`;
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
