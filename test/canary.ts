/**
 * A secret that must not come out anywhere, and all the ways it could: as it is, or in the spelling of a URL, of XML, of
 * JSON, of Base64, or read in the wrong charset.
 */

/** What to look for; `where` says in which spelling it was found. */
export function canaryForms(secret: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(secret, 'utf8');
  const url = encodeURIComponent(secret);
  const xml = escapeXml(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const forms: [string, string][] = [
    ['clear', secret],
    ['URL', url],
    ['URL, lower case', url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['URL, only what has to be', encodeURI(secret)],
    ['form', url.replaceAll('%20', '+')],
    ['XML', xml],
    ['XML twice', escapeXml(xml)],
    ['JSON', json],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
    [
      'JSON, ASCII',
      json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['UTF-8 read as Latin-1', bytes.toString('latin1')],
    ['hexadecimal', bytes.toString('hex')],
    ...[0, 1, 2].map((offset): [string, string] => [`Base64 at ${offset}`, base64(bytes, offset)]),
    ...[0, 1, 2].map((offset): [string, string] => [
      `Base64 for URLs at ${offset}`,
      base64(bytes, offset).replaceAll('+', '-').replaceAll('/', '_'),
    ]),
  ];
  return new Map(forms);
}

/** In which forms, if any, a text holds a secret; also where lines or calls cut it in two. */
export function canaryIn(text: string, secret: string): string[] {
  const joined = text.replace(/[\r\n]+/g, '');
  const found = [...canaryForms(secret)].filter(([, form]) => text.includes(form) || joined.includes(form));
  return found.map(([name]) => name);
}

/** The part of the Base64 of a text that is the same with any text around it, so many bytes after a beginning. */
function base64(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
