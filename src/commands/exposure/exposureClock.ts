import type { Disposable } from 'vscode';
import { errorText } from '../../common/errorText';
import { isRead } from '../../box/boxState';
import { type Exposure, isOver } from '../../changes/exposures';
import type { RouterProfile } from '../../routers/profile';
import type { FileLock } from '../../storage/fileLock';
import type { WriteParts } from '../change/apply';
import type { Parts } from '../parts';
import { tellMoved } from './words';

/** Often enough for a countdown in minutes; in milliseconds. */
const TICK = 30_000;

/** A box that was not reached is tried again after this time, in milliseconds. */
const RETRY_AFTER = 5 * 60_000;

/** Longer than a box takes to answer and a person to confirm, in milliseconds. */
const CLOSING_TAKES = 5 * 60_000;

/**
 * Turns remote access off when its time is over, in one window for all. What does not work is said once: a box that
 * is not reached is tried again, everything else is left to the person until VS Code starts anew.
 */
export class ExposureClock implements Disposable {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> | undefined;
  /** When to try again, by router and time that was set; Infinity waits for the person. */
  private readonly nextTry = new Map<string, number>();

  constructor(
    private readonly parts: WriteParts & Parts<'boxStates' | 'exposures' | 'refresher'>,
    private readonly lock: FileLock,
    /** Milliseconds since the epoch. */
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.tick().catch((error: unknown) => this.parts.log.error(`Remote access for a time: ${errorText(error)}`));
    }, TICK);
  }

  /** Lets time pass for all rows, and does what is due. */
  async tick(): Promise<void> {
    this.turn ??= this.tickAll().finally(() => {
      this.turn = undefined;
    });
    await this.turn;
  }

  dispose(): void {
    clearInterval(this.timer);
    this.lock.release();
  }

  private async tickAll(): Promise<void> {
    const { exposures, routers } = this.parts;
    for (const id of exposures.ids()) {
      const profile = routers.get(id);
      if (profile === undefined) continue;
      await this.follow(profile);
      const exposure = exposures.get(id);
      if (exposure !== undefined && isOver(exposure, this.now())) await this.close(profile, exposure);
      exposures.notePassing(id);
    }
  }

  /** Goes by what was read of the box since: the port it picked, or that it is over. */
  private async follow({ id, name }: RouterProfile): Promise<void> {
    const { exposures, boxStates, history } = this.parts;
    const exposure = exposures.get(id);
    const { boxState } = boxStates.get(id);
    if (exposure === undefined || boxState === undefined || boxState.readAt <= exposure.at) return;
    const { remoteAccess, readAt } = boxState;
    if (!isRead(remoteAccess)) return;
    const { enabled, port } = remoteAccess;
    if (exposure.port === undefined) {
      if (enabled) await exposures.set(id, { ...exposure, port, at: readAt });
      // Otherwise it may just be about to be turned on.
      else if (history.lastBegun(id) + CLOSING_TAKES < this.now()) await exposures.delete(id);
    } else if (!enabled || port !== exposure.port) {
      await exposures.delete(id);
      if (enabled) tellMoved(name, port);
    }
  }

  private async close(profile: RouterProfile, exposure: Exposure): Promise<void> {
    const key = `${profile.id} ${exposure.until}`;
    const nextTry = this.nextTry.get(key);
    const wait = (nextTry ?? 0) - this.now();
    // One that is further away was set before the clock was set back.
    const isLater = wait > 0 && (wait <= RETRY_AFTER || wait === Infinity);
    if (!(await this.lock.claim(CLOSING_TAKES)) || isLater) return;
    // Loaded when it is first needed: opening VS Code costs nothing of it.
    const { closeExposure } = await import('../onDemand');
    const result = await closeExposure(this.parts, profile, exposure, {
      now: this.now(),
      quiet: nextTry !== undefined,
    });
    if (result === 'over') this.nextTry.delete(key);
    else this.nextTry.set(key, result === 'not-reached' ? this.now() + RETRY_AFTER : Infinity);
  }
}
