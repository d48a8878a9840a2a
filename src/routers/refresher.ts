import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import { errorText } from '../common/errorText';
import { type BoxState, isRead, valueOf } from '../box/boxState';
import { isFamilyBeingUpdated } from '../box/ddns';
import { FAMILIES } from '../box/ipAddress';
import { setContextKey } from '../common/vscode/contextKeys';
import type { Setting } from '../common/vscode/setting';
import type { BoxStateStore } from '../storage/boxStateStore';
import type { Tr064Client } from '../tr064/client';
import { Tr064Error } from '../tr064/errors';
import { BOXES_AT_A_TIME, Limiter } from '../tr064/limiter';
import type { ClientPool } from './clientPool';
import type { RouterProfile } from './profile';
import { harmlessError, type RecentEvents } from './recentEvents';
import type { Routers } from './routers';

/** A view that is hidden and shown again within this time is not read anew; in milliseconds. */
const JUST_BEFORE = 30_000;

/**
 * When a router whose name is being updated is read again, after its last read; in milliseconds. The box looks after
 * four minutes whether the name has followed.
 */
const AGAIN: readonly number[] = [15_000, 30_000, 60_000, 120_000, 240_000];

/** Reads routers: when asked to, and at an interval while the view is visible. */
export class Refresher implements Disposable {
  private readonly limiter = new Limiter(BOXES_AT_A_TIME);
  private readonly running = new Map<string, Promise<void>>();
  private readonly started = new EventEmitter<Promise<void>>();
  /** Fires with a promise of the end when a refresh starts while none is running. */
  readonly onDidStart = this.started.event;
  private cancellation = new AbortController();
  /** When each was read last, well or not. */
  private readonly lastRead = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  /** Routers whose name is being updated, and how often they were read again for that. */
  private readonly updating = new Map<string, { readonly times: number; readonly timer: NodeJS.Timeout | undefined }>();
  private watching = false;
  private disposed = false;

  constructor(
    private readonly routers: Routers,
    private readonly clients: ClientPool,
    private readonly boxStates: BoxStateStore,
    /** Minutes between two reads; 0 is never. */
    private readonly interval: Pick<Setting<number>, 'value' | 'onDidChange'>,
    private readonly log: LogOutputChannel,
    private readonly events: RecentEvents,
    private readonly again = AGAIN,
  ) {
    interval.onDidChange(() => this.watch(this.watching));
  }

  /** Reads these routers, or all, none twice at once. Never rejects: how it went is in the store. */
  async refresh(ids: readonly string[] = this.ids()): Promise<void> {
    if (ids.length === 0 || this.disposed) return;
    const idle = this.running.size === 0;
    const reads = ids.map((id) => this.refreshOne(id));
    if (idle) {
      setContextKey('refreshing', true);
      this.started.fire(this.settle());
    }
    await Promise.all(reads);
  }

  /** Reads a router after its login or identity was changed, even if it is just being read with the old one. */
  async refreshAnew(id: string): Promise<void> {
    await this.clients.reset(id);
    await this.refreshAgain([id]);
  }

