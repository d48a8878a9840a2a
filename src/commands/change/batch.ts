import { CancellationError } from 'vscode';
import { errorText } from '../../common/errorText';
import { HumanError, type Offer } from '../../common/humanError';
import type { RouterProfile } from '../../routers/profile';
import { harmlessError } from '../../routers/recentEvents';
import { Tr064Error } from '../../tr064/errors';
import { Limiter } from '../../tr064/limiter';
import { toHumanError } from '../../ui/words/errors';
import type { SettingKind } from '../../wanted/values';
import type { Parts } from '../parts';

export interface Said {
  readonly said: string;
  readonly ok: boolean;
  /** The person gave it up: not done, and nothing to worry about. */
  readonly givenUp?: boolean;
  /** Of a change that may have been made. */
  readonly kind?: SettingKind;
  /** What to offer instead of the status: it is in the list of changes. */
  readonly offers?: readonly Offer[] | undefined;
}

export interface Result extends Said {
  readonly profile: RouterProfile;
}

interface OfRouter {
  readonly profile: RouterProfile;
}

/** Boxes spoken to at the same time: as many as there are notifications on screen. */
const AT_A_TIME = 3;

/** Work on one router, whose failure is thrown, or on several, where it is a result. Cancelling one ends all. */
export class Batch {
  readonly results: Result[] = [];
  private readonly limiter = new Limiter(AT_A_TIME);

  constructor(
    private readonly parts: Parts<'log' | 'events'>,
    private readonly size: number,
  ) {}

  /** Runs a task for each and returns what came of those that did not fail. */
  async run<I extends OfRouter, T>(items: readonly I[], task: (item: I) => Promise<T>): Promise<T[]> {
    const ran = await Promise.all(
      items.map(async (item): Promise<T[]> => {
        try {
          return [await this.limiter.run(() => task(item))];
        } catch (error) {
          if (this.size === 1 || error instanceof CancellationError) throw error;
          this.fail(item, error);
          return [];
        }
      }),
    );
    return ran.flat();
  }

  add({ profile }: OfRouter, said: Said): void {
    this.results.push({ profile, ...said });
  }

  private fail({ profile }: OfRouter, error: unknown): void {
    const { message, remedy } = toHumanError(error);
    const { log, events } = this.parts;
    if (!(error instanceof HumanError || error instanceof Tr064Error))
      log.error(`${profile.name}: ${errorText(error)}`);
    if (!(error instanceof HumanError)) events.note(harmlessError(error), profile.id);
    this.add(
      { profile },
      { said: remedy === undefined ? message : `${message}${isSentence(message) ? '' : '.'} ${remedy}`, ok: false },
    );
  }
}

/** False of what ends with words of a box, which stand in quotation marks. */
function isSentence(text: string): boolean {
  return ['.', '!', '?', '…'].includes(text.at(-1) ?? '');
}
