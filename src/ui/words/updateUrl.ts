import { l10n } from 'vscode';
import type { Placeholder } from '../../box/updateUrl/placeholders';
import type { UrlFinding } from '../../box/updateUrl/checks';
import { byCode } from './byCode';

export function urlFindingWords(finding: UrlFinding): string {
  const words = faultWords(finding);
  if (finding.url === undefined) return words;
  return finding.url === 0 ? l10n.t('First URL: {0}', words) : l10n.t('Second URL: {0}', words);
}

/** What could be better about an update URL that may work as it is, for a row. */
export function urlNoteWords({ code }: UrlFinding): string {
  if (code === 'username-empty') return l10n.t('update URL: the user name is empty');
  const missing: Partial<Record<UrlFinding['code'], string>> = {
    'username-absent': '<username>',
    'prefix-without-ip6addr': '<ip6addr>',
    'mode-needs-ipv6': '<ip6addr>',
    'mode-needs-ipv4': '<ipaddr>',
    'plain-http-credentials': 'https://',
  };
  const part = missing[code];
  return part === undefined ? l10n.t('the update URL can be improved') : l10n.t('update URL without {0}', part);
}

const faultWords = byCode<UrlFinding, string>({
  empty: () => l10n.t('Enter the update URL.'),
  'outer-blanks': () => l10n.t('Remove the blanks before and after the URL.'),
  'two-blanks': () => l10n.t('Write just one blank between the two URLs.'),
  'control-character': () => l10n.t('Remove the line breaks, tabs and other control characters.'),
  'invisible-characters': () =>
    l10n.t('Type the URL anew: it holds invisible characters that came along when it was copied.'),
  'html-escapes': () =>
    l10n.t(
      'This was copied from the source of a web page. Write & instead of {0}, < instead of {1} and > instead of {2}.',
      '&amp;',
      '&lt;',
      '&gt;',
    ),
  'percent-escapes': () =>
    l10n.t('In this URL, characters are escaped that must not be: write < > & = instead of %3C %3E %26 %3D.'),
  'text-around': () =>
    l10n.t('Remove what stands before and after the URL, such as quotation marks, a command or a full stop.'),
  'run-together': () =>
    l10n.t('A second https:// stands in the middle: remove what is too much, or write a blank between two URLs.'),
  'blank-inside': () => l10n.t('For the FRITZ!Box, a blank begins another URL: remove it, or write %20 instead.'),
  'no-question-mark': () => l10n.t('Write ? before the first parameter; only the others have & before them.'),
  'second-question-mark': () => l10n.t('Write & before the other parameters: only the first one has ? before it.'),
  'missing-ampersand': () => l10n.t('Write & between a placeholder and the next parameter.'),
  'fixed-address': ({ family }) =>
    l10n.t('Write {0} instead of the address: it changes.', family === 'ipv4' ? '<ipaddr>' : '<ip6addr>'),
  'prefix-with-suffix': () =>
    l10n.t(
      'Append nothing to <ip6lanprefix>: it ends with its length (/64). The provider or the device itself has to make the address.',
    ),
  'non-ascii': ({ characters }) =>
    l10n.t(
      'Write {0} escaped (ü is %C3%BC): URLs have only unaccented letters, digits and a few signs.',
      listed(characters),
    ),
  'bad-host': () =>
    l10n.t(
      'The name of the server is missing or not valid. An example is https://dyn.example/update?host=<domain>&ip=<ipaddr>.',
    ),
  'no-path': () =>
    l10n.t('The slash after the server is missing. The FRITZ!Box needs it, as in https://dyn.example/?ip=<ipaddr>.'),
  'no-scheme': () => l10n.t('Write https:// in front: without it the FRITZ!Box sends this unencrypted.'),
  'unsupported-scheme': ({ scheme }) =>
    l10n.t('The FRITZ!Box does not know {0}. Write {1} instead.', scheme, 'https://'),
  'plain-http-credentials': ({ atHome, what }) =>
    atHome === true ? l10n.t('This is sent unencrypted, but only in your home network.') : plainCredentialsWords(what),
  'unknown-placeholder': ({ suggestion, placeholder }) =>
    suggestion === undefined
      ? l10n.t('The FRITZ!Box does not know {0}. Write what belongs there instead.', placeholder)
      : l10n.t('The FRITZ!Box does not know {0}. Write {1} instead.', placeholder, suggestion),
  'placeholder-case': ({ placeholder, suggestion }) =>
    l10n.t('Write {1} instead of {0}: the FRITZ!Box may not understand capitals.', placeholder, suggestion),
  'unclosed-placeholder': ({ suggestion, placeholder }) =>
    suggestion === undefined
      ? l10n.t('There is no > to end {0}.', placeholder)
      : l10n.t('There is no > to end {0}. Write {1}.', placeholder, suggestion),
  'unopened-placeholder': ({ suggestion, placeholder }) =>
    suggestion === undefined
      ? l10n.t('There is no < to begin {0}.', placeholder)
      : l10n.t('There is no < to begin {0}. Write {1}.', placeholder, suggestion),
  'unbalanced-b64': () => l10n.t('Each <b64> needs a </b64> behind it, and no other <b64> in between.'),
  'prefix-without-ip6addr': () =>
    l10n.t(
      'Add <ip6addr>, even in a parameter that the provider ignores: without it the FRITZ!Box may leave <ip6lanprefix> empty.',
    ),
  'username-absent': () =>
    l10n.t(
      'Some FRITZ!Boxes do not call a URL without <username>. If the provider receives nothing, add it, for example as &user=<username>.',
    ),
  'username-empty': () =>
    l10n.t('Enter a user name, any if the provider needs none: without one the FRITZ!Box may not call the URL.'),
  'password-empty': () => l10n.t('The URL sends the password, but there is none. Enter it.'),
  'mode-needs-two': () =>
    l10n.t(
      'Two requests need two URLs with one blank between them, the first with <ipaddr>, the second with <ip6addr>.',
    ),
  'mode-needs-one': () => l10n.t('One request needs one URL.'),
  'mode-needs-ipv4': () =>
    l10n.t(
      'There is no {0} in it: that works only with providers that take the address the request comes from.',
      '<ipaddr>',
    ),
  'mode-needs-ipv6': () =>
    l10n.t(
      'There is no {0} in it: that works only with providers that take the address the request comes from.',
      '<ip6addr>',
    ),
  'mode-other-family': ({ placeholder }) =>
    l10n.t('Leave out {0}, or choose another mode: this request is not made for that address.', placeholder),
  'needs-escaping': ({ field, characters }) => needsEscapingWords(field, listed(characters)),
  'password-may-need-escaping': () =>
    l10n.t(
      'The FRITZ!Box puts the password into the URL as it is. If it has characters such as & + # %, enter them escaped (& is %26).',
    ),
});

