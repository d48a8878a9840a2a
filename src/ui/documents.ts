import { type Disposable, EventEmitter, Uri, commands, l10n, window, workspace } from 'vscode';

const SCHEME = 'fritzbox-remote-access';

/** Read-only texts of this extension, without secrets, which live as long as they are open. */
export class Documents implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly disposables: Disposable[];

  constructor() {
    this.disposables = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: ({ path }) =>
          this.texts.get(path) ?? l10n.t('This document was not kept. Run the command again.'),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.texts.delete(uri.path);
      }),
    ];
  }

  /** Opens a text; its file name says what it is and how it is coloured (`.json`, `.txt`). */
  async open(fileName: string, text: string): Promise<void> {
    const document = await workspace.openTextDocument(this.put(fileName, text));
    await window.showTextDocument(document, { preview: true });
  }

  async compare(title: string, before: string, after: string): Promise<void> {
    const [left, right] = [this.put(`${title}/before.txt`, before), this.put(`${title}/after.txt`, after)];
    await commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private put(fileName: string, text: string): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `/${fileName.replace(/[\\:?#]/g, '_')}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    return uri;
  }
}
