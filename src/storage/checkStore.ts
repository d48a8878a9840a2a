import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { fitting, isMoment, isObject, isOneOf, isOptional, isString } from '../common/outline';
import type { Observations } from '../diagnosis/checks/observations';
import { isObservations } from '../diagnosis/outlines';
import { certificateDays, daysLeft } from '../diagnosis/ownEndpoints';
import { KeyedMemento } from './keyedMemento';

/** What the last check of a router saw. Plain data without secrets, so that it can be kept. */
export interface CheckRecord {
  /** Of this outline; a kept record of another one is not used. */
  readonly version: typeof CHECK_VERSION;
  /** ISO 8601. */
  readonly at: string;
  readonly observations: Observations;
  /** What the watch has seen since, or before. */
  readonly certificate?: WatchedCertificate | undefined;
}

/** A look at the certificate that a router serves to the internet. */
export interface WatchedCertificate {
  /** ISO 8601. */
  readonly at: string;
  /** Name or address, and port. */
  readonly of: string;
  /** As the certificate has it; missing where none was seen. */
  readonly validTo?: string | undefined;
}

export const CHECK_VERSION = 1;

/** The last check of each router: made when the person asks for it, kept until the next. */
export class CheckStore implements Disposable {
  private readonly changed = new EventEmitter<string>();
  /** Fires with the router's id. */
  readonly onDidChange = this.changed.event;
  private readonly kept: KeyedMemento<CheckRecord>;

  constructor(memento: Memento) {
    this.kept = new KeyedMemento(memento, 'check', fitting(isRecord));
  }

  get(routerId: string): CheckRecord | undefined {
    return this.kept.get(routerId);
  }

  /** Keeps what was seen now, beside what an earlier check saw of other things. */
  async set(routerId: string, seen: Observations): Promise<CheckRecord> {
    const before = this.get(routerId);
    const observations = { ...before?.observations, ...seen };
    return this.keep(routerId, { ...before, version: CHECK_VERSION, at: new Date().toISOString(), observations });
  }

  async setCertificate(routerId: string, certificate: WatchedCertificate): Promise<void> {
    const before = this.get(routerId) ?? { version: CHECK_VERSION, at: certificate.at, observations: {} };
    await this.keep(routerId, { ...before, certificate });
  }

  async delete(routerId: string): Promise<void> {
    await this.kept.delete(routerId);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async keep(routerId: string, record: CheckRecord): Promise<CheckRecord> {
    await this.kept.set(routerId, record);
    this.changed.fire(routerId);
    return record;
  }
}

/**
 * Days left of the certificate that a router was last seen to serve on the port of remote access, by whoever looked
 * last; counted anew whenever it is asked for.
 */
export function servedCertificateDays(check: CheckRecord | undefined, now = new Date()): number | undefined {
  if (check === undefined) return undefined;
  const { certificate, observations } = check;
  const isNewer = certificate !== undefined && certificate.at > (observations.observedAt ?? '');
  if (isNewer && certificate.validTo !== undefined) return daysLeft({ validTo: certificate.validTo }, now);
  return certificateDays(observations, now);
}

const isRecord = isObject<CheckRecord>({
  version: isOneOf(CHECK_VERSION),
  at: isMoment,
  observations: isObservations,
  certificate: isOptional(isObject<WatchedCertificate>({ at: isMoment, of: isString, validTo: isOptional(isString) })),
});
