import type { Family } from '../../box/ipAddress';

/** What can be seen of a box from outside of it: its names in the DNS, and what answers there. Plain data. */

export type NameRole = 'ddns' | 'my-fritz';

export interface ObservedName {
  readonly role: NameRole;
  /** As it is looked up: in ASCII. */
  readonly name: string;
  /** What this computer's resolver says, or those that were set. It may be as old as a cache lets it be. */
  readonly resolver: NameAnswer;
  /** What the servers of the name's own zone say. */
  readonly authority: NameAnswer;
}

/** Addresses in their canonical spelling; empty where the name has none of that family. */
export interface NameAddresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  /** The name that this one is another name of (CNAME). */
  readonly alias?: string;
}

export type NameAnswer =
  | ({ readonly state: 'answered' } & NameAddresses)
  | { readonly state: 'no-such-name' }
  /** No server answered, or none could. */
  | { readonly state: 'no-answer' };

/** One look at an address and port by TCP, TLS and one request without anything in it. */
export interface ObservedEndpoint {
  /** Whose name it was found by, or `address` for one that the box says it has. */
  readonly role: NameRole | 'address';
  /** The name, or the address itself. */
  readonly host: string;
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  readonly probe: TlsProbe;
}

export type TlsProbe =
  /** Refused. */
  | { readonly state: 'closed' }
  /** No answer to the attempt to connect. */
  | { readonly state: 'filtered' }
  /** No way there from this computer, such as to an IPv6 address without IPv6. */
  | { readonly state: 'unreachable' }
  /** Open, but not for TLS as it is spoken today. */
  | { readonly state: 'no-tls' }
  | {
      readonly state: 'tls';
      readonly certificate: ServedCertificate;
      /** Of the answer to `GET /`; `undefined` when none came. */
      readonly statusLine: string | undefined;
    };

export interface ServedCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses it is for. */
  readonly names: readonly string[];
  /** ISO 8601; empty when the certificate has no readable date. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Such as `RSA 2048`. */
  readonly key: string;
  /** Tells certificates apart. */
  readonly sha256: string;
  readonly selfSigned: boolean;
  /** It chains to a public certification authority and is in date. */
  readonly trusted: boolean;
  /** It is for the host that was asked for. */
  readonly forHost: boolean;
}

/**
 * Where this computer looks from: the box's own network (or a VPN into it), or elsewhere. From inside the box answers
 * for its internet addresses itself (NAT loopback), so what is seen there proves less.
 */
export type Vantage = 'home' | 'elsewhere' | 'unknown';
