import { Tr064Error, type Tr064ErrorKind } from './errors';

/** Error codes of Node's net, dns and tls modules and of undici, by what they mean for a person. */
const KINDS: readonly (readonly [RegExp, Tr064ErrorKind])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'name-not-found'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|ETIMEDOUT)$/, 'unreachable'],
  [/^(ECONNRESET|ECONNABORTED|ENOTCONN|EPIPE)$/, 'connection-lost'],
  [/^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/, 'certificate-invalid'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'tls-failed'],
  // undici's, of which the first also says that a request cannot be written: what is in it came from the box.
  [/^(UND_ERR_INVALID_ARG|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HTTPParserError)$/, 'bad-response'],
  [/^UND_ERR_(RES_EXCEEDED_MAX_SIZE|HEADERS_OVERFLOW)$/, 'response-too-large'],
  [/^UND_ERR_/, 'connection-lost'],
];

/** Turns what Node or undici threw into a typed error. Typed ones pass through, and so does what is no such error. */
export function connectionError(error: unknown, address: string): unknown {
  const code = errorCode(error) || (error as Error).name;
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  if (error instanceof Tr064Error || kind === undefined) return error;
  // undici's error for an answer that is no HTTP has what the box sent as `data`.
  const cause = code === 'HTTPParserError' ? undefined : error;
  // Not the message: that of a certificate for other names quotes them.
  return new Tr064Error(kind, `${address}: ${code}`, { address }, cause);
}

/** A connection tried on several addresses fails with an AggregateError, whose parts say why. */
function errorCode(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] };
  if (typeof code === 'string') return code;
  return errors?.[0] === undefined ? '' : errorCode(errors[0]);
}
