import { LIMITS } from '../../common/limits';
import { cutText } from '../../common/plainText';
import { MASK } from '../../common/redaction';
import { maskTypedUrl, userNameIsKey } from './mask';

/** What the box would fill in, as far as it is known. */
export interface PreviewValues {
  readonly ipaddr?: string | undefined;
  readonly ip6addr?: string | undefined;
  /** With its length, as the box sends it: `2001:db8::/64`. */
  readonly ip6lanprefix?: string | undefined;
  readonly domain?: string | undefined;
  readonly username?: string | undefined;
}

const UNKNOWN = '…';

/** What the box would request, without secrets: they show as MASK, as do keys that stand in the URL itself. */
export function previewUpdateUrl(text: string, values: PreviewValues): string {
  const urls = cutText(text, LIMITS.updateUrl)
    .split(/\s+/)
    .filter((url) => url !== '');
  return urls.map((url) => previewOne(url, values)).join(' ');
}

function previewOne(url: string, values: PreviewValues): string {
  const shown = new Map<string, string>([
    ['<ipaddr>', values.ipaddr || UNKNOWN],
    ['<ip6addr>', values.ip6addr || UNKNOWN],
    // With its length: what is appended to it is seen to make no address.
    ['<ip6lanprefix>', values.ip6lanprefix || `${UNKNOWN}/64`],
    ['<domain>', values.domain || UNKNOWN],
    ['<username>', userNameIsKey(url) ? MASK : values.username || UNKNOWN],
    ['<pass>', MASK],
    ['<passwd>', MASK],
    // Which values it takes is not documented.
    ['<dualstack>', UNKNOWN],
  ]);
  const fill = (part: string): string => part.replace(/<\w+>/g, (placeholder) => shown.get(placeholder) ?? placeholder);
  const filled = maskTypedUrl(url)
    .split(/(<b64>.*?<\/b64>)/s)
    .map((part) =>
      /^<b64>.*<\/b64>$/s.test(part) ? encode(fill(part.slice('<b64>'.length, -'</b64>'.length))) : fill(part),
    )
    .join('');
  // "If the value does not begin with https:// or http:// HTTP without SSL is used" (document, §1.5).
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(filled) ? filled : `http://${filled}`;
}

function encode(text: string): string {
  if (text.includes(MASK)) return MASK;
  return text.includes(UNKNOWN) ? UNKNOWN : Buffer.from(text).toString('base64');
}
