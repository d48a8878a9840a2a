/**
 * One call of an action: checked arguments going in, named values coming out.
 */
import { Fault } from './fault';
import { type Action, type Argument, type DataType, type Service, type StateVariable, type Value } from './service';
import { type BoxState } from './state';
import { type User } from './users';

export interface Caller {
  state: BoxState;
  /** Absent where an action needs no login. */
  user: User | undefined;
  /** Where this box listens for HTTPS. */
  securityPort: number;
  /** Of a second factor, from the header of the message. */
  token: string | undefined;
  /** The call came over the internet. */
  fromInternet: boolean;
}

export class Call implements Caller {
  readonly state: BoxState;
  readonly user: User | undefined;
  readonly securityPort: number;
  readonly token: string | undefined;
  readonly fromInternet: boolean;
  private readonly sent: ReadonlyMap<string, string>;

  constructor(caller: Caller, sent: ReadonlyMap<string, string>) {
    this.state = caller.state;
    this.user = caller.user;
    this.securityPort = caller.securityPort;
    this.token = caller.token;
    this.fromInternet = caller.fromInternet;
    this.sent = sent;
  }

  text(argument: string): string {
    const value = this.sent.get(argument);
    if (value === undefined) {
      throw new Error(`this action has no argument ${argument}`);
    }
    return value;
  }

  flag(argument: string): boolean {
    return isTrue(this.text(argument));
  }

  number(argument: string): number {
    return Number(this.text(argument));
  }
}

/**
 * Calls the action with what was sent, or fails with the fault a box would answer.
 * Every argument has to be there, once, and none besides (First Steps, section 6).
 */
export function perform(
  service: Service,
  action: Action,
  caller: Caller,
  sent: [name: string, value: string][],
): [string, string][] {
  const expected = action.in ?? [];
  const values = new Map(sent);
  if (values.size !== sent.length || sent.length !== expected.length) {
    throw new Fault(402);
  }
  for (const argument of expected) {
    const value = values.get(argument.name);
    if (value === undefined || !isAllowed(variableOf(service, argument), value)) {
      throw new Fault(402);
    }
  }
  if (!action.run) {
    throw new Fault(501);
  }
  const results = action.run(new Call(caller, values)) ?? {};
  return (action.out ?? []).map(({ name }) => [name, written(results[name], name)]);
}

function variableOf(service: Service, argument: Argument): StateVariable {
  const variable = service.variables[argument.variable];
  if (!variable) {
    throw new Error(`${service.type} describes no variable ${argument.variable}`);
  }
  return variable;
}

function written(value: Value | undefined, name: string): string {
  if (value === undefined) {
    throw new Error(`nothing was given for ${name}`);
  }
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

const LARGEST: Partial<Record<DataType, number>> = { ui1: 0xff, ui2: 0xffff, ui4: 0xffffffff };

function isAllowed({ type, allowed, range }: StateVariable, value: string): boolean {
  if (type === 'boolean') {
    return isTrue(value) || isFalse(value);
  }
  const largest = LARGEST[type];
  if (largest !== undefined) {
    const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
    return number >= (range?.minimum ?? 0) && number <= (range?.maximum ?? largest);
  }
  if (type === 'i4') {
    return /^[+-]?\d{1,10}$/.test(value) && Math.abs(Number(value)) <= 0x7fffffff;
  }
  return !allowed || allowed.includes(value);
}

/** All the forms of a boolean that UPnP Device Architecture 1.0 (section 2.3) allows. */
function isTrue(value: string): boolean {
  return ['1', 'true', 'yes'].includes(value);
}

function isFalse(value: string): boolean {
  return ['0', 'false', 'no'].includes(value);
}
