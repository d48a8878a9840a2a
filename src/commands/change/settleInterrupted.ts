import { l10n } from 'vscode';
import { errorText } from '../../common/errorText';
import { whatBecameOf } from '../../changes/applyChange';
import { differing, maskedValues, type Values } from '../../wanted/values';
import type { Interrupted } from '../../changes/changeHistory';
import { SETTINGS } from '../../changes/settings';
import { COMMANDS } from '../../common/commandIds';
import type { RouterProfile } from '../../routers/profile';
import { offerCommands } from '../../ui/notifications';
import { formatMoment } from '../../ui/words/dates';
import { outcomeWords } from '../../ui/words/outcomes';
import type { Parts } from '../parts';
import { nowOf, OUTDATED_BY, readOrSent } from './apply';
import { offersAfter } from './offers';

export type SettleParts = Parts<
  'clients' | 'ddnsPasswords' | 'history' | 'identities' | 'log' | 'refresher' | 'routers' | 'worlds'
>;

/** Asks a box what became of an interrupted change, notes it and says so. Nothing is written to the box. */
export async function settleInterrupted(parts: SettleParts, id: string): Promise<void> {
  const { routers, history, identities, refresher, ddnsPasswords, log, worlds } = parts;
  const profile = routers.get(id);
  const interrupted = await history.interrupted(id, identities.all(id));
  // Another window may have seen the end of it meanwhile.
  if (profile === undefined || interrupted === undefined) return;
  const { kind, at, withPassword, change } = interrupted;
  const { before = {}, after = {} } = change?.undo ?? {};
  const wanted = Object.fromEntries(differing(after, before).map((name) => [name, after[name] ?? '']));
  const outcome = whatBecameOf({ before, wanted }, await readNow(parts, profile, interrupted));
  const isListed = change !== undefined && outcome.kind !== 'not-stored';
  try {
    if (isListed) {
      const how = { at: at.toISOString(), withPassword, isKnown: outcome.kind === 'stored' };
      await history.add(id, change.trust, { ...change.undo, after: readOrSent(outcome, after) }, how);
    }
    // Either could be the one that the box has: the next change asks for it.
    if (kind === 'ddns' && withPassword && outcome.kind !== 'not-stored') await ddnsPasswords.delete(id);
    if (outcome.kind !== 'not-stored') await worlds.outdate(id, OUTDATED_BY[kind]);
    await history.finish(id);
  } catch (error) {
    // It is said all the same, now and by the next window.
    log.error(`${profile.name}: ${errorText(error)}`);
  }
  const values = { now: maskedValues(nowOf(outcome) ?? {}), wanted: maskedValues(after) };
  offerCommands(
    'warning',
    l10n.t(
      '{0}: VS Code was closed in the middle of a change ({1}). {2}',
      profile.name,
      formatMoment(at),
      outcomeWords(kind, outcome, values),
    ),
    isListed
      ? offersAfter(id, { kind, before })
      : [{ label: l10n.t('Show Status'), command: COMMANDS.showStatus, argument: id }],
  );
  await refresher.refreshAgain([id]);
}

async function readNow(
  { clients }: Parts<'clients'>,
  profile: RouterProfile,
  { kind }: Interrupted,
): Promise<Values | undefined> {
  try {
    return await SETTINGS[kind].read(await clients.get(profile), {});
  } catch {
    return undefined;
  }
}
