import { type ConnectionProblem, Tr064Error } from './errors';

/** Error codes of Node's net, dns and tls modules, by what they mean for a person. */
const KINDS: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'name-not-found'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|ETIMEDOUT)$/, 'unreachable'],
  [/^(ECONNRESET|ECONNABORTED|ENOTCONN|EPIPE)$/, 'connection-lost'],
  [/^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/, 'certificate-invalid'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'tls-failed'],
];

/** Turns what Node threw into a typed error. Typed ones pass through, and so does what is no such error. */
export function connectionError(error: unknown, address: string): unknown {
  const code = errorCode(error);
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  if (error instanceof Tr064Error || kind === undefined) return error;
  const message = error instanceof Error && error.message !== '' ? error.message : code;
  return new Tr064Error(kind, `${address}: ${message}`, { address }, error);
}

/** A connection tried on several addresses fails with an AggregateError, whose parts say why. */
function errorCode(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] };
  if (typeof code === 'string') return code;
  return errors?.[0] === undefined ? '' : errorCode(errors[0]);
}
