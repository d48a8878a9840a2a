import type { ProviderServer } from '../providerAccessServer';
import type { ExternalAddresses, Part } from '../snapshot';
import type { PortAnswer } from './portAnswer';

/**
 * What checks look at. Each part is there only if somebody looked; what looked and was refused is an unread Part.
 * Plain data without secrets.
 */
export interface Observations {
  readonly managementServer?: Part<ProviderServer>;
  /** Whether the provider may install FRITZ!OS updates. */
  readonly firmwareDownload?: Part<{ readonly allowed: boolean }>;
  readonly model?: BoxModel;
  readonly external?: Part<ExternalAddresses>;
  readonly ports?: readonly ObservedPort[];
}

export interface BoxModel {
  /** Such as `FRITZ!Box 7590`. */
  readonly name: string;
  /** Such as `7590 - avm`; empty when the box tells none. */
  readonly number: string;
}

/** A port of the box as this computer sees it. */
export interface ObservedPort {
  /** The address in the home network, or one the box has on the internet. */
  readonly side: 'home' | 'internet';
  /** The usual port of TR-069, or another one that the connection-request URL names. */
  readonly role: 'usual' | 'connection-request';
  readonly address: string;
  readonly port: number;
  readonly probe: PortProbe;
}

/** How a TCP port took one connection and one HTTP request for a path that does not exist. */
export type PortProbe =
  /** Refused. */
  | { readonly state: 'closed' }
  /** No answer to the attempt to connect. */
  | { readonly state: 'filtered' }
  /** No way there from this computer, such as to an IPv6 address without IPv6. */
  | { readonly state: 'unreachable' }
  /** Open; nothing came back. */
  | { readonly state: 'silent' }
  | ({ readonly state: 'answered' } & PortAnswer);
