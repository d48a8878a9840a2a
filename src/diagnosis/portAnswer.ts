/**
 * What an answer on the TR-069 port gives away. The vendor promises that only a URI known to box and provider has an
 * effect (its help on port 8089). Firmware answers 400, 401 with a Digest challenge or 404, and so does a correct box.
 */

/** One thing an answer told that a bare refusal does not. */
export type Disclosure =
  /** Bytes that are no HTTP answer, such as the greeting of another service. */
  | { readonly kind: 'not-http' }
  /** A random path was accepted: a caller need not know the secret one. */
  | { readonly kind: 'accepted' }
  /** A redirection, an unusual status, or a usual one with words of its own. */
  | { readonly kind: 'status' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body' };

export interface PortAnswer {
  /** What was received, in printable ASCII; see printable. */
  readonly text: string;
  /** There was more than was kept. */
  readonly truncated: boolean;
  /** Empty for an answer that says no more than its status. */
  readonly disclosures: readonly Disclosure[];
}

/** Refusals with their usual words (RFC 9110 §15; `Authorization Required` is the firmware's own for 401). */
const REFUSAL =
  /^HTTP\/1\.[01] (400( Bad Request)?|401( (Unauthorized|Authorization Required))?|403( Forbidden)?|404( Not Found)?|405( Method Not Allowed)?|408( Request Time-?out)?|500( Internal Server Error)?|501( Not Implemented)?|503( Service Unavailable)?) ?$/i;

const ACCEPTED = /^HTTP\/1\.[01] 2\d\d( |$)/i;

/**
 * Headers that come with every refusal, and what may stand in them; `Server`, `Location`, cookies and all others tell
 * about what answers. A Digest challenge (TR-069 §3.2.2) needs a realm, which may not name a product, model or version;
 * its `domain` would name paths. Basic is no such challenge.
 */
const HARMLESS_HEADERS: ReadonlyMap<string, RegExp> = new Map([
  ['content-length', /^\d+$/],
  ['content-type', /^(text\/(html|plain|xml)|application\/xml)(; ?charset="?[\w-]+"?)?$/i],
  ['transfer-encoding', /^chunked$/i],
  ['connection', /^(close|keep-alive)$/i],
  ['keep-alive', /^[\w=, ]*$/],
  ['date', /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/],
  ['cache-control', /^(no-cache|no-store|private|must-revalidate|max-age=\d+|, ?)*$/i],
  ['pragma', /^no-cache$/i],
  ['expires', /^(0|-1|[A-Z][a-z]{2}, [\w: ]+ GMT)$/],
  ['retry-after', /^\d+$/],
  [
    'www-authenticate',
    /^Digest([ ,]+((nonce|opaque|algorithm|qop|stale)=("[^"]*"|[\w-]+)|realm="(?![^"]*(fritz|avm|\d{4}|\d\.\d))[^"]*"))+ *$/i,
  ],
]);

/** What is read of an answer, in bytes. */
export const MAX_ANSWER = 2_048;

/** Reads what came back to a request for a path that does not exist. */
export function readAnswer(received: Uint8Array, truncated = received.length > MAX_ANSWER): PortAnswer {
  const raw = Buffer.from(received.subarray(0, MAX_ANSWER)).toString('latin1');
  return { text: printable(raw), truncated, disclosures: disclosuresIn(raw) };
}

function disclosuresIn(raw: string): Disclosure[] {
  const [, head = raw, body = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(raw) ?? [];
  const [statusLine = '', ...headers] = head.replace(/\r?\n$/, '').split(/\r?\n/);
  if (!/^HTTP\/\d/.test(statusLine)) return [{ kind: 'not-http' }];
  const disclosures: Disclosure[] = headers
    .map(readField)
    .filter(({ harmless }) => !harmless)
    .map(({ name }) => ({ kind: 'header', name: printable(name) }));
  if (!REFUSAL.test(statusLine)) disclosures.unshift({ kind: ACCEPTED.test(statusLine) ? 'accepted' : 'status' });
  // `0` and nothing else is an empty body in chunks (RFC 9112 §7.1).
  if (!/^(0\r?\n)?\s*$/.test(body)) disclosures.push({ kind: 'body' });
  return disclosures;
}

/** A line that is no field counts as one with an odd name: what is not understood is not harmless. */
function readField(line: string): { readonly name: string; readonly harmless: boolean } {
  const [, name = line, value = ''] = /^([^:\s]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
  return { name, harmless: HARMLESS_HEADERS.get(name.toLowerCase())?.test(value) ?? false };
}

/** Printable ASCII with line feeds; everything else as `\x1b`, and a backslash doubled so that none is mistaken. */
export function printable(latin1: string): string {
  return latin1
    .replace(/\r\n/g, '\n')
    .replace(/[^\n\x20-\x7e]|\\/g, (character) =>
      character === '\\' ? '\\\\' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}
