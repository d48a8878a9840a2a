import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import { errorText } from '../common/errorText';
import type { BoxState } from '../box/boxState';
import { CHANGE_TAKES, type ChangeHistory } from '../changes/changeHistory';
import type { Setting } from '../common/vscode/setting';
import type { Refresher } from '../routers/refresher';
import type { Routers } from '../routers/routers';
import type { FileLock } from '../storage/fileLock';
import type { RouterState, BoxStateStore } from '../storage/boxStateStore';
import { isNotReached, type Tr064ErrorKind } from '../tr064/errors';
import type { Wanted } from '../wanted/wanted';
import { isOwn } from './ownChanges';
import { changesBetween, type Seen, settled, type StateChange } from './stateChanges';
import type { WatchStore } from './watchStore';

/** Changes of a router that are worth telling, not muted, and not told before. */
export interface Notice {
  readonly routerId: string;
  readonly alerts: readonly StateChange[];
}

export interface WatchParts {
  readonly routers: Routers;
  readonly boxStates: BoxStateStore;
  readonly refresher: Refresher;
  readonly history: ChangeHistory;
  readonly store: WatchStore;
  /** Of the window that watches for all. */
  readonly lock: FileLock;
  /** Minutes between two checks; 0 is never. */
  readonly interval: Pick<Setting<number>, 'value' | 'onDidChange'>;
  readonly log: LogOutputChannel;
  /** Days left of a router's certificate for the internet, where they are known. */
  readonly certificateDays?: (routerId: string, boxState: BoxState) => Promise<number | undefined>;
  /** What a file wants of a router, where one was chosen to compare with. */
  readonly wantedOf?: (routerId: string) => Wanted | undefined;
  /** Milliseconds since the epoch, for tests. */
  readonly now?: () => number;
}

/** A laptop that has just woken up has no network yet: what is overdue is done after this time, in milliseconds. */
const OVERDUE_DELAY = 30_000;

/** Checks come up to this part of their time earlier or later, so that windows and computers do not keep step. */
const JITTER = 0.1;

/** A router that is reached through the internet is checked so many times less often. */
const OUTSIDE_FACTOR = 4;

/** Waits for the person: asking again leads nowhere. */
const WAITS_FOR_PERSON: readonly string[] = ['wrong-credentials', 'sign-in-needed'] satisfies Tr064ErrorKind[];

const NOTHING_SEEN: Seen = { missed: 0, ddnsDoubt: false };

/** Reads the routers at an interval, in one window only. A change is stored first and reported then. */
export class Watch implements Disposable {
  private readonly noticed = new EventEmitter<Notice[]>();
  /** Fires in the window that watches, with the routers of one check that have news. */
  readonly onDidNotice = this.noticed.event;
  private readonly now: () => number;
  private readonly listener: Disposable;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private disposed = false;

  constructor(private readonly parts: WatchParts) {
    this.now = parts.now ?? Date.now;
    this.listener = parts.interval.onDidChange(() => this.start());
  }

  /** Watches from now on; the first check comes when the one after the last, of whichever window, is due. */
  start(): void {
    const interval = this.milliseconds();
    const last = this.parts.store.lastCheck(this.ids());
    const due = last === undefined ? interval : last.getTime() + interval - this.now();
    // Never later than in one interval, wherever the clock has been set to since.
    this.schedule(Math.min(Math.max(due, OVERDUE_DELAY), interval));
  }

  /** What is due now: checks the routers if this window watches for all, else takes over what the one that does saw. */
  async turn(): Promise<void> {
    if (this.ids().length === 0) return;
    // A window that is gone has missed its turn and the next one.
    if (await this.parts.lock.claim(this.milliseconds() * 2.5)) await this.check();
    else this.follow();
  }

