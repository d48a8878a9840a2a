import { l10n } from 'vscode';
import type { SettingKind, ValueName, Values } from '../routers/changes/boxSetting';
import type { Documents } from './documents';
import type { Heading, PickItem, Step, StepInput } from './steps';
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
  /** What is worth knowing before. */
  readonly notes: readonly string[];
  /** Whom it cuts off from what: then it is asked in a dialog. */
  readonly cutsOff?: string | undefined;
}

type Answer = 'apply' | 'cancel';

/** Shows old and new side by side and goes on when the person agrees. `apply` is on the button that does it. */
export function confirmStep(
  proposals: readonly Proposal[],
  apply: string,
  documents: Documents,
  agreed: () => void,
): Step {
  return async (input) => {
    const compare = (): void => {
      const [before, after] = [proposals.map((one) => side(one, 'before')), proposals.map((one) => side(one, 'after'))];
      void documents.compare(l10n.t('Before and after'), before.join('\n'), after.join('\n'));
    };
    if ((await askModally(input, proposals, apply)) === 'compare') compare();
    else if (proposals.some(({ cutsOff }) => cutsOff !== undefined)) {
      agreed();
      return undefined;
    }
    const answer = await input.pick<Answer>({
      placeholder: proposals.length === 1 ? l10n.t('Make this change?') : l10n.t('Make these changes?'),
      items: [
        { label: apply, icon: 'check', value: 'apply' },
        { label: l10n.t('Compare before and after'), icon: 'diff', action: compare },
        { label: l10n.t('Change nothing'), icon: 'x', value: 'cancel' },
        ...proposals.flatMap((one) => rows(one, proposals.length > 1)),
      ],
    });
    if (answer === 'cancel') input.cancel();
    agreed();
    return undefined;
  };
}

/** A dialog, where somebody could be cut off; it may be left for the comparison, beside which is asked again. */
async function askModally(
  input: StepInput,
  proposals: readonly Proposal[],
  apply: string,
): Promise<'apply' | 'compare' | undefined> {
  const warnings = new Set(proposals.flatMap(({ cutsOff }) => cutsOff ?? []));
  if (warnings.size === 0) return undefined;
  const compare = l10n.t('Compare');
  const chosen = await input.modal(
    proposals.length === 1
      ? l10n.t('{0}: {1}?', proposals.map(({ router }) => router).join(), apply)
      : l10n.t('{0} routers: {1}?', proposals.length, apply),
    [...warnings, ...proposals.flatMap(lines)].join('\n'),
    apply,
    compare,
  );
  return chosen === compare ? 'compare' : 'apply';
}

function changeWords({ before, after }: Proposal, name: ValueName): string {
  const [old, wanted] = [valueWords(name, before), valueWords(name, after)];
  return old === wanted ? l10n.t('{0} (a part that is not shown changes)', wanted) : `${old} → ${wanted}`;
}

function lines(proposal: Proposal): string[] {
  const { router, changing, password, notes } = proposal;
  return [
    `\n${router} · ${settingWords(proposal.kind)}`,
    ...changing.map((name) => `${valueNameWords(name)}: ${changeWords(proposal, name)}`),
    ...(password === undefined ? [] : [`${l10n.t('Password')}: ${passwordWords(password)}`]),
    ...notes,
  ];
}

function rows(proposal: Proposal, withRouter: boolean): (PickItem<Answer> | Heading)[] {
  const { router, kind, changing, password, notes, cutsOff, after } = proposal;
  const staying = (Object.keys(after) as ValueName[]).filter((name) => !changing.includes(name));
  return [
    { heading: withRouter ? `${router} · ${settingWords(kind)}` : l10n.t('changes: old → new') },
    ...changing.map((name) => ({ label: valueNameWords(name), detail: changeWords(proposal, name) })),
    ...(password === undefined ? [] : [{ label: l10n.t('Password'), detail: passwordWords(password) }]),
    ...[...(cutsOff === undefined ? [] : [cutsOff]), ...notes].map((note) => ({
      label: l10n.t('Note'),
      icon: 'info',
      detail: note,
    })),
    ...(withRouter || staying.length === 0
      ? []
      : [
          { heading: l10n.t('stays as it is') },
          ...staying.map((name) => ({ label: valueNameWords(name), description: valueWords(name, after) })),
        ]),
  ];
}

function side({ router, kind, before, after, password }: Proposal, which: 'before' | 'after'): string {
  const secret =
    password === undefined
      ? ''
      : `${l10n.t('Password')}: ${which === 'before' ? l10n.t('not readable') : passwordWords(password)}\n`;
  return `${router} · ${settingWords(kind)}\n\n${valuesText(which === 'before' ? before : after)}${secret}`;
}
