import { commands, l10n, window } from 'vscode';
import { COMMANDS, VIEW_ID } from '../common/commandIds';
import { inertText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import type { Routers } from '../routers/routers';
import type { StateChange } from '../watch/stateChanges';
import type { Notice } from '../watch/watch';
import { offerCommands } from './notifications';
import { helpFor, stateChangeWords } from './words/stateChanges';

/** More than these at once are summed up: notifications cover what a person is at. */
const SINGLE = 3;

/** Tells what the watch has noticed. */
export function tellNotices(routers: Routers, notices: readonly Notice[]): void {
  const known = notices.flatMap(({ routerId, alerts }) => {
    const profile = routers.get(routerId);
    return profile === undefined ? [] : alerts.map((alert) => ({ profile, alert }));
  });
  if (known.length > SINGLE) sumUp(known.map(({ profile }) => profile.name));
  else for (const { profile, alert } of known) tell(profile, alert);
}

function tell({ id, name }: RouterProfile, alert: StateChange): void {
  offerCommands(alert.kind === 'firmware' ? 'info' : 'warning', `${name}: ${stateChangeWords(alert)}.`, [
    { ...helpFor(alert), argument: id },
    { label: l10n.t('Show Changes'), command: COMMANDS.showChanges, argument: id },
    { label: l10n.t('Mute'), command: COMMANDS.muteNotices, argument: { routerId: id, kind: alert.kind } },
  ]);
}

function sumUp(names: readonly string[]): void {
  const text = l10n.t('{0} changes were noticed: {1}.', names.length, [...new Set(names)].join(', '));
  const show = l10n.t('Show Routers');
  void window.showWarningMessage(inertText(text), show).then((chosen) => {
    if (chosen === show) void commands.executeCommand(`${VIEW_ID}.focus`);
  });
}
