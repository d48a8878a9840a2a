import { type ConnectionProblem, type HttpProblem, Tr064Error } from './errors';

/** Error codes of Node's net, dns and tls modules and of undici, by what they mean for a person. */
const KINDS: readonly (readonly [RegExp, ConnectionProblem | HttpProblem])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'name-not-found'],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'unreachable',
  ],
  [/^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/, 'timeout'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED|UND_ERR_INFO)$/, 'connection-lost'],
  [/^(UND_ERR_RES_EXCEEDED_MAX_SIZE|UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/, 'response-too-large'],
  [/^(HPE_|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_RESPONSE)/, 'bad-response'],
  [/^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/, 'certificate-invalid'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'tls-failed'],
];

/** Turns what Node or undici threw into a typed error. Typed ones pass through, and so does what is no such error. */
export function connectionError(error: unknown, address: string): unknown {
  const code = errorCode(error);
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  if (error instanceof Tr064Error || kind === undefined) return error;
  const message = error instanceof Error && error.message !== '' ? error.message : code;
  return new Tr064Error(kind, `${address}: ${message}`, { address }, error);
}

/** A connection tried on several addresses fails with an AggregateError, whose parts say why. */
function errorCode(error: unknown): string {
  const { code, errors, name } = error as { code?: unknown; errors?: unknown[]; name?: unknown };
  if (typeof code === 'string') return code;
  if (name === 'HTTPParserError') return 'HPE_'; // undici keeps no code of its parser's errors
  return errors?.[0] === undefined ? '' : errorCode(errors[0]);
}
