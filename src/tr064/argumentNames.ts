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

/** A text of a box without the session ids and share keys that its links carry: `/list.lua?sid=…`, `?id=…`. */
export function withoutSessionIds(text: string): string {
  return text.replace(/([?&;]s?id=)[^&;\s"'<]+/gi, `$1${MASK}`);
}
