import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  CodeLens,
  type CodeLensProvider,
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  RelativePattern,
  type TextDocument,
  Uri,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { errorText } from '../../common/errorText';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import { plainText } from '../../common/plainText';
import { actionsOn, actionsOnAll } from '../../reports/comparison';
import { readInventory } from '../../routers/inventory';
import { jsonPlaces, type Place } from '../../routers/jsonPlaces';
import { comparedCount, comparedWords } from '../../ui/words/wanted';
import { takenNames } from '../importInventory';
import type { Parts } from '../parts';
import { comparedFile, type CompareParts, followComparedFile } from './compareInventory';
import { isInventory } from './isInventory';
import { type Mark, type Marked, marksOf } from './marks';

export type MarkParts = CompareParts & Parts<'log'>;

/** Marks wait so long for more to change, in milliseconds: people type, and many routers are read at once. */
const WAIT = 200;

const SELECTOR = { pattern: '**/*.fritzbox-inventory.json' };

/** Marks, which hovers show too, lenses and quick fixes of open inventories, and the rows' comparison with the file that was chosen for it. */
export class InventoryMarks implements Disposable, CodeLensProvider, CodeActionProvider {
  private readonly diagnostics = languages.createDiagnosticCollection('fritzbox-remote-access');
  private readonly lensesChanged = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.lensesChanged.event;
  private readonly marked = new WeakMap<TextDocument, ReturnType<InventoryMarks['marksOf']>>();
  private readonly disposables: Disposable[];
  private waiting: NodeJS.Timeout | undefined;
  private watcher: Disposable | undefined;

  constructor(private readonly parts: MarkParts) {
    const { routers, boxStates, comparedFile } = parts;
    const soon = (): void => {
      this.updateSoon();
    };
    this.disposables = [
      ...[this.diagnostics, this.lensesChanged],
      languages.registerCodeLensProvider(SELECTOR, this),
      languages.registerCodeActionsProvider(SELECTOR, this, { providedCodeActionKinds: [CodeActionKind.QuickFix] }),
      workspace.onDidOpenTextDocument(soon),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isInventory(document)) soon();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.diagnostics.delete(uri);
      }),
      workspace.onDidGrantWorkspaceTrust(soon),
      boxStates.onDidChange(soon),
      routers.onDidChange(() => {
        soon();
        this.follow();
      }),
      comparedFile.onDidChange(() => {
        soon();
        this.watch();
      }),
    ];
    this.update();
    this.watch();
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.watcher?.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!isInventory(document)) return [];
    const { file, places } = this.marksOf(document);
    const { compared, uri } = file;
    const lens = ({ start }: Place, title: string, command: CommandId, ...args: readonly string[]): CodeLens =>
      new CodeLens(rangeOf(document, { start, end: start }), { title, command, arguments: [...args] });
    const top = { start: 0, end: 0 };
    return [
      ...(compared.some(({ entry }) => Object.keys(entry.wanted).length > 0)
        ? [
            lens(top, comparedCount(file), COMMANDS.compareInventory, uri),
            ...actionsOnAll(file).map((action) => lens(top, ...action)),
          ]
        : []),
      ...file.invalid.map(({ index }) =>
        lens(places.nearest(['routers', index]), l10n.t('not valid, and not compared'), COMMANDS.compareInventory, uri),
      ),
      ...compared.flatMap((one) => {
        const place = places.nearest(['routers', one.entry.index]);
        return [
          lens(place, comparedWords(one), COMMANDS.compareInventory, uri),
          ...actionsOn(file, one).map((action) => lens(place, ...action)),
        ];
      }),
    ];
  }

  provideCodeActions(document: TextDocument, range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
    if (!isInventory(document)) return [];
    const { marks, version } = this.marksOf(document);
    // Places in a text that has been changed since are wrong: the next marks come soon.
    if (version !== document.version) return [];
    return marks.flatMap((mark) => {
      if (rangeOf(document, mark.place).intersection(range) === undefined) return [];
      return mark.fixes().map((fix) => {
        const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
        action.diagnostics = diagnostics.filter(({ message }) => message === plainText(mark.message));
        if ('edit' in fix) {
          action.edit = new WorkspaceEdit();
          action.edit.replace(document.uri, rangeOf(document, fix.edit), fix.edit.text);
        } else action.command = { title: fix.title, command: fix.command, arguments: [...fix.arguments] };
        return action;
      });
    });
  }

  private updateSoon(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.update();
    }, WAIT);
  }

  /** Marks what is open anew. */
  private update(): void {
    for (const document of workspace.textDocuments.filter(isInventory)) {
      this.marked.delete(document);
      this.diagnostics.set(document.uri, this.diagnosticsOf(document));
    }
    this.lensesChanged.fire();
  }

  private marksOf(document: TextDocument): Marked & { readonly marks: readonly Mark[]; readonly version: number } {
    let known = this.marked.get(document);
    if (known === undefined) {
      const text = document.getText();
      const read = readInventory(text, takenNames(this.parts));
      // What nothing is used of has no places, either: it may be of any size.
      const isUsed = read.inventory.routers.length > 0 || read.problems.length > 0;
      const isJson = read.problems.every(({ code }) => code !== 'not-json' && code !== 'too-large');
      const places = jsonPlaces(isUsed && isJson ? text : '');
      const marked = { text, read, places, file: comparedFile(this.parts, document.uri, read) };
      known = { ...marked, marks: marksOf(marked), version: document.version };
      this.marked.set(document, known);
    }
    return known;
  }

  /** What is said of a document; for the benchmark, too. */
  diagnosticsOf(document: TextDocument): Diagnostic[] {
    return this.marksOf(document).marks.map(({ place, message, isWarning }) => {
      const severity = isWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
      const diagnostic = new Diagnostic(rangeOf(document, place), plainText(message), severity);
      diagnostic.source = 'FRITZ!Box';
      return diagnostic;
    });
  }

  /** Follows the file that was chosen to compare with, wherever it is written. */
  private watch(): void {
    this.watcher?.dispose();
    this.watcher = undefined;
    const { uri } = this.parts.comparedFile;
    if (uri !== undefined) {
      const file = Uri.parse(uri);
      const pattern = new RelativePattern(Uri.joinPath(file, '..'), file.path.split('/').at(-1) ?? '');
      const watcher = workspace.createFileSystemWatcher(pattern);
      const follow = (): void => {
        this.follow();
      };
      watcher.onDidChange(follow);
      watcher.onDidCreate(follow);
      this.watcher = watcher;
    }
    this.follow();
  }

  /** What cannot be read now is compared with as it was last read. */
  private follow(): void {
    followComparedFile(this.parts).catch((error: unknown) => {
      this.parts.log.warn(`Compared file: ${errorText(error)}`);
    });
  }
}

function rangeOf(document: TextDocument, { start, end }: Place): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
