import type { CallOptions } from '../client';
import { callAction, type Caller } from './service';

/** X_AVM-DE_Auth:1, the second factor. Source: "TR-064 Support – X_AVM-DE_Auth", versions 3 and 5. */
const AUTH = 'urn:dslforum-org:service:X_AVM-DE_Auth:1';

/** GetInfo: whether the box asks for a second factor before it changes certain settings. Any login may ask. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<{ readonly enabled: boolean }> {
  return { enabled: (await callAction(client, AUTH, 'GetInfo', options)).flag('NewEnabled') };
}
