import { l10n, window } from 'vscode';
import {
  differing,
  holds,
  isNeverSetUp,
  maskedValues,
  readable,
  text,
  type ValueName,
  type Values,
} from '../wanted/values';
import type { UndoRecord } from '../changes/changeHistory';
import { COMMANDS } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import type { DdnsPassword } from '../ui/ddnsPasswordStep';
import { offerCommands } from '../ui/notifications';
import { askFor } from '../ui/steps';
import { settingWords } from '../ui/words/changes';
import { undoneWords } from '../ui/words/outcomes';
import { inertText } from '../common/plainText';
import { change, type ChangeParts } from './change';
import { canBeUndone } from './change/offers';
import type { Plan, Target } from './change/verb';
import type { Parts } from './parts';
import { passwordStep, planUser, readUsers, type UserDraft } from './remoteAccessUser';
import { askDdnsPassword, enterDdnsPassword } from './turnDynamicDns';
import { connectionsEnd } from './turnRemoteAccess';

/**
 * Brings back the values from before the last change. Undoing twice does the change again.
 * @param kind of several changes that were made together, the one that is meant
 */
export async function undoLastChange(parts: ChangeParts, profile: RouterProfile, kind?: unknown): Promise<void> {
  const all = await parts.history.lastUndos(profile.id, parts.identities.all(profile.id));
  const undos = typeof kind === 'string' ? all.filter((undo) => undo.kind === kind) : all;
  if (undos.length === 0) {
    throw new HumanError(
      l10n.t('Nothing was changed on {0} from here that could be undone.', profile.name),
      l10n.t('Only the last change can be, and only as long as the FRITZ!Box is the same.'),
    );
  }
  const undo = await chooseUndo(profile, undos);
  if (undo === undefined) return;
  const title = l10n.t('Undo Last Change ({0})', settingWords(undo.kind));
  await change(parts, [profile], {
    title,
    apply: l10n.t('Undo'),
    kind: undo.kind,
    isUndo: true,
    together: undo.together,
    plan: (target) => planUndo(parts, target, undo, title),
    done: ({ profile: { id, name } }, now) => {
      const isAsBefore = holds(now, readable(undo.before, now));
      const words = undoneWords(undo.kind, maskedValues(now), maskedValues(undo.before));
      offerCommands(isAsBefore ? 'info' : 'warning', `${name}: ${words}`, [
        { label: l10n.t('Show Changes'), command: COMMANDS.showChanges, argument: id },
      ]);
    },
  });
}

/** Of several changes that were made together and can be undone, the one that the person picks. */
async function chooseUndo({ name }: RouterProfile, undos: readonly UndoRecord[]): Promise<UndoRecord | undefined> {
  const possible = undos.filter(canBeUndone);
  if (possible.length < 2) return possible[0] ?? undos[0];
  const items = possible.map((undo) => ({ label: settingWords(undo.kind), undo }));
  const title = l10n.t('Undo Last Change ({0})', inertText(name));
  const placeHolder = l10n.t('These were changed together. Which change should be undone?');
  return (await window.showQuickPick(items, { title, placeHolder }))?.undo;
}

async function planUndo(
  parts: Parts<'ddnsPasswords' | 'identities'>,
  target: Target,
  undo: UndoRecord,
  title: string,
): Promise<Plan | undefined> {
  const overtaken = holds(target.before, undo.after)
    ? []
    : [l10n.t('Something else has been changed since. Only the values of the last change are brought back.')];
  // What the change left alone is left alone now, too.
  const changed = differing(undo.after, undo.before);
  const wanted: Values = Object.fromEntries(changed.map((name) => [name, undo.before[name] ?? '']));
  switch (undo.kind) {
    case 'ddns': {
      const password = await formerPassword(parts, target, { ...undo, wanted }, title);
      return password && { wanted, leftToBox: absent(undo.before, undo.after), password, notes: overtaken };
    }
    case 'remoteAccessUser':
      return undoUser(target, undo, title, overtaken);
    case 'remoteAccess':
      return {
        wanted: { enabled: undo.before.enabled ?? false },
        leftToBox: undo.before.enabled === true ? ['port'] : [],
        notes: [
          ...overtaken,
          ...(undo.before.enabled === true
            ? [l10n.t('The FRITZ!Box picks a port of its own; it was {0} before.', text(undo.before, 'port'))]
            : []),
        ],
        cutsOff: undo.before.enabled === true ? undefined : connectionsEnd(),
      };
    case 'providerConfiguration':
      throw new HumanError(
        l10n.t('It is not known how this was set before: the FRITZ!Box does not report it.'),
        l10n.t(
          'Use "Allow Configuration by the Internet Provider…" or "Do Not Allow Configuration by the Internet Provider…".',
        ),
      );
    case 'letsEncrypt':
    case 'providerUpdates':
      return { wanted, notes: overtaken };
  }
}

/** Values that the box did not tell before the change, and did after it. */
function absent(before: Values, after: Values): ValueName[] {
  return (Object.keys(after) as ValueName[]).filter((name) => !(name in before));
}

/** The password from before the change where it is known; else that of the account, or the one the person enters. */
async function formerPassword(
  parts: Parts<'ddnsPasswords' | 'identities'>,
  target: Target,
  { password, wanted }: Pick<UndoRecord, 'password'> & Pick<Plan, 'wanted'>,
  title: string,
): Promise<DdnsPassword | undefined> {
  if (password !== undefined) return { value: password, change: password === '' ? 'empty' : 'former' };
  const before = { ...target.before, ...wanted };
  // Before dynamic DNS was first set up there was none. A whole URL is the person's own, and may need a password alone.
  const url = text('providerName' in wanted ? wanted : before, 'updateUrl');
  if (isNeverSetUp(before) && (url === '' || url.startsWith('/'))) return { value: '', change: 'empty' };
  // Where nothing else was changed, the password that is known is the very one to be undone.
  return Object.keys(wanted).length === 0
    ? enterDdnsPassword(target, title)
    : askDdnsPassword(parts, { ...target, before }, title);
}

/** The action needs the user's password, which is not kept here; and it cannot delete a user. */
async function undoUser(
  target: Target,
  undo: UndoRecord,
  title: string,
  notes: readonly string[],
): Promise<Plan | undefined> {
  const { before, profile } = target;
  const username = text(undo.before, 'username');
  if (username === '') {
    throw new HumanError(
      l10n.t('That {0} may sign in from the internet cannot be undone from here.', text(before, 'username')),
      l10n.t('Take the right from this user under System / FRITZ!Box Users, or use "Turn Off Remote Access".'),
    );
  }
  const draft: UserDraft = {
    enabled: undo.before.enabled === true,
    port: text(undo.before, 'port') || text(before, 'port'),
    username,
    password: '',
  };
  return askFor<Plan>(`${title}: ${profile.name}`, (done) => async (input) => {
    const { names, rules } = await readUsers(input, target);
    return passwordStep(draft, rules, () => done({ ...planUser(target, draft, names), notes }));
  });
}