  /** Reads routers on which something was changed, once more if they are just being read. */
  async refreshAgain(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.flatMap((id) => this.running.get(id) ?? []));
    await this.refresh(ids);
  }

  /** Reads what a check needs of a router; its rows are then as fresh as after a refresh. Throws a Tr064Error. */
  async readForCheck(client: Tr064Client, profile: RouterProfile, signal?: AbortSignal): Promise<BoxState> {
    const { readBoxState } = await import('./onDemand');
    const state = await readBoxState(client, { signal, forCheck: true });
    await this.keep(profile, state);
    return state;
  }

  /** Cancels the running refresh; what was known before stays. */
  cancel(): void {
    this.cancellation.abort();
    this.cancellation = new AbortController();
  }

  /** Reads at the interval while `watching`, and at once when it starts, unless that was done just before. */
  watch(watching: boolean): void {
    const starts = watching && !this.watching;
    this.watching = watching;
    clearInterval(this.timer);
    this.timer = undefined;
    const minutes = this.interval.value;
    if (!watching || minutes === 0) return;
    this.timer = setInterval(() => void this.refresh(), minutes * 60_000);
    if (starts) void this.refresh(this.stale());
  }

  dispose(): void {
    this.disposed = true;
    for (const { timer } of this.updating.values()) clearTimeout(timer);
    this.watch(false);
    this.cancel();
    this.started.dispose();
  }

  /** Ends when nothing is being read any more, reads that were started meanwhile included. */
  private async settle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
    setContextKey('refreshing', false);
  }

  private ids(): string[] {
    return this.routers.all().map(({ id }) => id);
  }

  private stale(): string[] {
    const fresh = performance.now() - JUST_BEFORE;
    return this.ids().filter((id) => this.updating.has(id) || (this.lastRead.get(id) ?? -Infinity) < fresh);
  }

  private refreshOne(id: string): Promise<void> {
    const { signal } = this.cancellation;
    const running =
      this.running.get(id) ?? this.limiter.run(() => this.read(id, signal)).finally(() => this.running.delete(id));
    this.running.set(id, running);
    return running;
  }

  private async read(id: string, signal: AbortSignal): Promise<void> {
    const profile = this.routers.get(id);
    if (profile === undefined || signal.aborted) return;
    this.boxStates.setRefreshing(id, true);
    try {
      const { readBoxState } = await import('./onDemand');
      const client = await this.clients.get(profile);
      await this.keep(profile, await readBoxState(client, { signal }));
    } catch (error) {
      if (signal.aborted) this.boxStates.setRefreshing(id, false);
      else this.fail(id, profile.name, error);
    } finally {
      this.lastRead.set(id, performance.now());
    }
  }

  private async keep(profile: RouterProfile, state: BoxState): Promise<void> {
    const { id, name } = profile;
    // It may have been removed while it was read.
    if (this.routers.get(id) === undefined) return;
    await this.followPort(profile, this.boxStates.get(id).boxState, state);
    this.readAgainSoon(id, state);
    await this.boxStates.succeed(id, state).catch((error: unknown) => {
      // It was read and is shown; only the next window does not find it.
      this.log.error(`${name}: ${errorText(error)}`);
      this.events.note(`not kept: ${harmlessError(error)}`, id);
    });
  }

  /** A name that is being updated is current in a moment: the row says so by itself, while it can be seen. */
  private readAgainSoon(id: string, { ddns }: BoxState): void {
    const { times = 0, timer } = this.updating.get(id) ?? {};
    clearTimeout(timer);
    if (this.disposed) return;
    const isUpdating = isRead(ddns) && ddns.enabled && FAMILIES.some((family) => isFamilyBeingUpdated(ddns, family));
    if (!isUpdating) {
      this.updating.delete(id);
      return;
    }
    const wait = this.again[times];
    const next = (): void => {
      if (this.timer === undefined) return;
      this.updating.set(id, { times: times + 1, timer: undefined });
      void this.refresh([id]);
    };
    this.updating.set(id, { times, timer: wait === undefined ? undefined : setTimeout(next, wait) });
  }

  /** Keeps an internet route on the port of remote access when that port changes. */
  private async followPort({ id, routes }: RouterProfile, before: BoxState | undefined, now: BoxState): Promise<void> {
    const [old, port] = [before, now].map((boxState) => valueOf(boxState?.remoteAccess)?.port);
    if (old === undefined || port === undefined || port === old || routes.internet?.port !== old) return;
    await this.routers.moveRoute(id, 'internet', port);
  }

  private fail(id: string, name: string, error: unknown): void {
    const at = new Date().toISOString();
    this.events.note(`not read: ${harmlessError(error)}`, id);
    if (error instanceof Tr064Error) {
      this.log.warn(`${name}: ${error.message}`);
      this.boxStates.fail(id, { kind: error.kind, details: error.details, at });
    } else {
      this.log.error(`${name}: ${errorText(error)}`);
      this.boxStates.fail(id, { kind: 'unexpected', details: {}, at });
    }
  }
}
