import { l10n, window } from 'vscode';
import { inertText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import { showInfo } from '../ui/notifications';
import { titleFor } from '../ui/words/routers';
import { changeKindWords } from '../ui/words/stateChanges';
import { CHANGE_KINDS, type ChangeKind } from '../watch/stateChanges';
import type { Parts } from './parts';

/** Asks of which changes of these routers to be told; those left out are noted all the same. */
export async function chooseNotices({ watched }: Parts<'watched'>, profiles: readonly RouterProfile[]): Promise<void> {
  const [first] = profiles;
  if (first === undefined) return;
  const muted = watched.muted(first.id);
  const items = CHANGE_KINDS.map((kind) => ({
    label: changeKindWords(kind),
    picked: !muted.includes(kind),
    about: kind,
  }));
  const chosen = await window.showQuickPick(items, {
    title: inertText(titleFor(l10n.t('Choose Notifications'), profiles)),
    placeHolder: l10n.t('Which changes do you want to be notified of?'),
    canPickMany: true,
  });
  if (chosen === undefined) return;
  const wanted = chosen.map(({ about }) => about);
  for (const { id } of profiles) {
    await watched.mute(
      id,
      CHANGE_KINDS.filter((kind) => !wanted.includes(kind)),
    );
  }
}

/** Tells no more of one kind of changes of a router: the button of a notification. */
export async function muteNotices(
  { watched, routers }: Parts<'routers' | 'watched'>,
  argument: unknown,
): Promise<void> {
  const { routerId, kind } = (argument ?? {}) as { routerId?: string; kind?: ChangeKind };
  const profile = routerId === undefined ? undefined : routers.get(routerId);
  if (profile === undefined || kind === undefined || !CHANGE_KINDS.includes(kind)) return;
  await watched.mute(profile.id, [...new Set([...watched.muted(profile.id), kind])]);
  showInfo(
    l10n.t(
      '{0}: you are no longer notified of this: {1}. "Choose Notifications…" brings it back.',
      profile.name,
      changeKindWords(kind),
    ),
  );
}
