import type { CallOptions } from '../client';
import { callAction, type Caller, getter } from './service';

/** X_AVM-DE_Auth:1, the second factor. Source: "TR-064 Support – X_AVM-DE_Auth", versions 3 and 5. */
const AUTH = 'urn:dslforum-org:service:X_AVM-DE_Auth:1';

/** GetInfo: whether the box asks for a second factor before it changes certain settings. Any login may ask. */
export const getInfo = getter(AUTH, 'GetInfo', (out) => ({ enabled: out.flag('NewEnabled') }));

export interface Confirmation {
  /** `waitingforauth`, `authenticated`, `anotherauthprocess`, `stopped`, `blocked`, `failure`, `disabled`; or other. */
  readonly state: string;
  /** A UUID; empty when no confirmation was begun. */
  readonly token: string;
  /** Such as `button,dtmf;*11234`. */
  readonly methods: string;
}

/** SetConfig(start): begins the one confirmation a box can have under way. */
export async function start(client: Caller, options?: CallOptions): Promise<Confirmation> {
  const out = await callAction(client, AUTH, 'SetConfig', options, { NewAction: 'start' });
  return {
    state: out.text('NewState'),
    token: out.optionalText('NewToken') ?? '',
    methods: out.optionalText('NewMethods') ?? '',
  };
}

/** SetConfig(stop): ends a confirmation that is waited for or was given. The token goes with `options`. */
export async function stop(client: Caller, options: CallOptions): Promise<void> {
  await callAction(client, AUTH, 'SetConfig', options, { NewAction: 'stop' });
}

/** GetState of the confirmation whose token goes with `options`; the values are those of {@link Confirmation}. */
export const getState = getter(AUTH, 'GetState', (out) => out.text('NewState'));
