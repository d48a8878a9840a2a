import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { hasStrings, KeyedMemento } from '../storage/keyedMemento';

/** Remote access that is to be turned off again by itself. */
export interface Exposure {
  /** ISO 8601, when it is to be turned off. */
  readonly until: string;
  /** ISO 8601, when this was last set. */
  readonly at: string;
  /**
   * The port it was turned on with: with another one, it was turned on elsewhere since. `undefined` until the box
   * has said it.
   */
  readonly port: number | undefined;
}

/** A clock is put right by this much without anybody having set it, in milliseconds. */
const SLACK = 60_000;

/** Its time is over; or the clock was set back to before it began, so that its end cannot be told. */
export function isOver({ until, at }: Exposure, now: number): boolean {
  return Date.parse(until) <= now || now < Date.parse(at) - SLACK;
}

/** Which routers are open for a time: kept over restarts, for all windows. */
export class Exposures implements Disposable {
  private readonly changed = new EventEmitter<string>();
  /** Fires with the router's id, also when time has passed. */
  readonly onDidChange = this.changed.event;
  private readonly kept: KeyedMemento<Exposure>;

  constructor(memento: Memento) {
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

  /** To be told that time has passed. */
  notePassing(routerId: string): void {
    this.changed.fire(routerId);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function parseExposure(value: unknown): Exposure | undefined {
  if (!hasStrings(value, 'until', 'at') || [value.until, value.at].some((at) => Number.isNaN(Date.parse(at)))) {
    return undefined;
  }
  const port: unknown = Reflect.get(value, 'port');
  return { until: value.until, at: value.at, port: typeof port === 'number' ? port : undefined };
}
