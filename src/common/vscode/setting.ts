import * as vscode from 'vscode';

const SECTION = 'fritzboxRemoteAccess';

/** A setting of package.json. All are application-scoped: a workspace cannot set them. */
export class Setting<T> implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;

  constructor(
    private readonly name: string,
    /** Tells a usable value from one that a person mistyped. */
    private readonly isValid: (value: unknown) => value is T,
    private readonly fallback: T,
  ) {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${name}`)) this.changed.fire();
    });
  }

  /** The value, or the fallback where the person wrote something that is none. */
  get value(): T {
    const value: unknown = vscode.workspace.getConfiguration(SECTION).get(this.name);
    return this.isValid(value) ? value : this.fallback;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
