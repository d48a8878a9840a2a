import type { Memento } from 'vscode';
import { fitting, isMoment, isNumber, isObject } from '../common/schema';
import { Changing } from '../common/vscode/changing';
import { KeyedMemento } from '../storage/keyedMemento';

/** Remote access that is to be turned off again by itself. */
export interface Exposure {
  /** ISO 8601, when it is to be turned off. */
  readonly until: string;
  /** ISO 8601, when this was last set. */
  readonly at: string;
  /** With another port it was turned on elsewhere since. `undefined` until the box has said it. */
  readonly port: number | undefined;
}

/** A clock is put right by this much without anybody having set it, in milliseconds. */
const SLACK = 60_000;

/** Its time is over; or the clock was set back to before it began, so that its end cannot be told. */
export function isOver({ until, at }: Exposure, now: number): boolean {
  return Date.parse(until) <= now || now < Date.parse(at) - SLACK;
}

/** Which routers are open for a time: kept over restarts, for all windows. Time that has passed is a change, too. */
export class Exposures extends Changing<string> {
  private readonly kept: KeyedMemento<Exposure>;

  constructor(memento: Memento) {
    super();
    this.kept = new KeyedMemento(memento, 'exposure', parseExposure);
  }

  ids(): string[] {
    return this.kept.ids().filter((id) => this.get(id) !== undefined);
  }

  get(routerId: string): Exposure | undefined {
    return this.kept.get(routerId);
  }

  async set(routerId: string, exposure: Exposure): Promise<void> {
    await this.kept.set(routerId, exposure);
    this.changed.fire(routerId);
  }

  async delete(routerId: string): Promise<void> {
    if (this.get(routerId) === undefined) return;
    await this.kept.delete(routerId);
    this.changed.fire(routerId);
  }

  notePassing(routerId: string): void {
    this.changed.fire(routerId);
  }
}

/** Of a port that is no number, nothing is known; the time counts: remote access is not to stay on because of it. */
function parseExposure(value: unknown): Exposure | undefined {
  const kept = fitting(isTime)(value);
  const port: unknown = kept && Reflect.get(kept, 'port');
  return kept && { until: kept.until, at: kept.at, port: isNumber(port) ? port : undefined };
}

const isTime = isObject<Pick<Exposure, 'until' | 'at'>>({ until: isMoment, at: isMoment });
