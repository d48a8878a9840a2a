import { l10n } from 'vscode';
import type { SettingKind, ValueName, Values } from '../wanted/values';
import type { Documents } from './documents';
import { sentenceRow, textRows, wrap } from './longText';
import type { Heading, PickItem, Step, StepInput } from './steps';
import { titleFor } from './words/routers';
import {
  type PasswordChange,
  passwordWords,
  settingWords,
  valueNameWords,
  valuesText,
  valueWords,
} from './words/changes';

/** A change as a person sees it before it is made. Its values hold no secrets. */
export interface Proposal {
  readonly router: string;
  readonly kind: SettingKind;
  readonly before: Values;
  readonly after: Values;
  /** Values that change, those included whose change is in a part that is not shown. */
  readonly changing: readonly ValueName[];
  readonly password?: PasswordChange | undefined;
  readonly notes: readonly string[];
  /** Which access it ends: then it is asked in a dialog. */
  readonly cutsOff?: string | undefined;
}

/** The question lies over the first lines of a comparison. */
const BELOW_THE_QUESTION = '\n\n\n';

/** In a dialog about several routers; some of these lines are wrapped. */
const MOST_LINES = 20;

type Answer = 'apply' | 'compare' | 'cancel';

/** How a change is called, and what is on the button that makes it. */
export interface Wording {
  readonly title: string;
  readonly apply: string;
  /** What is not among the changes because it cannot be done, a sentence each. */
  readonly leftOut?: readonly string[];
}

export function confirmStep(
  proposals: readonly Proposal[],
  { title, apply, leftOut = [] }: Wording,
  documents: Documents,
  agreed: () => undefined,
): Step {
  return async (input) => {
    const ask = (compare: readonly PickItem<Answer>[], values: readonly (PickItem<Answer> | Heading)[]) =>
      input.pick<Answer>({
        placeholder: proposals.length === 1 ? l10n.t('Make this change?') : l10n.t('Make these changes?'),
        items: [
          { label: apply, icon: 'check', value: 'apply' },
          ...compare,
          { label: l10n.t('Cancel'), icon: 'x', value: 'cancel' },
          ...values,
        ],
      });
    let answer: Answer | undefined = await askModally(input, proposals, { title, apply, leftOut });
    answer ??= await ask(
      [{ label: l10n.t('Compare'), icon: 'diff', value: 'compare' }],
      [
        ...leftOut.map((sentence) => sentenceRow(sentence, 'circle-slash')),
        ...proposals.flatMap((one) => rows(one, proposals.length > 1)),
      ],
    );
    if (answer === 'compare') {
      const text = (which: 'before' | 'after'): string =>
        BELOW_THE_QUESTION + proposals.map((one) => side(one, which)).join('\n');
      const routers = routersOf(proposals).map((name) => ({ name }));
      const tab = titleFor(l10n.t('Before and after'), routers);
      void documents.compare(tab, text('before'), [text('after'), ...leftOut].join('\n'));
      // Without the values, which would lie over the comparison.
      answer = await ask([], []);
    }
    if (answer === 'cancel') input.cancel();
    return agreed();
  };
}

/** A modal dialog for changes that could cut off a connection. It can be left to compare, and is asked again then. */
async function askModally(
  input: StepInput,
  proposals: readonly Proposal[],
  { title, apply, leftOut = [] }: Wording,
): Promise<'apply' | 'compare' | undefined> {
  const warned = proposals.filter(({ cutsOff }) => cutsOff !== undefined);
  if (warned.length === 0) return undefined;
  const compare = l10n.t('Compare');
  const routers = routersOf(proposals);
  const warnings = [...new Set(warned.map(({ cutsOff = '' }) => cutsOff))].map((warning) => {
    const own = routersOf(warned.filter(({ cutsOff }) => cutsOff === warning));
    return own.length === routers.length ? warning : `${own.join(', ')}: ${warning}`;
  });
  const chosen = await input.modal(
    routers.length === 1
      ? l10n.t('{0}: {1}?', routers.join(), title)
      : l10n.t('{0} routers: {1}?', routers.length, title),
    shortened([...warnings, ...leftOut, ...proposals.flatMap(lines)].join('\n'), routers.length),
    apply,
    compare,
  );
  return chosen === compare ? 'compare' : 'apply';
}

