import { type Disposable, EventEmitter, type Memento } from 'vscode';

const KEY = 'comparedFile';

/** The file that the person has chosen to compare the routers with, for all windows. */
export class ComparedFile implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: Memento) {}

  /** Its address; `undefined` where none was chosen. */
  get uri(): string | undefined {
    const uri = this.memento.get<unknown>(KEY);
    return typeof uri === 'string' ? uri : undefined;
  }

  async choose(uri: string | undefined): Promise<void> {
    await this.memento.update(KEY, uri);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
