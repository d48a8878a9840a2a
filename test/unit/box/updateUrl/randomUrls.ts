import { PLACEHOLDERS } from '../../../../src/box/updateUrl/placeholders';

/** What update URLs are made of, and what does not belong in one. */
const PIECES = [
  ...PLACEHOLDERS,
  ...['http://', 'https://', 'ftp://', '//', 'dyn.example', '[2001:db8::1]', '203.0.113.7', ':8443', ':99999', 'anna'],
  ...['/', '?', '#', '&', '=', '@', ':', ';', '%', '%zz', '<', '>', '<ip', '</', '<user>', '<IPADDR>', '\\', '"', '$('],
  ...[
    'hostname=',
    'myip=',
    'token=',
    'auth=',
    ' ',
    '  ',
    '\n',
    '\t',
    '\u0000',
    '\u00a0',
    'ü',
    '🔑',
    '\ud800',
    '\ue005',
  ],
];

/** `count` texts of random pieces, the same ones in each run. */
export function randomUrls(count: number, pieces: readonly string[] = PIECES): string[] {
  let state = 1;
  // Marsaglia's xorshift32.
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: next(14) }, () => pieces[next(pieces.length)]).join(''),
  );
}