/** A dialog does not scroll everywhere: what is too much for it is in the comparison. */
function shortened(detail: string, routers: number): string {
  const all = detail.split('\n');
  const rest = all.length - MOST_LINES;
  if (rest <= 1 || routers === 1) return detail;
  return [...all.slice(0, MOST_LINES), '', l10n.t('And {0} more lines: "Compare" shows all of it.', rest)].join('\n');
}

function routersOf(proposals: readonly Proposal[]): string[] {
  return [...new Set(proposals.map(({ router }) => router))];
}

function oldAndNew({ before, after, kind }: Proposal, name: ValueName): [string, string] {
  return [valueWords(name, before, kind), valueWords(name, after, kind)];
}

function changeWords(proposal: Proposal, name: ValueName): string {
  const [old, wanted] = oldAndNew(proposal, name);
  return old === wanted ? l10n.t('{0} (a part that is not shown changes)', wanted) : `${old} → ${wanted}`;
}

/** Long values each begin a line. */
function changeLines(proposal: Proposal, name: ValueName): string[] {
  const change = wrap(changeWords(proposal, name));
  const [old, wanted] = oldAndNew(proposal, name);
  return change.length === 1 || old === wanted ? change : [...wrap(old), ...wrap(`→ ${wanted}`)];
}

function lines(proposal: Proposal): string[] {
  const { router, kind, changing, password, notes } = proposal;
  const [first, ...others] = changing;
  // The heading names it already.
  const isNamed = first !== undefined && valueNameWords(first, kind) === settingWords(kind);
  return [
    `\n${router} · ${settingWords(kind)}${isNamed ? `: ${changeWords(proposal, first)}` : ''}`,
    ...(isNamed ? others : changing).map((name) => `${valueNameWords(name, kind)}: ${changeWords(proposal, name)}`),
    ...(password === undefined ? [] : [`${l10n.t('Password')}: ${passwordWords(password)}`]),
    ...notes,
  ];
}

function rows(proposal: Proposal, withRouter: boolean): (PickItem<Answer> | Heading)[] {
  const { router, kind, changing, password, notes, after } = proposal;
  const staying = (Object.keys(after) as ValueName[]).filter((name) => !changing.includes(name));
  return [
    { heading: withRouter ? `${router} · ${settingWords(kind)}` : l10n.t('changes: old → new') },
    ...changing.flatMap((name) => textRows([valueNameWords(name, kind), ...changeLines(proposal, name)])),
    ...(password === undefined ? [] : textRows([l10n.t('Password'), ...wrap(passwordWords(password))])),
    ...notes.map((note) => sentenceRow(note, 'info')),
    ...(withRouter || staying.length === 0
      ? []
      : [
          { heading: l10n.t('stays as it is') },
          ...staying.map((name) => ({ label: valueNameWords(name, kind), description: valueWords(name, after, kind) })),
        ]),
  ];
}

function side({ router, kind, before, after, password, notes, cutsOff }: Proposal, which: 'before' | 'after'): string {
  const secret =
    password === undefined
      ? ''
      : `${l10n.t('Password')}: ${which === 'before' ? l10n.t('not readable') : passwordWords(password)}\n`;
  const told =
    which === 'before' ? [] : [...(cutsOff === undefined ? [] : [cutsOff]), ...notes].map((note) => `${note}\n`);
  return `${router} · ${settingWords(kind)}\n\n${valuesText(which === 'before' ? before : after, kind)}${secret}${told.join('')}`;
}
