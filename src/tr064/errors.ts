import type { RouteKind } from './route';

/**
 * What can go wrong between here and a box. `kind` is what callers decide on and what src/ui puts into words; `message`
 * is for the log and quotes nothing that a box has sent.
 */

/** Kinds that come from the connection, before or around a TR-064 answer. */
const CONNECTION_PROBLEMS = [
  'name-not-found', // DNS knows no such name
  'unreachable', // refused, no route, or no answer to the connection attempt
  'timeout', // connected, but no answer in time
  'connection-lost', // dropped in the middle
  'tls-failed', // no TLS at all, or only versions and ciphers this side refuses
  'public-address', // a *.box name that leads out of the home network (the .box TLD has been for sale since 2024)
  'identity-changed', // the box shows another key than the accepted one
  'certificate-invalid', // a certificate that should have verified against the public CAs does not
  'proxy-failed', // the proxy on the way to the internet is not there, refuses, or is of another kind
] as const;

/** Kinds that come from an HTTP answer that is not a SOAP fault. */
type HttpProblem =
  | 'sign-in-needed' // HTTP 401 and there are no credentials to answer it with
  | 'wrong-credentials' // HTTP 401 to credentials
  | 'locked-out' // HTTP 503: too many requests without a valid login (First Steps §4.1.1)
  | 'host-refused' // HTTP 400 ERR_INVALID_HOSTHEADER
  | 'not-found' // HTTP 404
  | 'http-status' // any other status
  | 'response-too-large'
  | 'bad-response' // not XML, or XML that is not what was asked for
  | 'not-a-box' // answers, but has no TR-064 description
  | 'service-missing'; // the description does not list the service

/**
 * UPnP error codes of TR-064 and their kinds. Sources: UPnP Device Architecture 1.0 §3.2.2 (401–503), TR-064 §6
 * (600–603, 713, 714), the vendor's "First Steps" §6 (606) and "Authentication" (866–868), AppSetup (801–803),
 * RemoteAccess tables 3, 8 and 10 (820). The text beside a code varies between firmwares: never match on it.
 */
const FAULTS = {
  401: 'invalid-action',
  402: 'invalid-args',
  501: 'action-failed',
  502: 'xml-error',
  503: 'content-auth-failed',
  600: 'argument-value-invalid',
  603: 'out-of-memory',
  606: 'not-authorized',
  713: 'index-invalid',
  714: 'no-such-entry',
  801: 'string-too-short',
  802: 'string-too-long',
  803: 'invalid-characters',
  820: 'internal-error',
  866: 'second-factor-required',
  867: 'second-factor-blocked',
  868: 'second-factor-busy',
} as const;

/** Kinds that come from a UPnP error inside a SOAP fault. */
type FaultKind = (typeof FAULTS)[keyof typeof FAULTS] | 'tr064-off' | 'unknown-fault';

/** Kinds that come from what a box answers to an action without a fault. */
type Refusal =
  | 'no-internet-user' // SetEnable returns port 0: no user may sign in from the internet (RemoteAccess §1.6)
  | 'second-factor-failed' // the box was told another code, stopped waiting, or asks again after a confirmation
  | 'second-factor-timeout'; // no confirmation in time

export type Tr064ErrorKind = (typeof CONNECTION_PROBLEMS)[number] | HttpProblem | FaultKind | Refusal;

export interface Tr064ErrorDetails {
  /** Service and action of the call, such as `X_AVM-DE_RemoteAccess:1#GetInfo`. */
  readonly call?: string | undefined;
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  /** UPnP error code. */
  readonly code?: number | undefined;
  /** What the box wrote beside the code, in one line of a greatest length: to be quoted as its words, not for the log. */
  readonly description?: string | undefined;
  /** State of a second factor that was refused, as in Confirmation. */
  readonly state?: string | undefined;
  /** Host (and port) the connection went to. */
  readonly address?: string | undefined;
  /** The route to the box, where that was not its home network. */
  readonly route?: RouteKind | undefined;
  /** That of the other route to the box, where neither answers. */
  readonly otherAddress?: string | undefined;
  /** When trying again makes sense, in milliseconds since the epoch. */
  readonly retryAt?: number | undefined;
  /** Key fingerprint the box showed (`identity-changed`). */
  readonly fingerprint?: string | undefined;
}

/** Thrown by everything in src/tr064. An aborted call rejects with its signal's reason instead. */
export class Tr064Error extends Error {
  override readonly name = 'Tr064Error';

  constructor(
    readonly kind: Tr064ErrorKind,
    message: string,
    readonly details: Tr064ErrorDetails = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Errors of the box, the route to it or the login: they concern every call. */
const OF_EVERY_CALL: readonly Tr064ErrorKind[] = [
  ...CONNECTION_PROBLEMS,
  ...(['sign-in-needed', 'wrong-credentials', 'locked-out', 'host-refused', 'not-a-box', 'tr064-off'] as const),
];

const NOT_REACHED: readonly string[] = ['unreachable', 'timeout', 'connection-lost', 'name-not-found'];

/** True for kinds that say that the box was not reached, which may pass by itself. */
export function isNotReached(kind: string | undefined): boolean {
  return kind !== undefined && NOT_REACHED.includes(kind);
}

/** True for what says something of one call only: any fault a box answers, and any answer that makes no sense. */
export function isOfOneCall(error: unknown): error is Tr064Error {
  return error instanceof Tr064Error && !OF_EVERY_CALL.includes(error.kind);
}

/** True for a call that got no answer although the box was there: the action's fault as likely as the box's. */
export function isUnanswered(error: unknown): error is Tr064Error {
  return error instanceof Tr064Error && (error.kind === 'connection-lost' || error.kind === 'timeout');
}

/** Namespace of UPnPError when the IGD engine answers, as it does for TR-064 paths while TR-064 is switched off. */
const IGD_CONTROL_NAMESPACE = 'urn:schemas-upnp-org:control-1-0';

/** Kind of a UPnP error. By its namespace, 401 of the IGD engine says that TR-064 is off, else an unknown action. */
export function faultKind(code: number, namespace: string | undefined): FaultKind {
  if (code === 401 && namespace === IGD_CONTROL_NAMESPACE) return 'tr064-off';
  return (FAULTS as Partial<Record<number, FaultKind>>)[code] ?? 'unknown-fault';
}
