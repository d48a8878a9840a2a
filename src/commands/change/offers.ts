import { l10n } from 'vscode';
import { text } from '../../wanted/values';
import type { UndoRecord } from '../../changes/changeHistory';
import { COMMANDS } from '../../common/commandIds';
import type { Offer } from '../../common/humanError';

/** What a notification about a change offers: undoing it, where that can be done from here, and the list of changes. */
export function offersAfter(routerId: string, undo?: Pick<UndoRecord, 'kind' | 'before'>): Offer[] {
  return [
    ...(undo !== undefined && canBeUndone(undo)
      ? [{ label: l10n.t('Undo'), command: COMMANDS.undoLastChange, argument: routerId } as const]
      : []),
    { label: l10n.t('Show Changes'), command: COMMANDS.showChanges, argument: routerId },
  ];
}

/** False where the box does not say what was before, and where a user would have to be deleted, which TR-064 cannot. */
export function canBeUndone({ kind, before }: Pick<UndoRecord, 'kind' | 'before'>): boolean {
  return kind !== 'providerConfiguration' && (kind !== 'remoteAccessUser' || text(before, 'username') !== '');
}
