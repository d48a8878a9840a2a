// What VS Code itself takes: the extension with nothing in it but a view of fifty constant rows.
import * as vscode from 'vscode';

const VIEW = 'fritzboxRemoteAccess.routers';
const ROWS = Array.from({ length: 50 }, (_, index) => `Router ${index + 1}`);

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const treeDataProvider: vscode.TreeDataProvider<string> = {
    getChildren: (row) => (row === undefined ? ROWS : []),
    getTreeItem: (row) => new vscode.TreeItem(row, vscode.TreeItemCollapsibleState.Collapsed),
  };
  subscriptions.push(vscode.window.createTreeView(VIEW, { treeDataProvider }));
  void vscode.commands.executeCommand('setContext', VIEW, 'some');
}
