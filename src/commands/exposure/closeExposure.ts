import { CancellationError, l10n } from 'vscode';
import { isOn, text } from '../../wanted/values';
import type { Exposure } from '../../changes/exposures';
import { SETTINGS } from '../../changes/settings';
import type { RouterProfile } from '../../routers/profile';
import { isNotReached, Tr064Error } from '../../tr064/errors';
import { withProgress } from '../../ui/progress';
import { toHumanError } from '../../ui/words/errors';
import { applyOne, isWell, type WriteParts } from '../change/apply';
import { prepare } from '../change/prepare';
import type { Verb } from '../change/verb';
import type { Parts } from '../parts';
import { tellClosed, tellMoved, tellStillOpen } from './words';

/** Turns off remote access whose time is over and says what came of it; the person sees to `left-open`. */
export async function closeExposure(
  parts: WriteParts & Parts<'exposures' | 'refresher'>,
  profile: RouterProfile,
  exposure: Exposure,
  { now, quiet }: { readonly now: number; /** That the box is not reached was said before. */ readonly quiet: boolean },
): Promise<'over' | 'not-reached' | 'left-open'> {
  try {
    if (await close(parts, profile, exposure, now)) return 'over';
    tellStillOpen(profile, exposure, '');
    return 'left-open';
  } catch (error) {
    const notReached = error instanceof Tr064Error && isNotReached(error.kind);
    const { message, remedy } = toHumanError(error);
    const why = error instanceof CancellationError ? [] : [message, remedy];
    if (!notReached || !quiet) tellStillOpen(profile, exposure, why.filter(Boolean).join(' '));
    return notReached ? 'not-reached' : 'left-open';
  }
}

/** False when it may still be on. */
async function close(
  parts: WriteParts & Parts<'exposures' | 'refresher'>,
  profile: RouterProfile,
  exposure: Exposure,
  now: number,
): Promise<boolean> {
  const { exposures, refresher } = parts;
  const { id, name } = profile;
  const target = await prepare(parts, profile, SETTINGS.remoteAccess, new AbortController().signal);
  const port = Number(text(target.before, 'port'));
  if (!isOn(target.before)) {
    await exposures.delete(id);
    return true;
  }
  // Without a port to compare, it may have been turned on elsewhere.
  if (exposure.port === undefined) return false;
  if (port !== exposure.port) {
    await exposures.delete(id);
    tellMoved(name, port);
    return true;
  }
  const verb: Verb = {
    title: l10n.t('Turn Off Remote Access: the time of {0} is over', name),
    apply: l10n.t('Turn Off'),
    kind: 'remoteAccess',
    plan: () => undefined,
  };
  const { client } = target;
  const planned = { ...target, plan: { wanted: { enabled: false } } };
  const outcome = await withProgress(verb.title, (progress) => applyOne(parts, planned, verb, progress));
  // A connection through remote access ends with it, so the result cannot be read back.
  const isShutOut = outcome.kind === 'stored' && outcome.now === undefined && client.route === 'internet';
  const isClosed = isWell(outcome) || isShutOut;
  if (isClosed) {
    await exposures.delete(id);
    tellClosed(profile, exposure, now);
  }
  await refresher.refreshAgain([id]);
  return isClosed;
}
