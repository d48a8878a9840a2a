/**
 * Faults to order: what a test wants to go wrong, and how often. Real boxes are slow, serve one client at a time,
 * close idle connections and lose answers (tr064-facts.md, section 8).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultCode } from './fault';

export type OrderedFault =
  /** The connection ends without the request being looked at. */
  | { kind: 'drop before' }
  /** The request is carried out, its answer is lost with the connection. */
  | { kind: 'drop after' }
  /** No answer ever comes. */
  | { kind: 'hang' }
  /** An HTML page with this HTTP status. */
  | { kind: 'status'; status: number }
  /** This UPnP error, to a client with a login that may do it; nothing is carried out. */
  | { kind: 'fault'; code: FaultCode }
  /** The box restarts before or after it carries the request out, and is gone for so long; no answer either way. */
  | { kind: 'reboot'; when: 'before' | 'after'; forMs: number }
  /** Half of the announced body, then the end of the connection. */
  | { kind: 'truncate' }
  /** The right headers around something else. */
  | { kind: 'wrong content'; body: string; contentType?: string };

/** Before the request is looked at; instead of carrying it out, once the login is right; when there is an answer. */
export type Moment = 'before' | 'instead' | 'after';

function momentOf(fault: OrderedFault): Moment {
  switch (fault.kind) {
    case 'drop before':
    case 'hang':
    case 'status':
      return 'before';
    case 'fault':
      return 'instead';
    case 'drop after':
    case 'truncate':
    case 'wrong content':
      return 'after';
    case 'reboot':
      return fault.when;
  }
}

interface Order {
  fault: OrderedFault;
  times: number;
  action: string | undefined;
}

export class Faults {
  /** Added to every request. */
  delayMs: number;
  /** One request at a time, all others wait. */
  serial = false;
  /** So many requests in a row without a valid login are answered 401, all further ones 503. */
  mostUnauthenticated = Infinity;
  private orders: Order[] = [];
  /** The most requests that were under way at one time; set it to 0 to count anew. */
  mostAtOnce = 0;
  private atOnce = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    delayMs: number,
    /** Ends all connections on which no request is under way, as a box short of memory does. */
    readonly closeIdleConnections: () => void,
  ) {
    this.delayMs = delayMs;
  }

  /** For the next requests, as many as said; for one action only if it is named. */
  order(fault: OrderedFault, { times = 1, action }: { times?: number; action?: string } = {}): void {
    this.orders.push({ fault, times, action });
  }

  /** Forgets what was ordered and goes back to speed. */
  clear(): void {
    this.orders = [];
    Object.assign(this, { delayMs: 0, serial: false, mostUnauthenticated: Infinity });
  }

  /** The fault that now applies to a request, which uses it up. */
  take(moment: Moment, action: string | undefined): OrderedFault | undefined {
    const order = this.orders.find(
      ({ fault, action: wanted }) => momentOf(fault) === moment && (wanted === undefined || wanted === action),
    );
    if (order && --order.times <= 0) {
      this.orders.splice(this.orders.indexOf(order), 1);
    }
    return order?.fault;
  }

  /** Runs the work after the delay and, in serial mode, after everything that came before. */
  async inTurn<T>(work: () => T): Promise<T> {
    const delayed = async () => {
      this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
      if (this.delayMs > 0) {
        await sleep(this.delayMs);
      }
      this.atOnce--;
      return work();
    };
    if (!this.serial) {
      return delayed();
    }
    const turn = this.queue.then(delayed);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
