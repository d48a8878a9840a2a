/**
 * Arguments whose names say that they carry a secret, across the services of a box: passwords, passphrases, keys,
 * tokens, PINs, tickets and session ids; and addresses that may hold a login or a key. What only says which passwords
 * are allowed, which key is in use, or whether there is one, is none.
 */
const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|shared_?key|wepkey|(^|_|New)key|pin$|(?<!s)sid$|ticketid$|credential|updateurl|connectionrequesturl|configfileurl/i;
const ABOUT_SECRETS = /(min|max|allowed)chars|(required|selectable|active|index)$/i;

export function isSecretName(argument: string): boolean {
  return SECRET_NAME.test(argument) && !ABOUT_SECRETS.test(argument);
}

/** A text of a box without the session ids and share keys that its links carry: `/list.lua?sid=…`, `?id=…`. */
export function withoutSessionIds(text: string, mask: string): string {
  return text.replace(/([?&;]s?id=)[^&;\s"'<]+/gi, `$1${mask}`);
}
