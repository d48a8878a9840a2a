import { setTimeout as sleep } from 'node:timers/promises';
import { letsEncryptState } from '../../box/letsEncrypt';
import { isUnanswered, Tr064Error } from '../../tr064/errors';
import { getInfo } from '../../tr064/services/remoteAccess';
import type { Progress } from '../../ui/progress';
import { letsEncryptWords } from '../../ui/words/status';
import type { Target } from './verb';

/** How often a box is asked for the state, and for how long at most; in milliseconds. */
const ASK_EVERY = 3_000;
const FOLLOW_FOR = 10 * 60_000;

/** Once Let's Encrypt is on, waits until the box has its certificate, or says why it gets none. */
export async function followLetsEncrypt({ client }: Target, progress: Progress): Promise<void> {
  const until = performance.now() + FOLLOW_FOR;
  let state: string | undefined;
  while (!progress.signal.aborted && performance.now() < until) {
    try {
      state = (await getInfo(client, { signal: progress.signal })).letsEncrypt?.state;
    } catch (error) {
      // A box with a new certificate may drop connections for a moment. The refresh after this shows other errors.
      if (!isUnanswered(error) && !(error instanceof Tr064Error && error.kind === 'unreachable')) return;
    }
    if (state !== undefined && letsEncryptState(state) !== 'get') return;
    progress.report(letsEncryptWords(state ?? 'get'));
    await sleep(ASK_EVERY, undefined, { signal: progress.signal }).catch(() => undefined);
  }
}
