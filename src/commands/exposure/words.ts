import { l10n } from 'vscode';
import type { Exposure } from '../../changes/exposures';
import { COMMANDS } from '../../common/commandIds';
import type { RouterProfile } from '../../routers/profile';
import { offerCommands, showInfo, showWarning } from '../../ui/notifications';
import { formatMoment } from '../../ui/words/dates';

/** What is done so much later than it was to be is said to be late, in milliseconds. */
const LATE = 2 * 60_000;

export function tellClosed({ name }: RouterProfile, { until }: Exposure, now: number): void {
  const moment = formatMoment(new Date(until));
  showInfo(
    now - Date.parse(until) > LATE
      ? l10n.t(
          '{0}: remote access was turned off only now. Its time was over at {1}, but VS Code did not run or did not reach the FRITZ!Box.',
          name,
          moment,
        )
      : l10n.t('{0}: the time is over, and remote access was turned off.', name),
  );
}

/** It was turned on elsewhere since. */
export function tellMoved(name: string, port: number | undefined): void {
  showWarning(
    l10n.t(
      '{0}: remote access is on with another port now ({1}). It is no longer turned off by itself.',
      name,
      port ?? '–',
    ),
  );
}

export function tellStillOpen({ id, name }: RouterProfile, { until }: Exposure, why: string): void {
  const said = l10n.t(
    '{0}: remote access should have been turned off at {1}, and may still be on.',
    name,
    formatMoment(new Date(until)),
  );
  offerCommands('warning', [said, why].filter(Boolean).join(' '), [
    { label: l10n.t('Turn Off'), command: COMMANDS.turnOffRemoteAccess, argument: id },
    { label: l10n.t('Change…'), command: COMMANDS.turnOnRemoteAccessFor, argument: id },
  ]);
}
