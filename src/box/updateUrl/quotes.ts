import { isPlaceholder } from './placeholders';
import type { UrlFinding } from './checks';

/** What stands for a piece of the URL. */
const LEFT_OUT = '…';

/** A finding about an update URL without what it quotes of it, but for placeholders: it may be a piece of a key. */
export function withoutQuotes(finding: UrlFinding): UrlFinding {
  if ('characters' in finding) return { ...finding, characters: LEFT_OUT };
  if ('scheme' in finding) return { ...finding, scheme: LEFT_OUT };
  if (!('placeholder' in finding) || isPlaceholder(finding.placeholder.toLowerCase())) return finding;
  // Those that may quote a known placeholder only never come here.
  if (!('suggestion' in finding) || finding.code === 'placeholder-case') return finding;
  const [begin, end] = [finding.placeholder.startsWith('<') ? '<' : '', finding.placeholder.endsWith('>') ? '>' : ''];
  return { ...finding, placeholder: `${begin}${LEFT_OUT}${end}` };
}
