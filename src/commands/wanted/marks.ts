import { l10n } from 'vscode';
import type { UrlFinding } from '../../box/updateUrl/checks';
import { withoutQuotes } from '../../box/updateUrl/quotes';
import { maskTypedUrl } from '../../box/updateUrl/mask';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import type { JsonPath } from '../../common/jsonSchema';
import { MASK } from '../../common/redaction';
import type { ComparedFile } from '../../reports/comparison';
import type { ComparedRouter } from '../../routers/comparison';
import { asInFile, entryKey, type ReadInventory } from '../../routers/inventory';
import type { Place, Places } from '../../routers/jsonPlaces';
import { takenSettings } from '../../routers/takenSettings';
import { formatMoment } from '../../ui/words/dates';
import { inventoryProblemWords } from '../../ui/words/inventory';
import { urlFindingWords } from '../../ui/words/updateUrl';
import { differenceName, differenceValue } from '../../ui/words/wanted';
import { type Difference, isToApply, faultsOfUrl, merged, secretsIn, urlFindings, urlOf } from '../../wanted/wanted';
import type { Values } from '../../wanted/values';
import { listed } from '../importInventory';

/** What is said of a value of a file. */
export interface Mark {
  readonly place: Place;
  readonly message: string;
  readonly isWarning: boolean;
  /** What can be done about it, made when it is asked for. */
  readonly fixes: () => readonly Fix[];
}

export type Fix = { readonly title: string } & (
  | { readonly edit: Place & { readonly text: string } }
  | { readonly command: CommandId; readonly arguments: readonly string[] }
);

/** A file and what is known of it. */
export interface Marked {
  readonly text: string;
  readonly read: ReadInventory;
  readonly file: ComparedFile;
  readonly places: Places;
}

interface OfRouter extends Omit<Mark, 'fixes'> {
  readonly name: string;
  readonly fixes?: Mark['fixes'];
}

/** Makes what has a key only where it has not been made before. */
type Once = <T>(key: string, make: () => T) => T;

const NONE = (): readonly Fix[] => [];

/** Of one update URL, no more is said: one mistake often makes several. */
const MOST_FAULTS = 3;

