import { l10n } from 'vscode';
import type { Placeholder } from '../../box/updateUrl/placeholders';
import type { UrlFinding } from '../../box/updateUrl/checks';

/** What is wrong with an update URL and what to write instead. */
export function urlFindingWords(finding: UrlFinding): string {
  const words = faultWords(finding);
  if (finding.url === undefined) return words;
  return finding.url === 0 ? l10n.t('First URL: {0}', words) : l10n.t('Second URL: {0}', words);
}

/** What could be better about an update URL that may work as it is, for a row. */
export function urlNoteWords({ code }: UrlFinding): string {
  switch (code) {
    case 'username-absent':
      return l10n.t('update URL without {0}', '<username>');
    case 'prefix-without-ip6addr':
    case 'mode-needs-ipv6':
      return l10n.t('update URL without {0}', '<ip6addr>');
    case 'mode-needs-ipv4':
      return l10n.t('update URL without {0}', '<ipaddr>');
    case 'plain-http-credentials':
      return l10n.t('update URL without {0}', 'https://');
    case 'username-empty':
      return l10n.t('update URL: the user name is empty');
    default:
      return l10n.t('the update URL can be improved');
  }
}

function faultWords(fault: UrlFinding): string {
  switch (fault.code) {
    case 'empty':
      return l10n.t('Enter the update URL.');
    case 'outer-blanks':
      return l10n.t('Remove the blanks before and after the URL.');
    case 'two-blanks':
      return l10n.t('Write just one blank between the two URLs.');
    case 'control-character':
      return l10n.t('Remove the line breaks, tabs and other control characters.');
    case 'invisible-characters':
      return l10n.t('Type the URL anew: it holds invisible characters that came along when it was copied.');
    case 'html-escapes':
      return l10n.t(
        'This was copied from the source of a web page. Write & instead of {0}, < instead of {1} and > instead of {2}.',
        '&amp;',
        '&lt;',
        '&gt;',
      );
    case 'percent-escapes':
      return l10n.t('In this URL, characters are escaped that must not be: write < > & = instead of %3C %3E %26 %3D.');
    case 'text-around':
      return l10n.t('Remove what stands before and after the URL, such as quotation marks, a command or a full stop.');
    case 'run-together':
      return l10n.t(
        'A second https:// stands in the middle: remove what is too much, or write a blank between two URLs.',
      );
    case 'blank-inside':
      return l10n.t(
        'Remove the blank: the FRITZ!Box takes what follows it for another URL. Write %20 for one that belongs there.',
      );
    case 'no-question-mark':
      return l10n.t('Write ? before the first parameter; only the others have & before them.');
    case 'second-question-mark':
      return l10n.t('Write & before the other parameters: only the first one has ? before it.');
    case 'missing-ampersand':
      return l10n.t('Write & between a placeholder and the next parameter.');
    case 'fixed-address':
      return l10n.t(
        'Write {0} instead of the address: it changes.',
        fault.family === 'ipv4' ? '<ipaddr>' : '<ip6addr>',
      );
    case 'prefix-with-suffix':
      return l10n.t(
        'Append nothing to <ip6lanprefix>: it ends with its length (/64). The provider or the device itself has to make the address.',
      );
    case 'non-ascii':
      return l10n.t(
        'Write {0} escaped (ü is %C3%BC): URLs have only unaccented letters, digits and a few signs.',
        listed(fault.characters),
      );
    case 'bad-host':
      return l10n.t(
        'The name of the server is missing or not valid. Write the URL like https://dyn.example/update?hostname=<domain>&myip=<ipaddr>.',
      );
    case 'no-path':
      return l10n.t(
        'Put a slash after the server, as in https://dyn.example/?ip=<ipaddr>: the FRITZ!Box takes no URL without one.',
      );
    case 'no-scheme':
      return l10n.t('Write https:// in front: without it the FRITZ!Box sends this unencrypted.');
    case 'unsupported-scheme':
      return l10n.t('The FRITZ!Box does not know {0}. Write {1} instead.', fault.scheme, 'https://');
    case 'plain-http-credentials':
      return fault.atHome === true
        ? l10n.t('This is sent unencrypted, but only in your home network.')
        : plainCredentialsWords(fault.what);
    case 'unknown-placeholder':
      return fault.suggestion === undefined
        ? l10n.t('The FRITZ!Box does not know {0}. Write what belongs there instead.', fault.placeholder)
        : l10n.t('The FRITZ!Box does not know {0}. Write {1} instead.', fault.placeholder, fault.suggestion);
    case 'placeholder-case':
      return l10n.t(
        'Write {1} instead of {0}: the FRITZ!Box may not understand capitals.',
        fault.placeholder,
        fault.suggestion,
      );
    case 'unclosed-placeholder':
      return fault.suggestion === undefined
        ? l10n.t('There is no > to end {0}.', fault.placeholder)
        : l10n.t('There is no > to end {0}. Write {1}.', fault.placeholder, fault.suggestion);
    case 'unopened-placeholder':
      return fault.suggestion === undefined
        ? l10n.t('There is no < to begin {0}.', fault.placeholder)
        : l10n.t('There is no < to begin {0}. Write {1}.', fault.placeholder, fault.suggestion);
    case 'unbalanced-b64':
      return l10n.t('Each <b64> needs a </b64> behind it, and no other <b64> in between.');
    case 'prefix-without-ip6addr':
      return l10n.t(
        'Add <ip6addr>, if need be in a parameter that the provider ignores: without it the FRITZ!Box may leave <ip6lanprefix> empty.',
      );
    case 'username-absent':
      return l10n.t(
        'Some FRITZ!Boxes do not call a URL without <username>. If the provider receives nothing, add it, for example as &user=<username>.',
      );
    case 'username-empty':
      return l10n.t(
        'Enter a user name, any if the provider needs none: without one the FRITZ!Box may not call the URL.',
      );
    case 'password-empty':
      return l10n.t('The URL sends the password, but there is none. Enter it.');
    case 'mode-needs-two':
      return l10n.t(
        'Two requests need two URLs with one blank between them, the first with <ipaddr>, the second with <ip6addr>.',
      );
    case 'mode-needs-one':
      return l10n.t('One request needs one URL.');
    case 'mode-needs-ipv4':
      return l10n.t(
        'There is no {0} in it: that works only with providers that take the address the request comes from.',
        '<ipaddr>',
      );
    case 'mode-needs-ipv6':
      return l10n.t(
        'There is no {0} in it: that works only with providers that take the address the request comes from.',
        '<ip6addr>',
      );
    case 'mode-other-family':
      return l10n.t(
        'Leave out {0}, or choose another mode: this request is not made for that address.',
        fault.placeholder,
      );
    case 'needs-escaping':
      return needsEscapingWords(fault.field, listed(fault.characters));
    case 'password-may-need-escaping':
      return l10n.t(
        'The FRITZ!Box puts the password into the URL as it is. If it has characters such as & + # %, enter them escaped (& is %26).',
      );
  }
}

