import { l10n } from 'vscode';
import type { Unread } from '../../box/boxState';
import { HumanError } from '../../common/humanError';
import { Tr064Error, type Tr064ErrorDetails, type Tr064ErrorKind } from '../../tr064/errors';
import { formatTime } from './dates';

export interface ErrorWords {
  /** What happened, for a row in the tree and as the first sentence of a notification. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** The extension runs on another computer than the person's (a remote window), perhaps in another network. */
let runsElsewhere = false;

export function setRunsElsewhere(value: boolean): void {
  runsElsewhere = value;
}

export function runsOnAnotherComputer(): boolean {
  return runsElsewhere;
}

/** Every kind of error in words (tr064-facts: the codes of SOAP faults, HTTP statuses and connection problems). */
export function errorWords(kind: Tr064ErrorKind | 'unexpected', details: Tr064ErrorDetails = {}): ErrorWords {
  const { message, remedy } = WORDS[kind](details);
  const mayBeTheNetwork =
    details.route !== 'internet' && ['unreachable', 'name-not-found', 'timeout', 'public-address'].includes(kind);
  if (!runsElsewhere || !mayBeTheNetwork) return { message, remedy };
  const elsewhere = l10n.t(
    'This window runs on another computer, which may not be in your home network: use a local window of VS Code, or connect that computer to your home network by VPN.',
  );
  return { message, remedy: `${remedy} ${elsewhere}` };
}

/** Why a part of a box could not be read, and what to do. */
export function whyUnread({ unread, code, status }: Unread): { readonly why: string; readonly remedy: string } {
  const { message: why, remedy } = errorWords(unread, { code, status });
  return { why, remedy };
}

/** What the box wrote is quoted: they are its words. */
function faultWords({ code, description }: Tr064ErrorDetails): string {
  if (description === undefined) {
    return code === undefined
      ? l10n.t('The FRITZ!Box reports an error without a number.')
      : l10n.t('The FRITZ!Box reports the error {0}.', code);
  }
  return code === undefined
    ? l10n.t('The FRITZ!Box reports an error: “{0}”', description)
    : l10n.t('The FRITZ!Box reports the error {0}: “{1}”', code, description);
}

const WORDS: Readonly<Record<Tr064ErrorKind | 'unexpected', (details: Tr064ErrorDetails) => ErrorWords>> = {
  'name-not-found': ({ address = '' }) => ({
    message: l10n.t('The name {0} was not found.', address),
    remedy: l10n.t('Check the spelling, or enter the IP address of the FRITZ!Box.'),
  }),
  unreachable: ({ address = '', route, otherAddress }) => ({
    message:
      otherAddress === undefined
        ? l10n.t('{0} does not answer.', address)
        : l10n.t('Neither {0} nor {1} answers.', address, otherAddress),
    remedy:
      route === 'internet' || otherAddress !== undefined
        ? l10n.t(
            'Check that the FRITZ!Box is on and connected to the internet, and that its remote access is still on, with this port.',
          )
        : l10n.t(
            'Check that the FRITZ!Box is on and that this computer is in its network. If it is, switch on "Allow access for applications" under Home Network / Network / Network Settings.',
          ),
  }),
  timeout: ({ address = '' }) => ({
    message: l10n.t('{0} took too long to answer.', address),
    remedy: l10n.t('The FRITZ!Box may be busy or restarting. Try again in a minute.'),
  }),
  'connection-lost': () => ({
    message: l10n.t('The connection was dropped.'),
    remedy: l10n.t('The FRITZ!Box may be restarting or busy with other programs. Try again in a minute.'),
  }),
  'tls-failed': ({ address = '' }) => ({
    message: l10n.t('No encrypted connection to {0} could be made.', address),
    remedy: l10n.t(
      'Check the port. If the port is right, the FRITZ!Box offers only outdated encryption (update FRITZ!OS), or a certificate imported on it is broken (delete it under Internet / Permit Access / FRITZ!Box Services).',
    ),
  }),
  'public-address': ({ address = '' }) => ({
    message: l10n.t('The name leads to the internet ({0}) and not to your FRITZ!Box. Nothing was sent there.', address),
    remedy: l10n.t(
      'This computer does not use the FRITZ!Box as its DNS server (VPN, or DNS over HTTPS). Enter the IP address of the FRITZ!Box, such as 192.168.178.1.',
    ),
  }),
  'identity-changed': () => ({
    message: l10n.t('The FRITZ!Box shows a different identity from the one you accepted. Nothing was sent to it.'),
    remedy: l10n.t(
      'This happens after a factory reset or when the box was replaced. If neither is the case, another device may be posing as your FRITZ!Box: review the new identity before you go on.',
    ),
  }),
  'certificate-invalid': ({ address = '' }) => ({
    message: l10n.t('The certificate of {0} is not valid any more. Nothing was sent to it.', address),
    remedy: l10n.t('Review the identity of the FRITZ!Box before you go on.'),
  }),
  'proxy-failed': ({ address = '', status }) => ({
    message:
      address === ''
        ? l10n.t('The proxy in the settings of VS Code cannot be used: it has to be an HTTP proxy.')
        : status === undefined
          ? l10n.t('The proxy {0} does not answer.', address)
          : l10n.t('The proxy {0} does not let the connection through (HTTP {1}).', address, status),
    remedy: l10n.t(
      'The proxy comes from the VS Code settings "http.proxy" and "http.noProxy". It is used only for routers reached through the internet.',
    ),
  }),
  'sign-in-needed': () => ({
    message: l10n.t('You are not signed in.'),
    remedy: l10n.t('Sign in with a user of this FRITZ!Box.'),
  }),
  'wrong-credentials': ({ route }) => ({
    message: l10n.t('The FRITZ!Box refuses the user name or the password.'),
    remedy:
      route === 'internet'
        ? l10n.t(
            'Only users with the right "Access from the internet allowed" may sign in from the internet. It is set under System / FRITZ!Box Users.',
          )
        : l10n.t('Check both. The users are listed on the FRITZ!Box under System / FRITZ!Box Users.'),
  }),
  'locked-out': ({ retryAt }) => ({
    message:
      retryAt === undefined
        ? l10n.t('The FRITZ!Box refuses this computer for a while.')
        : l10n.t(
            'The FRITZ!Box refuses this computer for a while. The next try is at {0}.',
            formatTime(new Date(retryAt)),
          ),
    remedy: l10n.t(
      'It does so after many requests without a valid login. Wait, and see whether another program uses an old password.',
    ),
  }),
  'host-refused': ({ route }) => ({
    message: l10n.t('The FRITZ!Box does not answer to this name.'),
    remedy:
      route === 'internet'
        ? l10n.t('Use the name of dynamic DNS or MyFRITZ! that is set up on it.')
        : l10n.t(
            'Use its IP address or fritz.box. For another name, or through a tunnel, add the name under Home Network / Network / Network Settings / DNS Rebind Protection.',
          ),
  }),
  'not-found': () => ({
    message: l10n.t('The FRITZ!Box does not know this address (HTTP 404).'),
    remedy: l10n.t('This happens for a moment after a restart or an update. Try again in a minute.'),
  }),
  'http-status': ({ status }) => ({
    message: l10n.t('The FRITZ!Box answered with HTTP {0}.', status ?? '?'),
    remedy: l10n.t('Try again in a minute. If that does not help, restart the FRITZ!Box.'),
  }),
  'response-too-large': () => ({
    message: l10n.t('The answer was larger than any FRITZ!Box sends.'),
    remedy: l10n.t('Check that the address is that of your FRITZ!Box.'),
  }),
  'bad-response': () => ({
    message: l10n.t('The answer could not be understood.'),
    remedy: l10n.t('Check that the address is that of your FRITZ!Box. If it is, please report this with the log.'),
  }),
  'not-a-box': () => ({
    message: l10n.t('The device at this address is not a FRITZ!Box.'),
    remedy: l10n.t('Check the address and the port.'),
  }),
  'service-missing': () => ({
    message: l10n.t('This FRITZ! device does not offer the service.'),
    remedy: l10n.t(
      'Repeaters and older FRITZ!OS versions lack some services. Update FRITZ!OS, or use the FRITZ!Box that makes the internet connection.',
    ),
  }),
  'tr064-off': () => ({
    message: l10n.t('The FRITZ!Box does not allow access for applications.'),
    remedy: l10n.t('Switch on "Allow access for applications" under Home Network / Network / Network Settings.'),
  }),
  'invalid-action': () => ({
    message: l10n.t('The FRITZ!Box does not know this action (401).'),
    remedy: l10n.t(
      'Its FRITZ!OS or its type of internet connection does not offer it. Update FRITZ!OS if there is a newer version.',
    ),
  }),
  'invalid-args': (details) => ({
    message: l10n.t('The FRITZ!Box does not accept the values (402).'),
    remedy: valuesRemedy(details),
  }),
  'action-failed': () => ({
    message: l10n.t('The FRITZ!Box could not do it (501).'),
    remedy: l10n.t('It may be busy. Try again in a minute.'),
  }),
  'xml-error': () => ({
    message: l10n.t('The FRITZ!Box could not read the request (502).'),
    remedy: l10n.t('Please report this with the log.'),
  }),
  'content-auth-failed': () => ({
    message: l10n.t('The FRITZ!Box refuses the login (503).'),
    remedy: l10n.t('Sign in again.'),
  }),
  'argument-value-invalid': () => ({
    message: l10n.t('The FRITZ!Box does not accept one of the values (600).'),
    remedy: l10n.t('Check what you entered.'),
  }),
  'out-of-memory': () => ({
    message: l10n.t('The FRITZ!Box is out of memory (603).'),
    remedy: l10n.t('Restart the FRITZ!Box.'),
  }),
  'not-authorized': () => ({
    message: l10n.t('This user may not do that (606).'),
    remedy: l10n.t(
      'Give the user the right "FRITZ!Box Settings" under System / FRITZ!Box Users, or sign in as another user.',
    ),
  }),
  'index-invalid': noSuchEntry,
  'no-such-entry': noSuchEntry,
  'string-too-short': () => ({
    message: l10n.t('One of the values is too short for the FRITZ!Box (801).'),
    remedy: l10n.t('Check what you entered.'),
  }),
  'string-too-long': () => ({
    message: l10n.t('One of the values is too long for the FRITZ!Box (802).'),
    remedy: l10n.t('Check what you entered.'),
  }),
  'invalid-characters': () => ({
    message: l10n.t('One of the values has characters that the FRITZ!Box does not accept (803).'),
    remedy: l10n.t('Check what you entered.'),
  }),
  'internal-error': ({ call }) =>
    call?.endsWith('#SetConfig') === true
      ? {
          message: l10n.t('The FRITZ!Box does not take this user (820).'),
          remedy: l10n.t(
            'Either the name belongs to a user without the right "FRITZ!Box Settings": pick another name, or give that user the right under System / FRITZ!Box Users. Or the FRITZ!Box does not accept the name or the password: try others, of letters and digits.',
          ),
        }
      : {
          message: l10n.t('The FRITZ!Box reports an internal error (820).'),
          remedy: l10n.t('Try again in a minute. If that does not help, restart the FRITZ!Box.'),
        },
  'second-factor-required': () => ({
    message: l10n.t('The FRITZ!Box wants this to be confirmed (866).'),
    remedy: l10n.t('Confirm it with a button on the FRITZ!Box or on a telephone connected to it.'),
  }),
  'second-factor-blocked': () => ({
    message: l10n.t('The FRITZ!Box takes no confirmations for now (867).'),
    remedy: l10n.t('It blocks them for up to 60 minutes after failed attempts. Wait, then try again.'),
  }),
  'second-factor-busy': () => ({
    message: l10n.t('A confirmation is still open at the FRITZ!Box (868).'),
    remedy: l10n.t('It was asked for from here or by another program. Finish it, or wait two minutes.'),
  }),
  'no-internet-user': () => ({
    message: l10n.t('Remote access was not turned on: no user may sign in from the internet.'),
    remedy: l10n.t(
      'Use "Set Up Remote Access…" for a user with this right, or allow "Access from the Internet" for one under System / FRITZ!Box Users.',
    ),
  }),
  'second-factor-failed': ({ state }) =>
    state === 'disabled'
      ? {
          message: l10n.t('The FRITZ!Box wants this to be confirmed, but says that nothing can be confirmed on it.'),
          remedy: l10n.t('Nothing was changed. Make this change on the pages of the FRITZ!Box itself.'),
        }
      : {
          message: l10n.t('The FRITZ!Box did not take the confirmation. Nothing was changed.'),
          remedy: l10n.t('Try again, and press a button on the FRITZ!Box or dial the code exactly as it is shown.'),
        },
  'second-factor-timeout': () => ({
    message: l10n.t('This was not confirmed at the FRITZ!Box in time. Nothing was changed.'),
    remedy: l10n.t('Try again when someone is at the FRITZ!Box or at a telephone connected to it.'),
  }),
  'unknown-fault': (details) => ({
    message: faultWords(details),
    remedy: l10n.t('Try again in a minute. If that does not help, please report this with the log.'),
  }),
  unexpected: () => ({
    message: l10n.t('Something went wrong in this extension.'),
    remedy: l10n.t('Please report this with the log.'),
  }),
};

function noSuchEntry({ code }: Tr064ErrorDetails): ErrorWords {
  return {
    message: l10n.t('The FRITZ!Box has no such entry ({0}).', code ?? '?'),
    remedy: l10n.t('It may have been deleted in the meantime. Refresh.'),
  };
}

function valuesRemedy({ call = '' }: Tr064ErrorDetails): string {
  if (call.endsWith('#SetDDNSConfig'))
    return l10n.t('Check that the provider is one of its list and that the update URL has a path.');
  return call.endsWith('#SetConfig')
    ? l10n.t('Check what you entered. Ports go from 1 to 65535.')
    : l10n.t('Check what you entered.');
}

/** What a command shows of an error: typed ones in words, everything else as a fault of the extension. */
export function toHumanError(error: unknown): HumanError {
  if (error instanceof HumanError) return error;
  const { message, remedy } =
    error instanceof Tr064Error ? errorWords(error.kind, error.details) : errorWords('unexpected');
  return new HumanError(message, remedy, error);
}
