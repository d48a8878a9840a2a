/** State of the box's Let's Encrypt certificate (X_AVM-DE_RemoteAccess, table 13); `other` for unlisted text. */
const STATES = ['not_used', 'get', 'valid', 'invalid', 'unknown'] as const;

export type LetsEncryptState = (typeof STATES)[number] | 'other';

export function letsEncryptState(raw: string): LetsEncryptState {
  const written = raw
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return STATES.find((state) => state === written) ?? 'other';
}
