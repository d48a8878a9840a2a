/** What the box fills in (X_AVM-DE_RemoteAccess §2.1 and the vendor's help on update URLs); `<b64>` encloses base64. */
export const PLACEHOLDERS = [
  '<ipaddr>',
  '<ip6addr>',
  '<ip6lanprefix>',
  '<domain>',
  '<username>',
  '<pass>',
  '<passwd>',
  '<dualstack>',
  '<b64>',
  '</b64>',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export function isPlaceholder(text: string): text is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(text);
}

// Placeholders hold delimiters (`</b64>`): while a URL is taken apart each stands as one private-use character.
const FIRST = 0xe000;
const PLACEHOLDER = new RegExp(PLACEHOLDERS.join('|'), 'gi');

/** The text with each placeholder, in either case, as one character that matches PROTECTED. */
export function protect(text: string): string {
  return text
    .replace(/[\ue000-\ue0ff]/g, '\ufffd')
    .replace(PLACEHOLDER, (found) =>
      String.fromCharCode(FIRST + (PLACEHOLDERS as readonly string[]).indexOf(found.toLowerCase())),
    );
}

export function unprotect(text: string): string {
  return text.replace(/[\ue000-\ue0ff]/g, (character) => PLACEHOLDERS[character.charCodeAt(0) - FIRST] ?? '');
}

export interface Completion {
  readonly placeholder: Placeholder;
  /** The whole text with the placeholder at its end. */
  readonly text: string;
}

/** The placeholders a text may go on with: those that its end begins, or all; of `<b64>` and `</b64>` the next. */
export function completePlaceholder(text: string): Completion[] {
  const beginning = /<\/?\w*$/.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - beginning.length);
  const out = before.lastIndexOf('<b64>') > before.lastIndexOf('</b64>') ? '<b64>' : '</b64>';
  return PLACEHOLDERS.filter(
    (placeholder) => placeholder !== out && placeholder.startsWith(beginning.toLowerCase()),
  ).map((placeholder) => ({ placeholder, text: before + placeholder }));
}
