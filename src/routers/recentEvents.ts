import { LIMITS } from '../common/limits';
import { Tr064Error } from '../tr064/errors';

/** The last things that happened, for a problem report: each is made of what is known to be harmless. */
export interface RecentEvent {
  /** ISO 8601. */
  readonly at: string;
  /** Id of the router it is about, if it is about one. */
  readonly router: string | undefined;
  readonly what: string;
}

const KEPT = 200;

/** Keeps them for as long as the window is open, and nowhere but here. */
export class RecentEvents {
  private readonly events: RecentEvent[] = [];

  all(): readonly RecentEvent[] {
    return this.events;
  }

  /** `what` holds nothing of a device or a person: no name, address, login or value. */
  note(what: string, router?: string): void {
    this.events.push({ at: new Date().toISOString(), router, what });
    if (this.events.length > KEPT) this.events.shift();
  }
}

/** An error by its kind and where it was thrown, without its message: it may quote an address, a value or a file. */
export function harmlessError(error: unknown): string {
  if (error instanceof Tr064Error) {
    const { call, status, code } = error.details;
    const parts = [call, error.kind, status && `HTTP ${status}`, code && `UPnP ${code}`];
    return [parts.filter(Boolean).join(', '), ...causes(error)].join(' < ');
  }
  if (!(error instanceof Error)) return typeof error;
  return [typeOf(error) + frames(error), ...causes(error)].join(' < ');
}

function causes({ cause }: Error): string[] {
  return cause instanceof Error ? [harmlessError(cause)] : [];
}

/** Class and, for errors of Node, its code. */
function typeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  const known = typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(code);
  return `${error.constructor.name}${known ? ` ${code}` : ''}`;
}

const FRAME = /^\s+at (?:(?:async )?([\w.$<>]+) \()?.*?([\w.-]+:\d+:\d+)\)?$/;

/** Function, file and place of the innermost calls; folders may be named after a person. */
function frames({ stack = '' }: Error): string {
  const places = stack.split('\n').flatMap((line) => {
    const [, name = '', place] = FRAME.exec(line.slice(0, LIMITS.value)) ?? [];
    return place === undefined ? [] : [` at ${[name, place].filter(Boolean).join(' ')}`];
  });
  return places.slice(0, 5).join('');
}
