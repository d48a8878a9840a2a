import { type Disposable, EventEmitter } from 'vscode';

/** Has an event for changes, with what has changed where that may be one of several: the id of a router. */
export abstract class Changing<T = void> implements Disposable {
  protected readonly changed = new EventEmitter<T>();
  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.changed.dispose();
  }
}
