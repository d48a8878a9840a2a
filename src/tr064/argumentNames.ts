/**
 * Arguments whose names say that they carry a secret, across the services of a box: passwords, passphrases, keys,
 * tokens, PINs and session ids; and addresses that may hold a login or a key.
 */
const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|(pre)?shared_?key|wepkey|(^|_|New)key|pin$|sid$|credential|updateurl|connectionrequesturl|configfileurl/i;

export function isSecretName(argument: string): boolean {
  return SECRET_NAME.test(argument);
}
