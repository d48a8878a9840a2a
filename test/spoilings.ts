/** A promise of SECURITY.md broken on purpose: `was` stands once in the file and becomes `is`. */
export interface Spoiling {
  readonly what: string;
  readonly file: string;
  readonly was: string;
  readonly is: string;
  /** Unit tests of which one must fail. */
  readonly tests: string;
}

export const SPOILINGS: readonly Spoiling[] = [
  {
    what: 'the ticket of a refused connection is kept',
    file: 'src/tr064/identity.ts',
    was: '      this.session = undefined;\n      socket.destroy();',
    is: '      this.session = sessions.at(-1);\n      socket.destroy();',
    tests: 'an impostor',
  },
  {
    what: 'TLS 1.1 is offered',
    file: 'src/tr064/identity.ts',
    was: "const MIN_VERSION = 'TLSv1.2';",
    is: "const MIN_VERSION = 'TLSv1.1';",
    tests: 'an impostor',
  },
  {
    what: 'another key is taken',
    file: 'src/tr064/identity.ts',
    was: 'if (fingerprint !== this.trust.fingerprint) {',
    is: 'if (fingerprint === undefined) {',
    tests: 'an impostor',
  },
  {
    what: 'a confirmation is not ended',
    file: 'src/tr064/secondFactor.ts',
    was: '    await auth.stop(client, { token, timeout: STOP_TIMEOUT }).catch(() => undefined);',
    is: '    await Promise.resolve();',
    tests: 'second factor',
  },
  {
    what: 'the text of a fault is in the message',
    file: 'src/tr064/soap.ts',
    was: '`${call} failed: UPnP error ${code}`',
    is: '`${call} failed: UPnP error ${code} ${said}`',
    tests: 'SOAP|errors quote',
  },
  {
    what: 'the text of a fault to a call with a secret is kept',
    file: 'src/tr064/soap.ts',
    was: "const description = carriedSecret || said === '' ? undefined : said;",
    is: "const description = said === '' ? undefined : said;",
    tests: 'SOAP',
  },
  {
    what: 'the log has what a box wrote beside a code',
    file: 'src/common/errorText.ts',
    was: "'fingerprint'],",
    is: "'fingerprint', 'description'],",
    tests: 'errors in the log',
  },
  {
    what: 'tags and zero-width characters are left in',
    file: 'src/common/plainText.ts',
    was: "replace(INVISIBLE, '')",
    is: "replace(INVISIBLE, '$&')",
    tests: 'text from outside',
  },
  {
    what: 'values have no greatest length',
    file: 'src/common/plainText.ts',
    was: 'return text.length <= most ? text :',
    is: 'return text.length >= 0 ? text :',
    tests: 'text from outside has|SOAP',
  },
  {
    what: 'a private key is no secret',
    file: 'src/tr064/argumentNames.ts',
    was: 'token|key|psk',
    is: 'token|psk',
    tests: 'argument names|arguments of a call',
  },
  {
    what: 'what is sent is shown unless it is known to be a secret',
    file: 'src/tr064/argumentNames.ts',
    was: 'return isSecretName(argument) || !(HARMLESS.test(argument) || ABOUT_SECRETS.test(argument) || /^[01]$/.test(value));',
    is: 'return isSecretName(argument);',
    tests: 'argument names|arguments of a call',
  },
  {
    what: 'an authority may vouch for fritz.box',
    file: 'src/tr064/address.ts',
    was: '!isHomeName(name) && !NO_DOMAINS',
    is: '!NO_DOMAINS',
    tests: 'addresses',
  },
  {
    what: 'fritz.box may lead to the internet',
    file: 'src/tr064/address.ts',
    was: 'const usable = isBoxName(host) ?',
    is: 'const usable = host === "" ?',
    tests: 'addresses|names',
  },
  {
    what: 'the mask of a forum report is quadratic',
    file: 'src/reports/placeholders.ts',
    was: 'run.length > LIMITS.value',
    is: 'run.length > 1e9',
    tests: 'costs no more than its length in reports/placeholders',
  },
  {
    what: 'names that look alike are taken',
    file: 'src/common/lookAlike.ts',
    was: 'LOOKS_LIKE.get(letter) ?? letter',
    is: 'letter',
    tests: 'names that look alike',
  },
  {
    what: 'each byte that arrives gives the exchange its whole time again',
    file: 'src/tr064/connection.ts',
    was: '      const client = await this.connected();',
    is: "      const client = await this.connected();\n      this.socket?.on('readable', () => this.underWay[0]?.timer?.refresh());",
    tests: 'a byte at a time',
  },
  {
    what: 'an authority may vouch for a name without an owner, as far as a connection minds',
    file: 'src/tr064/identity.ts',
    was: "this.trust.kind === 'public-ca' && !canBeOwned(this.endpoint.host)",
    is: 'this.endpoint.host.length === 0',
    tests: 'public authority',
  },
  {
    what: 'a request in the log is masked no more than an answer',
    file: 'src/routers/redactedXml.ts',
    was: 'this.isSent && isArgument ?',
    is: 'this.isSent && !isArgument ?',
    tests: 'XML for the log',
  },
  {
    what: 'a secret of the request is left where the answer repeats it',
    file: 'src/routers/redactedXml.ts',
    was: 'rest.replaceAll(secret, MASK), plain(text))',
    is: 'rest, plain(text) + secret.slice(0, 0))',
    tests: 'XML for the log',
  },
  {
    what: 'a secret is left where it stands before the element that tells it',
    file: 'src/routers/redactedXml.ts',
    was: 'return secrets.size === 0 ? written : write(secrets);',
    is: 'return written;',
    tests: 'XML for the log',
  },
  {
    what: 'a foreign word beside a placeholder stands without quotation marks',
    file: 'src/reports/quoted.ts',
    was: 'bare !== chunk && ',
    is: 'bare === chunk && ',
    tests: 'reports for a language model',
  },
  {
    what: 'names without a dot are left in a report for a forum',
    file: 'src/reports/placeholders.ts',
    was: 'withoutKnown(plain).replace(RUN',
    is: 'plain.replace(RUN',
    tests: 'report for a forum',
  },
  {
    what: 'Node may collect a time limit before it ends anything',
    file: 'src/common/within.ts',
    was: 'return await task(limit.signal);',
    is: 'return await task(AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]));',
    tests: 'a time limit',
  },
];
