import * as vscode from 'vscode';

const METHODS = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

/** Notifications and dialogs of the extension: in tests their texts are kept, and they get no answer. */
export class Told {
  readonly texts: string[] = [];
  private readonly originals = METHODS.map(
    (method) => [method, Reflect.get(vscode.window, method) as unknown] as const,
  );

  constructor() {
    for (const method of METHODS) {
      Reflect.set(vscode.window, method, (message: string, ...more: readonly unknown[]) => {
        const detail = more.flatMap((one) => (one as vscode.MessageOptions | undefined)?.detail ?? []);
        this.texts.push([message, ...detail].join('\n'));
        return Promise.resolve(undefined);
      });
    }
  }

  get all(): string {
    return this.texts.join('\n');
  }

  restore(): void {
    for (const [method, original] of this.originals) Reflect.set(vscode.window, method, original);
  }
}
