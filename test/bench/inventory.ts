// What comparing routers with a file costs: in plain Node, with a stand-in for VS Code's classes.
import { provide } from '../vscode/l10n';
import type { TextDocument } from 'vscode';
import type { BoxState } from '../../src/box/boxState';
import type { InventoryMarks, MarkParts } from '../../src/commands/wanted/inventoryMarks';
import { compareInventory } from '../../src/routers/comparison';
import { readInventory } from '../../src/routers/inventory';
import type { RouterProfile } from '../../src/routers/profile';
import { ddns, inOrder } from '../observed';
import { type Verdict, verdict } from './targets';

const ROUTERS = 500;
const RUNS = 9;
const nothing = { dispose: () => undefined };
const listen = () => nothing;

/** Routers of which every one has three differences, and the file that says so. */
function fleet(): { readonly profiles: RouterProfile[]; readonly text: string; readonly state: BoxState } {
  const url = 'https://dyn.example/update?host=<domain>&ip=<ipaddr>&pw=<pass>';
  const state: BoxState = { ...inOrder, ddns: ddns({ maskedUpdateUrl: url }) };
  const wanted = {
    remoteAccess: { enabled: true, port: 50123 },
    ddns: { enabled: true, domain: 'other.example.org', username: 'berta', mode: 'ddns_together', updateUrl: url },
    letsEncrypt: { enabled: true },
  };
  const names = Array.from({ length: ROUTERS }, (_, index) => `Router ${index}`);
  const common = (name: string, index: number) => ({ name, model: 'FRITZ!Box 7590', udn: `uuid:${index}` });
  const profiles = names.map((name, index) => ({
    ...{ ...common(name, index), id: String(index), addedAt: '' },
    routes: { lan: { host: `router${index}.example`, port: 49443 } },
  }));
  const routers = names.map((name, index) => ({ ...common(name, index), host: `router${index}.example`, wanted }));
  return { profiles, state, text: JSON.stringify({ version: 2, routers }, null, 2) };
}

/** The median of some runs, in milliseconds, after one that only warms up. */
function median(task: () => void): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  return times.slice(1).sort((a, b) => a - b)[(RUNS - 1) / 2] ?? NaN;
}

export async function inventoryVerdicts(): Promise<Verdict[]> {
  const { profiles, text, state } = fleet();
  provide({
    languages: {
      createDiagnosticCollection: () => nothing,
      registerCodeLensProvider: listen,
      registerCodeActionsProvider: listen,
    },
    workspace: { isTrusted: true, textDocuments: [], ...Object.fromEntries(LISTENERS.map((name) => [name, listen])) },
    CodeActionKind: {},
    DiagnosticSeverity: { Information: 2, Warning: 1 },
    EventEmitter: class {
      readonly event = listen;
      fire = () => undefined;
    },
  });
  const parts: unknown = {
    routers: { all: () => profiles, onDidChange: listen },
    groups: { all: () => [] },
    boxStates: { get: () => ({ boxState: state }), onDidChange: listen },
    comparedFile: { uri: undefined, onDidChange: listen },
    worlds: { setWanted: () => Promise.resolve() },
  };
  const { InventoryMarks: Marks } = await import('../../src/commands/wanted/inventoryMarks');
  const marks: Pick<InventoryMarks, 'provideCodeLenses' | 'diagnosticsOf'> = new Marks(parts as MarkParts);
  const read = readInventory(text);
  const compare = median(() => {
    const { compared } = compareInventory(read, profiles, () => state);
    if (compared.some(({ differences }) => differences.length !== 3)) throw new Error('Not compared');
  });
  const mark = median(() => {
    // Each document is read anew.
    const document: unknown = {
      ...{ uri: { path: '/a.fritzbox-inventory.json', toString: () => 'file:///a' }, languageId: 'json' },
      ...{ getText: () => text, positionAt: (offset: number) => offset, offsetAt: (offset: number) => offset },
    };
    const found = marks.diagnosticsOf(document as TextDocument).length;
    const lenses = marks.provideCodeLenses(document as TextDocument).length;
    if (found !== 3 * ROUTERS || lenses < ROUTERS) throw new Error(`Not marked: ${found}, ${lenses}`);
  });
  return [
    verdict(`${ROUTERS} routers with 3 differences each compared with a file, ms`, compare, 50),
    verdict(`their file of ${Math.round(text.length / 1024)} KB read, compared and marked, ms`, mark, 200),
  ];
}

const LISTENERS = [
  ...['onDidOpenTextDocument', 'onDidChangeTextDocument', 'onDidCloseTextDocument', 'onDidGrantWorkspaceTrust'],
];
