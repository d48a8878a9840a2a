import { type Disposable, workspace } from 'vscode';
import { Changing } from './changing';

const SECTION = 'fritzboxRemoteAccess';

/** A setting of package.json. All are application-scoped: a workspace cannot set them. */
export class Setting<T> extends Changing {
  private readonly listener: Disposable;

  constructor(
    private readonly name: string,
    /** Tells a usable value from one that a person mistyped. */
    private readonly isValid: (value: unknown) => value is T,
    private readonly fallback: T,
  ) {
    super();
    this.listener = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${name}`)) this.changed.fire();
    });
  }

  /** The value, or the fallback where the person wrote something that is none. */
  get value(): T {
    const value: unknown = workspace.getConfiguration(SECTION).get(this.name);
    return this.isValid(value) ? value : this.fallback;
  }

  override dispose(): void {
    this.listener.dispose();
    super.dispose();
  }
}
