import { type Disposable, workspace } from 'vscode';
import { errorText } from '../../common/errorText';
import { setContextKey } from '../../common/vscode/contextKeys';
import type { MarkParts } from './inventoryMarks';
import { isInventory } from './isInventory';

/** Loads what marks inventories and follows the compared one, as soon as there is one. */
export class InventoryFiles implements Disposable {
  private marks: Promise<Disposable | undefined> | undefined;
  private readonly listeners: Disposable[];

  constructor(private readonly parts: MarkParts) {
    this.listeners = [
      workspace.onDidOpenTextDocument((document) => {
        if (isInventory(document)) this.load();
      }),
      parts.comparedFile.onDidChange(() => {
        this.update();
      }),
    ];
  }

  start(): void {
    if (workspace.textDocuments.some(isInventory)) this.load();
    this.update();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    void this.marks?.then((marks) => {
      marks?.dispose();
    });
  }

  private update(): void {
    const isComparing = this.parts.comparedFile.uri !== undefined;
    setContextKey('comparing', isComparing);
    if (isComparing) this.load();
  }

  private load(): void {
    this.marks ??= import('../onDemand').then(
      ({ InventoryMarks }) => new InventoryMarks(this.parts),
      (error: unknown) => {
        this.parts.log.error(`Inventories: ${errorText(error)}`);
        return undefined;
      },
    );
  }
}
