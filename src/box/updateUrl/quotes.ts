import { isPlaceholder } from './placeholders';
import type { UrlFinding } from './checks';

/** What stands for a piece of the URL. */
const LEFT_OUT = '…';

/**
 * A finding about an update URL as it may be kept and shown: placeholders are known to all, anything else that it
 * quotes of the URL may be a piece of a key or a password and is left out.
 */
export function withoutQuotes(finding: UrlFinding): UrlFinding {
  if ('characters' in finding) return { ...finding, characters: LEFT_OUT };
  if ('scheme' in finding) return { ...finding, scheme: LEFT_OUT };
  if (!('placeholder' in finding) || isPlaceholder(finding.placeholder.toLowerCase())) return finding;
  // Those that may quote a known placeholder only never come here.
  if (!('suggestion' in finding) || finding.code === 'placeholder-case') return finding;
  const [begin, end] = [finding.placeholder.startsWith('<') ? '<' : '', finding.placeholder.endsWith('>') ? '>' : ''];
  return { ...finding, placeholder: `${begin}${LEFT_OUT}${end}` };
}