function needsEscapingWords(field: 'domain' | 'username' | 'password', characters: string): string {
  return {
    domain: l10n.t('The domain name contains {0}, which the FRITZ!Box does not escape in the URL.', characters),
    username: l10n.t('The user name contains {0}: enter it escaped for the URL (& is %26).', characters),
    password: l10n.t('The password contains {0}: enter it escaped for the URL (& is %26).', characters),
  }[field];
}

function plainCredentialsWords(what: 'password' | 'token' | 'username'): string {
  return {
    password: l10n.t('The password may be sent unencrypted. Write https:// if the provider offers it.'),
    token: l10n.t('A value that looks like a key is sent unencrypted. Write https:// if the provider offers it.'),
    username: l10n.t('The user name may be sent unencrypted. Write https:// if the provider offers it.'),
  }[what];
}

/** Characters in a sentence. */
export function listed(characters: Iterable<string>): string {
  const all = [...characters].map((one) => (/\s/.test(one) ? l10n.t('a blank') : l10n.t('“{0}”', one)));
  const last = all.pop() ?? '';
  return all.length === 0 ? last : l10n.t('{0} and {1}', all.join(', '), last);
}

/** What the box fills in for a placeholder. */
export function placeholderWords(placeholder: Placeholder): string {
  return {
    '<ipaddr>': l10n.t('IPv4 address of the FRITZ!Box'),
    '<ip6addr>': l10n.t('IPv6 address of the FRITZ!Box itself'),
    '<ip6lanprefix>': l10n.t('IPv6 prefix of the home network, with its length'),
    '<domain>': l10n.t('domain name'),
    '<username>': l10n.t('user name'),
    '<pass>': l10n.t('password'),
    '<passwd>': l10n.t('password, like <pass>'),
    '<dualstack>': l10n.t('about IPv4 and IPv6 together; its values are not documented'),
    '<b64>': l10n.t('from here to </b64> encoded in Base64'),
    '</b64>': l10n.t('end of what is encoded in Base64'),
  }[placeholder];
}
