// What VS Code itself takes: the extension with nothing in it but a view of fifty rows like its own, which are constant.
import * as vscode from 'vscode';

const VIEW = 'fritzboxRemoteAccess.routers';

const ROWS = Array.from({ length: 50 }, (_, index) => {
  const name = `Router ${index + 1}`;
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = name;
  item.description = 'reachable · certificate valid';
  item.tooltip = `${name}: ${item.description}\n\nAs the FRITZ!Box itself reports it.`;
  item.iconPath = new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  item.contextValue = 'router reachable signedIn';
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
});

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const treeDataProvider: vscode.TreeDataProvider<vscode.TreeItem> = {
    getChildren: (row) => (row === undefined ? ROWS : []),
    getTreeItem: (row) => row,
  };
  subscriptions.push(vscode.window.createTreeView(VIEW, { treeDataProvider, showCollapseAll: true }));
  void vscode.commands.executeCommand('setContext', VIEW, 'some');
}
