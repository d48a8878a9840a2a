import { type Disposable, EventEmitter, workspace } from 'vscode';

const SECTION = 'fritzboxRemoteAccess';

/** A setting of package.json. All are application-scoped: a workspace cannot set them. */
export class Setting<T> implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: Disposable;

  constructor(
    private readonly name: string,
    /** Tells a usable value from one that a person mistyped. */
    private readonly isValid: (value: unknown) => value is T,
    private readonly fallback: T,
  ) {
    this.listener = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${name}`)) this.changed.fire();
    });
  }

  /** The value, or the fallback where the person wrote something that is none. */
  get value(): T {
    const value: unknown = workspace.getConfiguration(SECTION).get(this.name);
    return this.isValid(value) ? value : this.fallback;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
