/**
 * Confirmation by a second factor, a person at the box ("X_AVM-DE_Auth", version 3; tr064-facts.md, section 3).
 * One process at a time for the whole box. Inferred, because no document says it: a confirmed process is under way
 * until it is stopped or times out, and until then confirms any call that asks for it, not only the repeated one; a
 * time-out leaves state `stopped`; only a client with the token may stop a process.
 */
import { randomUUID } from 'node:crypto';
import { Fault } from './fault';
import { type AuthProcess, type SecondFactor } from './state';

export interface Started {
  state: string;
  token: string;
  methods: string;
}

export function start(factor: SecondFactor): Started {
  const refused = (state: string): Started => ({ state, token: '', methods: '' });
  if (!factor.enabled) {
    return refused('disabled');
  }
  if (factor.blocked) {
    throw new Fault(867);
  }
  if (underWay(factor)) {
    if (factor.whenBusy === 868) {
      throw new Fault(868);
    }
    return refused(factor.whenBusy);
  }
  const process: AuthProcess = { token: randomUUID(), state: 'waitingforauth', since: Date.now() };
  factor.process = process;
  return { state: process.state, token: process.token, methods: factor.methods };
}

/** Ends the process of this token, if it still is one, and tells the state after that. */
export function stop(factor: SecondFactor, token: string | undefined): string {
  const process = underWay(factor);
  if (process && process.token === token) {
    process.state = 'stopped';
  }
  return stateFor(factor, token);
}

/** What GetState answers: the state of the process with this token, or that of an idle box if there is no token. */
export function stateFor(factor: SecondFactor, token: string | undefined): string {
  if (!factor.enabled) {
    return 'disabled';
  }
  if (factor.blocked) {
    return 'blocked';
  }
  const busy = underWay(factor);
  if (token === undefined) {
    return 'stopped';
  }
  if (factor.process?.token === token) {
    return factor.process.state;
  }
  return busy ? 'anotherauthprocess' : 'stopped';
}

/** Throws the fault of an action that asks for a confirmation and does not have it. */
export function demandConfirmation(factor: SecondFactor, token: string | undefined): void {
  if (!factor.enabled) {
    return;
  }
  if (factor.blocked) {
    throw new Fault(867);
  }
  const process = underWay(factor);
  const isOurs = process?.token === token;
  if (process?.state === 'authenticated' && isOurs) {
    return;
  }
  throw new Fault(process && !isOurs && factor.whenBusy === 868 ? 868 : 866);
}

export function pressButton(factor: SecondFactor): void {
  if (methodsOf(factor).includes('button')) {
    decide(factor, true);
  }
}

/** As dialled on a telephone of this box; one code is right. */
export function dial(factor: SecondFactor, code: string): void {
  const right = methodsOf(factor).find((method) => method.startsWith('dtmf;'));
  if (right !== undefined) {
    decide(factor, right === `dtmf;${code}`);
  }
}

function decide(factor: SecondFactor, confirmed: boolean): void {
  const process = underWay(factor);
  if (process?.state === 'waitingforauth') {
    Object.assign(process, { state: confirmed ? 'authenticated' : 'failure', since: Date.now() });
  }
}

function underWay({ process, timeoutMs }: SecondFactor): AuthProcess | undefined {
  if (process?.state !== 'waitingforauth' && process?.state !== 'authenticated') {
    return undefined;
  }
  if (Date.now() - process.since < timeoutMs) {
    return process;
  }
  process.state = 'stopped';
  return undefined;
}

function methodsOf({ methods }: SecondFactor): string[] {
  return methods.split(',').map((method) => method.trim());
}