function needsEscapingWords(field: 'domain' | 'username' | 'password', characters: string): string {
  switch (field) {
    case 'domain':
      return l10n.t(
        'The domain name contains {0}, which has another meaning in a URL. The FRITZ!Box does not escape it.',
        characters,
      );
    case 'username':
      return l10n.t(
        'The user name contains {0}, which has another meaning in a URL: enter it escaped (& is %26).',
        characters,
      );
    case 'password':
      return l10n.t(
        'The password contains {0}, which has another meaning in a URL: enter it escaped (& is %26).',
        characters,
      );
  }
}

function plainCredentialsWords(what: 'password' | 'token' | 'username'): string {
  switch (what) {
    case 'password':
      return l10n.t('The password may travel unencrypted. Write https:// if the provider offers it.');
    case 'token':
      return l10n.t('What seems to be a key travels unencrypted. Write https:// if the provider offers it.');
    case 'username':
      return l10n.t('The user name may travel unencrypted. Write https:// if the provider offers it.');
  }
}

/** Characters in a sentence. */
export function listed(characters: Iterable<string>): string {
  return [...characters].map((character) => (/\s/.test(character) ? l10n.t('a blank') : character)).join(', ');
}

/** What the box fills in for a placeholder. */
export function placeholderWords(placeholder: Placeholder): string {
  switch (placeholder) {
    case '<ipaddr>':
      return l10n.t('IPv4 address of the FRITZ!Box');
    case '<ip6addr>':
      return l10n.t('IPv6 address of the FRITZ!Box itself');
    case '<ip6lanprefix>':
      return l10n.t('IPv6 prefix of the home network, with its length');
    case '<domain>':
      return l10n.t('domain name');
    case '<username>':
      return l10n.t('user name');
    case '<pass>':
      return l10n.t('password');
    case '<passwd>':
      return l10n.t('password, like <pass>');
    case '<dualstack>':
      return l10n.t('about IPv4 and IPv6 together; its values are not documented');
    case '<b64>':
      return l10n.t('from here to </b64> encoded in Base64');
    case '</b64>':
      return l10n.t('end of what is encoded in Base64');
  }
}