/** Everything that is marked in a file. What concerns a value for all routers is one mark, which names them. */
export function marksOf(marked: Marked): Mark[] {
  const { read, file, places } = marked;
  // Many routers may have one URL, from the defaults.
  const known = new Map<string, unknown>();
  const once: Once = (key, make) => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made as ReturnType<typeof make>;
  };
  // Those of the form the editor finds by the schema.
  const ofMeaning = read.problems.filter(({ code }) => code !== 'schema' && code !== 'not-json');
  const groups = new Map<string, OfRouter[]>();
  for (const one of file.compared.flatMap((router) => [
    ...secretMarks(marked, router, once),
    ...urlMarks(marked, router, once),
    ...router.differences.map((difference) => differenceMark(marked, router, difference, once)),
  ])) {
    const key = `${one.place.start} ${one.message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [
    ...ofMeaning.map((problem) => {
      const path = problem.path.length === 2 ? [...problem.path, 'name'] : problem.path;
      return { place: places.nearest(path), message: inventoryProblemWords(problem), isWarning: true, fixes: NONE };
    }),
    ...[...groups.values()].flatMap((group) =>
      group.slice(0, 1).map((one) => ({ fixes: NONE, ...one, message: `${listed(group)}: ${one.message}` })),
    ),
  ];
}

/** Where a value stands: in the entry of the router, or for all. */
function placeIn(places: Places, { entry }: ComparedRouter, ...path: JsonPath): Place {
  return places.exact(['routers', entry.index, 'wanted', ...path]) ?? places.nearest(['defaults', ...path]);
}

function secretMarks({ places }: Marked, one: ComparedRouter, once: Once): OfRouter[] {
  const { name, wanted } = one.entry;
  const boxUrl = urlOf(one.state);
  const secrets = once(`secrets ${JSON.stringify([wanted.ddns, boxUrl])}`, () => secretsIn(wanted, boxUrl));
  return secrets.map((value) => {
    const place = placeIn(places, one, 'ddns', value);
    const secret = String(wanted.ddns?.[value]);
    if (secret.includes(MASK)) {
      const message = l10n.t('A secret was left out here. It is asked for when this is applied.');
      return { name, place, message, isWarning: false };
    }
    const message = l10n.t(
      'This looks like a secret, and files are passed on. Write <pass> or <username> in its place, or *** to be asked for it. It is not applied from here.',
    );
    const masked = value === 'username' ? MASK : once(`masked ${secret}`, () => maskTypedUrl(secret));
    // Of several secrets, only the person knows which one is the password.
    const isOne = value === 'updateUrl' && masked.split(MASK).length === 2;
    const instead = isOne ? ['<pass>', '<username>', MASK] : [MASK];
    const fixes = (): Fix[] =>
      instead.map((text) => ({
        title: l10n.t('Use {0}', text),
        edit: { ...place, text: JSON.stringify(masked.replaceAll(MASK, text)) },
      }));
    return { name, place, message, isWarning: true, fixes };
  });
}

function urlMarks({ text, places }: Marked, one: ComparedRouter, once: Once): OfRouter[] {
  const { name, wanted } = one.entry;
  const value = wanted.ddns?.updateUrl === undefined ? 'mode' : 'updateUrl';
  // What the box has already, its own rows judge.
  const isNew = one.differences.some(({ name: of }) => of === 'updateUrl' || of === 'mode');
  if (!isNew) return [];
  const faultsOf = (values: Values): UrlFinding[] =>
    once(`faults ${JSON.stringify(values)}`, () => faultsOfUrl(values));
  const worst = urlFindings(wanted, one.state, faultsOf).slice(0, MOST_FAULTS);
  return worst.map((finding) => ({
    name,
    place: pieceOf(text, placeIn(places, one, 'ddns', value), finding),
    message: urlFindingWords(withoutQuotes(finding)),
    isWarning: true,
  }));
}

/** The piece of the URL that is meant, which the message does not quote. */
function pieceOf(text: string, place: Place, finding: UrlFinding): Place {
  const quoted = 'placeholder' in finding ? finding.placeholder : 'scheme' in finding ? finding.scheme : '';
  const piece = JSON.stringify(quoted).slice(1, -1);
  const start = text.slice(place.start, place.end).indexOf(piece);
  return piece === '' || start < 0 ? place : { start: place.start + start, end: place.start + start + piece.length };
}

function differenceMark(
  { text, places, file }: Marked,
  one: ComparedRouter,
  difference: Difference,
  once: Once,
): OfRouter {
  const { entry, state } = one;
  const { kind, name, box } = difference;
  const own = places.exact(['routers', entry.index, 'wanted', kind, name]);
  const what = differenceName(difference);
  const value = differenceValue(difference, 'box');
  const apply = (title: string, ...args: readonly string[]): Fix[] =>
    file.mayApply && isToApply(difference) ? [{ title, command: COMMANDS.applyInventory, arguments: args }] : [];
  if (box === undefined) {
    return {
      name: entry.name,
      place: placeIn(places, one, kind, name),
      message: `${what} · ${l10n.t('cannot be compared: {0}', value)}`,
      isWarning: false,
      fixes: () =>
        own === undefined
          ? apply(l10n.t('Apply to All…'), file.uri)
          : apply(l10n.t('Apply…'), file.uri, entryKey(entry)),
    };
  }
  const inFile =
    own === undefined ? ` · ${l10n.t('file, in "defaults": {0}', differenceValue(difference, 'wanted'))}` : '';
  const readAt = state?.readAt ?? '';
  const when = once(`read ${readAt}`, () => l10n.t('read {0}', formatMoment(new Date(readAt))));
  const taken = { [kind]: { [name]: box } };
  return {
    name: entry.name,
    place: own ?? places.nearest(['routers', entry.index, 'name']),
    message: `${what} · ${l10n.t('FRITZ!Box: {0}', value)}${inFile} · ${when}`,
    isWarning: true,
    fixes: () => [
      {
        title: l10n.t('Take This Value From the FRITZ!Box'),
        edit:
          own === undefined
            ? takenSettings(text, places, entry.index, merged(entry.own, taken))
            : { ...own, text: JSON.stringify(asInFile(taken)[kind]?.[name]) },
      },
      ...apply(l10n.t('Apply All Differences of {0}…', entry.name), file.uri, entryKey(entry)),
    ],
  };
}
