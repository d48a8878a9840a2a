import { hasStrings } from './keyedMemento';

/** A router the person has added. No secret in it, no identity. */
export interface RouterProfile {
  /** Made by the extension; never changes. */
  readonly id: string;
  /** What the person calls it. */
  readonly name: string;
  /** Name or IP address in the home network, and the HTTPS port of TR-064. */
  readonly host: string;
  readonly port: number;
  /** Such as `FRITZ!Box 7590`, as read when it was added. */
  readonly model: string;
  /** Unique device name: the same box is not added twice. */
  readonly udn: string;
  /** ISO 8601; the order of the list. */
  readonly addedAt: string;
}

/** Reads a stored profile; `undefined` for anything that is none. */
export function parseProfile(value: unknown): RouterProfile | undefined {
  if (!hasStrings(value, 'id', 'name', 'host', 'model', 'udn', 'addedAt')) return undefined;
  const { id, name, host, model, udn, addedAt } = value;
  const port: unknown = Reflect.get(value, 'port');
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65535) return undefined;
  return { id, name, host, port, model, udn, addedAt };
}
