import { MASK } from '../common/redaction';

/** What the names of arguments that carry a secret have in them: passwords, keys, tokens, PINs, tickets, session ids. */
const SECRET =
  /pass|pwd|secret|token|key|psk|hash|credential|private|cookie|ticket|session_?id|(?<!s)sid$|pin(code|\d+)?$|puk$|otp$|(^|new)tan$|authori[sz]ation$|(recovery|access)code$|kennwort|provisioning|persistentdata|(update|connectionrequest|configfile|download)url/i;

/** What only says which passwords are allowed, which key is in use, or whether there is one. */
const ABOUT_SECRETS = /(min|max|allowed)chars|(required|selectable|active|index|status)$/i;

/** How the names of arguments end that are known to carry none. */
const HARMLESS =
  /(enabled?|disallow|action|port|mode|type|right|state|status|domain|name|ssid|host|hostname|server(ipv?[46]|\d)?|servers|provider|service|connection|protocol|address|mask|gateway|routers|mac|channel|bitrate|interval|time|duration|index|number|annex|country|language|volume)$/i;

/** Whether an argument carries a secret, by its name: the one rule for the log, documents, reports and language models. */
export function isSecretName(argument: string): boolean {
  return SECRET.test(argument) && !ABOUT_SECRETS.test(argument);
}

/** The same of an argument that is sent: there only switches and names that are known to be harmless are none. */
export function isSecretWhenSent(argument: string, value: string): boolean {
  if (value === '') return false;
  return isSecretName(argument) || !(HARMLESS.test(argument) || ABOUT_SECRETS.test(argument) || /^[01]$/.test(value));
}

/** How a secret is named where texts carry it: in links, as `sid=…`, and in JSON, as `"sid":"…"`; escaped or not. */
const NAMED_SECRET =
  /((?:(?<!s)sid|session[_-]?id|token|ticket|passwor[dt]|passwd|pwd|secret|api[_-]?key|psk|kennwort|(?<![a-z0-9])id)(?:\\?["'])?(?:\s{0,2}=\s{0,2}|%(?:25)*3d|\\u003d|(?<=["'])\s{0,3}:\s{0,3}|%(?:25)*22%(?:25)*3a)(?:\\?["']|%(?:25)*22)?)(?:[^\s&;"'<>\\%]|%(?!(?:25)*(?:22|26|3b)))+/gi;

/** A text of a box without the session ids, tokens and passwords that its links, and its lists in JSON, carry. */
export function withoutNamedSecrets(text: string): string {
  return text.replace(NAMED_SECRET, `$1${MASK}`);
}