  /** Reads all routers that can be read and notes what has changed. Never at the same time as another. */
  async check(): Promise<void> {
    this.running ??= this.checkAll().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  /** Reads a router after an action was called on it, and reports no changes: what such a call changes is not known. */
  async takeAsOwn(routerId: string): Promise<void> {
    const { refresher, boxStates } = this.parts;
    await refresher.refreshAgain([routerId]);
    const state = boxStates.get(routerId);
    if (state.failure === undefined) await this.keep(routerId, state, undefined, () => true);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.listener.dispose();
    this.noticed.dispose();
    this.parts.lock.release();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (this.milliseconds() === 0 || this.disposed) return;
    const jitter = 1 + JITTER * (2 * Math.random() - 1);
    this.timer = setTimeout(() => {
      this.turn()
        .catch((error: unknown) => this.parts.log.error(`Watch: ${errorText(error)}`))
        .finally(() => this.schedule(this.milliseconds()));
    }, delay * jitter);
  }

  private milliseconds(): number {
    return this.parts.interval.value * 60_000;
  }

  private ids(): string[] {
    return this.parts.routers.all().map(({ id }) => id);
  }

  private follow(): void {
    const { routers, boxStates, store } = this.parts;
    for (const id of this.ids()) boxStates.reread(id);
    routers.noteChange();
    store.reread();
  }

  private async checkAll(): Promise<void> {
    const { refresher, boxStates } = this.parts;
    const ids = this.ids().filter(
      (id) => !WAITS_FOR_PERSON.includes(boxStates.get(id).failure?.kind ?? '') && this.isDue(id),
    );
    const before = new Map(ids.map((id) => [id, boxStates.get(id)]));
    await refresher.refresh(ids);
    // A read that was cancelled tells nothing.
    const states = ids
      .map((id) => [id, boxStates.get(id)] as const)
      .filter(([id, { boxState, failure }]) => {
        const old = before.get(id);
        return boxState !== old?.boxState || failure !== old?.failure;
      });
    // Of several boxes none is reached when this computer is somewhere else.
    const isAway = states.length > 1 && states.every(([, { failure }]) => isNotReached(failure?.kind));
    const notices: Notice[] = [];
    const days = new Map(
      await Promise.all(states.map(async ([id, state]) => [id, await this.days(id, state)] as const)),
    );
    for (const [routerId, state] of states) {
      const alerts = isAway ? [] : await this.note(routerId, state, days.get(routerId));
      if (alerts.length > 0) notices.push({ routerId, alerts });
    }
    if (notices.length > 0 && !this.disposed) this.noticed.fire(notices);
  }

  /** Whether a check is due since the last one. A refresh for the view is no check: it compares nothing. */
  private isDue(id: string): boolean {
    const last = this.parts.store.lastCheck([id]);
    if (last === undefined || this.parts.boxStates.get(id).boxState?.route !== 'internet') return true;
    const since = this.now() - last.getTime();
    return since >= this.milliseconds() * OUTSIDE_FACTOR * (1 - JITTER) || since < 0;
  }

  /** Where the box was not reached, its certificate is not looked at either. */
  private async days(routerId: string, { boxState, failure }: RouterState): Promise<number | undefined> {
    if (boxState === undefined || failure !== undefined) return undefined;
    return this.parts.certificateDays?.(routerId, boxState);
  }

  /** Keeps what was seen of a router, and returns what of it is to be told. */
  private async note(routerId: string, state: RouterState, days: number | undefined): Promise<StateChange[]> {
    const { history } = this.parts;
    // A state read during a change made here would look like a change made elsewhere.
    if (Math.abs(this.now() - history.lastBegun(routerId)) < CHANGE_TAKES) return [];
    return this.keep(routerId, state, days, (change, since) => isOwn(change, history.all(routerId), since));
  }

  private async keep(
    routerId: string,
    state: RouterState,
    days: number | undefined,
    own: (change: StateChange, since: Date) => boolean,
  ): Promise<StateChange[]> {
    const { routers, store } = this.parts;
    if (routers.get(routerId) === undefined) return [];
    const before = store.seen(routerId) ?? NOTHING_SEEN;
    const after = observe(before, state, days);
    const since = new Date(before.boxState?.readAt ?? 0);
    const changes = changesBetween(before, after, this.parts.wantedOf?.(routerId)).map((change) => ({
      change,
      own: own(change, since),
    }));
    return store.note(routerId, new Date(this.now()), settled(before, after), changes, (error) => {
      this.parts.log.error(`Watch: ${errorText(error)}`);
    });
  }
}

function observe(before: Seen, { boxState, failure }: RouterState, certificateDays: number | undefined): Seen {
  const known = { ...before, certificateDays };
  if (failure === undefined) return { ...known, boxState, missed: 0, stranger: undefined };
  if (isNotReached(failure.kind)) return { ...known, missed: before.missed + 1 };
  const stranger = failure.kind === 'identity-changed' ? (failure.details.fingerprint ?? '') : before.stranger;
  return { ...known, missed: 0, stranger };
}
