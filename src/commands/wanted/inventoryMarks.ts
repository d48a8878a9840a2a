import {
  CodeLens,
  type CodeLensProvider,
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  EventEmitter,
  Hover,
  type HoverProvider,
  l10n,
  languages,
  MarkdownString,
  type Position,
  Range,
  RelativePattern,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { errorText } from '../../common/errorText';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import { MASK } from '../../common/redaction';
import { plainText } from '../../common/plainText';
import type { ComparedRouter } from '../../routers/comparison';
import { type InventoryProblem, readInventory } from '../../routers/inventory';
import { jsonPlaces, type Place, type Places } from '../../routers/jsonPlaces';
import { formatMoment } from '../../ui/words/dates';
import { inventoryProblemWords } from '../../ui/words/inventory';
import { comparedWords, differenceName, differenceValue } from '../../ui/words/wanted';
import type { ValueName } from '../../wanted/values';
import { isKnown, secretsIn, type WantedKind } from '../../wanted/wanted';
import { takenNames } from '../importInventory';
import type { Parts } from '../parts';
import { compareAll, type CompareParts, followComparedFile } from './compareInventory';
import { isInventory } from './isInventory';

export type MarkParts = CompareParts & Parts<'log'>;

/** What an open inventory is marked with. */
interface Marked {
  readonly compared: readonly ComparedRouter[];
  readonly problems: readonly InventoryProblem[];
  readonly places: Places;
}

/** Marks wait so long for more to change, in milliseconds: people type, and many routers are read at once. */
const WAIT = 200;

const SELECTOR = { pattern: '**/*.fritzbox-inventory.json' };

/** Marks, lenses and hovers of open inventories, and the rows' comparison with the file that was chosen for it. */
export class InventoryMarks implements Disposable, CodeLensProvider, HoverProvider {
  private readonly diagnostics = languages.createDiagnosticCollection('fritzbox-remote-access');
  private readonly lensesChanged = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.lensesChanged.event;
  private readonly marked = new WeakMap<TextDocument, Marked>();
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
      languages.registerHoverProvider(SELECTOR, this),
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
    const { compared, places } = this.marksOf(document);
    const uri = document.uri.toString();
    const lens = (place: Place, title: string, command: CommandId, ...args: readonly string[]): CodeLens =>
      new CodeLens(rangeOf(document, { ...place, end: place.start }), { title, command, arguments: [...args] });
    const top = { start: 0, end: 0 };
    const differ = compared.filter(({ differences }) => differences.some(isKnown)).length;
    const isCompared = this.parts.comparedFile.uri === uri;
    const all = compared.some(({ entry }) => Object.keys(entry.wanted).length > 0)
      ? [
          lens(
            top,
            l10n.t('Routers: {0}, with differences: {1}', compared.length, differ),
            COMMANDS.compareInventory,
            uri,
          ),
          ...(differ > 0 && workspace.isTrusted
            ? [lens(top, l10n.t('Apply to All…'), COMMANDS.applyInventory, uri)]
            : []),
          isCompared
            ? lens(top, l10n.t('Stop Comparing'), COMMANDS.stopComparing)
            : lens(top, l10n.t('Keep Comparing'), COMMANDS.keepComparing, uri),
        ]
      : [];
    return [
      ...all,
      ...compared.flatMap((one) => {
        const { entry, match, state, differences } = one;
        const place = places.nearest(['routers', entry.index]);
        const args = [uri, String(entry.index)];
        const isNamed = Object.keys(entry.wanted).length > 0;
        const canApply = workspace.isTrusted && (match === 'replaced' ? isNamed : differences.length > 0);
        return [
          ...(isNamed ? [lens(place, plainText(comparedWords(one)), COMMANDS.compareInventory, uri)] : []),
          ...(canApply
            ? [
                lens(
                  place,
                  match === 'replaced' ? l10n.t('Restore…') : l10n.t('Apply…'),
                  COMMANDS.applyInventory,
                  ...args,
                ),
              ]
            : []),
          ...(match === 'one' && state !== undefined && (!isNamed || differences.some(isKnown))
            ? [lens(place, l10n.t('Take From FRITZ!Box'), COMMANDS.takeFromBox, ...args)]
            : []),
        ];
      }),
    ];
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    if (!isInventory(document)) return undefined;
    const { compared, places } = this.marksOf(document);
    const offset = document.offsetAt(position);
    const isAt = ({ start, end }: Place): boolean => start <= offset && offset <= end;
    const one = compared.find(({ entry }) => isAt(places.nearest(['routers', entry.index])));
    if (one?.state === undefined || one.match !== 'one') return undefined;
    const { entry, differences, state } = one;
    const named = Object.entries(entry.wanted).flatMap(([kind, values]) =>
      Object.keys(values).map((name) => ({ kind: kind as WantedKind, name: name as ValueName })),
    );
    const value = named.find(({ kind, name }) => {
      const place = places.exact(['routers', entry.index, 'wanted', kind, name]);
      return place !== undefined && isAt(place);
    });
    if (value === undefined) return undefined;
    const difference = differences.find(({ kind, name }) => kind === value.kind && name === value.name);
    const said = difference === undefined ? l10n.t('the same') : differenceValue(difference, 'box');
    const when = l10n.t('read {0}', formatMoment(new Date(state.readAt)));
    const text = new MarkdownString().appendText(plainText(`${l10n.t('FRITZ!Box: {0}', said)} · ${when}`));
    const place = places.exact(['routers', entry.index, 'wanted', value.kind, value.name]);
    return new Hover(text, place && rangeOf(document, place));
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

  private marksOf(document: TextDocument): Marked {
    let marked = this.marked.get(document);
    if (marked === undefined) {
      const text = document.getText();
      const read = readInventory(text, takenNames(this.parts));
      // What nothing is used of has no places, either: it may be of any size.
      const isUsed = read.inventory.routers.length > 0 || read.problems.length > 0;
      const isJson = read.problems.every(({ code }) => code !== 'not-json' && code !== 'too-large');
      marked = {
        compared: compareAll(this.parts, read),
        problems: read.problems,
        places: jsonPlaces(isUsed && isJson ? text : ''),
      };
      this.marked.set(document, marked);
    }
    return marked;
  }

  /** What is said of a document; for the benchmark, too. */
  diagnosticsOf(document: TextDocument): Diagnostic[] {
    const { compared, problems, places } = this.marksOf(document);
    const mark = (place: Place, message: string, severity: DiagnosticSeverity): Diagnostic => {
      const diagnostic = new Diagnostic(rangeOf(document, place), plainText(message), severity);
      diagnostic.source = 'FRITZ!Box';
      return diagnostic;
    };
    const { Information, Warning } = DiagnosticSeverity;
    // Those of the form the editor finds by the schema.
    const ofMeaning = problems.filter(({ code }) => code !== 'schema' && code !== 'not-json');
    const secrets = new Map(
      compared.flatMap(({ entry }) =>
        secretsIn(entry.wanted).map((name) => {
          const own = places.exact(['routers', entry.index, 'wanted', 'ddns', name]);
          const place = own ?? places.nearest(['defaults', 'ddns', name]);
          return [place.start, { place, text: String(entry.wanted.ddns?.[name]) }] as const;
        }),
      ),
    );
    return [
      ...ofMeaning.map((problem) => {
        const path = problem.path.length === 2 ? [...problem.path, 'name'] : problem.path;
        return mark(places.nearest(path), inventoryProblemWords(problem), Warning);
      }),
      ...[...secrets.values()].map(({ place, text }) =>
        text.includes(MASK)
          ? mark(place, l10n.t('A secret was left out here. It is asked for when this is applied.'), Information)
          : mark(
              place,
              l10n.t(
                'This looks like a secret, and files are passed on. Write <pass> or <username> in its place, or *** to be asked for it. It is not applied from here.',
              ),
              Warning,
            ),
      ),
      ...compared.flatMap(({ entry, differences, state }) =>
        differences.filter(isKnown).map((one) => {
          const own = places.exact(['routers', entry.index, 'wanted', one.kind, one.name]);
          const place = own ?? places.nearest(['routers', entry.index, 'name']);
          const when = l10n.t('read {0}', formatMoment(new Date(state?.readAt ?? 0)));
          const box = l10n.t('FRITZ!Box: {0}', differenceValue(one, 'box'));
          const file = own === undefined ? ` · ${l10n.t('file: {0}', differenceValue(one, 'wanted'))}` : '';
          return mark(place, `${differenceName(one)} · ${box}${file} · ${when}`, Information);
        }),
      ),
    ];
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
