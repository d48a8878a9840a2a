import { isIPv6 } from 'node:net';
import { LIMITS } from '../../common/limits';
import { cutText } from '../../common/plainText';
import { MASK } from '../../common/redaction';
import { splitUrl } from './parts';
import { protect, unprotect } from './placeholders';

/** A scheme, right or misspelt; none is fine too. */
const SCHEME = /^((h?t{0,3}p{1,2}s{0,2}|ftps?):\/\/)?$/i;

/** Query parameters whose values say where and what, not who. Every other value may be a key. */
const WHERE = 'host(name)?s?|(sub)?domains?|zone|name|record';
const HARMLESS_PARAMETER = new RegExp(
  `^(${WHERE}|my_?ip(v?[46])?|ip(v?[46])?(addr(ess)?)?|ip6(lan)?prefix|type|system|action|ttl|wildcard|dualstack|verbose|ver(sion)?)$`,
  'i',
);
/** Part of an IPv6 address, beside a placeholder or all of it. */
const PART_OF_IPV6 = /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){1,8}(\/\d{1,3})?$/i;

/** Those whose values say who, where they are the user's name and nothing else. */
const WHO = 'u|usr|user(_?(name|id))?|uid|log_?in|account(_?name)?|acc|e?mail|benutzer(name)?';
/** Where a plain user's name belongs: before a password, or in one of these parameters. */
const PLAIN_USER = new RegExp(
  protect(
    `(?<=^|\\s|//|<b64>)<username>:[<pass><passwd>]|(?<=[?&;](${WHERE}|${WHO})=)(<username>|<b64><username></b64>)(?![^&;#\\s])`,
  ),
  'gi',
);

/** Names of parameters are shown when they look like names: short words. */
const PARAMETER_NAME = /^[a-z][a-z_]{0,11}[0-9]?$/i;

/** Parts of paths that providers use; anything else in a path may be a key. */
const PATH_WORD =
  /^(v?\d{1,2}|nic|dyn|dyndns|ddns|dns|dynamic|dynupdate|dynv6|dyn-?ip|update|upd|updates|api|apis|http|rest|set|ip|ips|ipv4|ipv6|host|hosts|record|records|zone|zones|domain|domains|client|hook|webhook|cgi-bin|index|[a-z_-]{1,16}\.(php|html?|cgi|aspx?|jsp|pl))$/i;

/** A word that is more likely a key than a name: long, of letters and digits, or hexadecimal. */
const KEY_LIKE = /^(?=.*\d)(?=.*\p{L}).{12,}$|^.{25,}$|^(?=.*\d)[0-9a-f]{8,}$/iu;

/**
 * An update URL without its secrets: placeholders, the host, usual words of paths, names of parameters, and values that
 * are names or addresses are known to be harmless. Two URLs, as mode ddns_both has them, are masked one by one.
 */
export function maskUpdateUrl(url: string, isSecretInPath = isUnusual): string {
  return cutText(url, LIMITS.updateUrl)
    .split(' ')
    .map((one) => maskOne(one, isSecretInPath))
    .join(' ');
}

/** The same for the person who is writing the URL: of its path, only what looks like a key is masked. */
export function maskTypedUrl(url: string): string {
  return maskUpdateUrl(url, isKeyLike);
}

function maskOne(url: string, isSecretInPath: (text: string) => boolean): string {
  const { scheme, login, host, path, query, fragment } = splitUrl(protect(url));
  return unprotect(
    [
      SCHEME.test(scheme) ? scheme : `${MASK}://`,
      login === undefined ? '' : `${login.split(':').map(maskText).join(':')}@`,
      maskHost(host),
      path.replace(/[^/]+/g, (part) => maskWhere(part, isSecretInPath)),
      query === undefined ? '' : `?${query.replace(/[^&;]+/g, maskParameter)}`,
      fragment === undefined ? '' : `#${maskText(fragment)}`,
    ].join(''),
  );
}

/** The user name beside an update URL as it may be kept and shown. */
export function maskUserName(username: string, url: string): string {
  return username !== '' && userNameIsKey(url) ? MASK : username;
}

/** True unless the URL sends the user's name only where a plain one belongs. Anywhere else it may be a key. */
export function userNameIsKey(url: string): boolean {
  // Of one that is too long to be looked at it is not known.
  return url.length > LIMITS.updateUrl || protect(url).replace(PLAIN_USER, '').includes(protect('<username>'));
}

/** A server's name, as it may be known to all, or its address, and a port. */
function maskHost(host: string): string {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(.*)$/s.exec(host) ?? [];
  const labels = name.split('.').map((label) => maskWhere(label, (text) => !isLabel(text)));
  return (isIPv6(name.slice(1, -1)) ? name : labels.join('.')) + maskWhere(port, (text) => !/^:?\d{0,5}$/.test(text));
}

function maskParameter(parameter: string): string {
  const at = parameter.indexOf('=');
  if (at < 0) return maskText(parameter);
  const [name, value] = [parameter.slice(0, at), parameter.slice(at + 1)];
  if (!HARMLESS_PARAMETER.test(name)) return `${PARAMETER_NAME.test(name) ? name : maskText(name)}=${maskText(value)}`;
  return `${name}=${maskWhere(value, (text) => !isHarmlessValue(text) && !isPunctuation(text))}`;
}

function maskText(text: string): string {
  return maskWhere(text, (literal) => !isPunctuation(literal));
}

/** True for a part of a path that is not one of the usual words. */
function isUnusual(text: string): boolean {
  return !PATH_WORD.test(text) && !isPunctuation(text);
}

/** A part of a path that has a long word of letters and digits, a very long one, or a value that is named like a key. */
function isKeyLike(text: string): boolean {
  return (
    text.split(/[^\w%-]+/).some((word) => /^(?=.*\d)(?=.*[a-z]).{12,}$|^.{25,}$/i.test(word)) ||
    /(token|key|pass|pwd?|auth|secret|hash)[a-z_-]*[=:]./i.test(text)
  );
}

function isLabel(text: string): boolean {
  return /^[\p{L}\p{N}_-]*$/u.test(text) && !KEY_LIKE.test(text);
}

function isHarmlessValue(text: string): boolean {
  return PART_OF_IPV6.test(text) || text.split('.').every((label) => isLabel(label) && !/[^ -~]/.test(label));
}

/** What may stand between two placeholders, as in `<username>:<pass>`. */
function isPunctuation(text: string): boolean {
  return /^[:;,.|+_-]*$/.test(text);
}

/** Masks the text between placeholders wherever `secret` says so. */
function maskWhere(text: string, secret: (literal: string) => boolean): string {
  return text.replace(/[^\ue000-\ue0ff]+/g, (literal) => (secret(literal) ? MASK : literal));
}
