import { MASK } from '../common/redaction';

/** What the names of arguments that carry a secret have in them: passwords, keys, tokens, PINs, tickets, session ids. */
const SECRET =
  /pass|pwd|pw$|secret|token|key|psk|hash|credential|private|cookie|ticket|session_?id|(?<!s)sid$|pin(code|\d+)?$|puk\d?$|otp$|(^|new|_)tan$|authori[sz]ation$|(recovery|access|auth)code$|kennwort|provisioning|persistentdata|(update|connectionrequest|configfile|download)url/i;

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

/** How a secret is named where texts carry it: in links, as `sid=…`, in JSON, as `"sid":"…"`, and in prose; escaped or not. */
const NAMED_SECRET =
  /((?:(?<!s)sid|session[_-]?id|token|ticket|pass(?:wor[dt]|wd|phrase)?|pwd?|secret|key|psk|kennwort|auth(?:ori[sz]ation)?|(?<![a-z0-9])(?:id|pin|tan|otp|code|hash))(?:\\?["'])?(?:\s{0,2}=\s{0,2}|%(?:25)*3d|\\u003d|(?<=["']|sid|token|wor[dt]|wd|pw|phrase|secret|ation|psk|api.?key|pin|tan|otp)\s{0,3}:\s{0,3}|%(?:25)*22%(?:25)*3a)(?:(?:basic|bearer|digest)\s)?)("(?:[^"\\]|\\.)+|'(?:[^'\\]|\\.)+|(?:\\?["']|%(?:25)*22)?(?:[^\s&;"'<>\\%]|%(?!(?:25)*(?:22|26|3b)))+)/gi;

/** A text of a box without session ids, tokens and passwords in its links and its JSON; `found` gets each of them. */
export function withoutNamedSecrets(text: string, found: (secret: string) => void = () => undefined): string {
  return text.replace(NAMED_SECRET, (_, name: string, value: string) => {
    const [quote = ''] = /^(\\?["']|%(25)*22)/i.exec(value) ?? [];
    found(value.slice(quote.length));
    return name + quote + MASK;
  });
}
