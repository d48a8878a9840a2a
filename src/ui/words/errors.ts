import { l10n } from 'vscode';
import { HumanError } from '../../common/humanError';
import { Tr064Error, type Tr064ErrorDetails, type Tr064ErrorKind } from '../../tr064/errors';
import { formatTime } from './dates';

export interface ErrorWords {
  /** What happened, for a row in the tree and as the first sentence of a notification. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * Set once at activation: the extension runs on another computer than the person's (a remote window, a container, a
 * browser), whose network may not be the home network.
 */
let runsElsewhere = false;

export function setRunsElsewhere(value: boolean): void {
  runsElsewhere = value;
}

export function runsOnAnotherComputer(): boolean {
  return runsElsewhere;
}

/** Every kind of error in words (tr064-facts: the codes of SOAP faults, HTTP statuses and connection problems). */
export function errorWords(kind: Tr064ErrorKind | 'unexpected', details: Tr064ErrorDetails = {}): ErrorWords {
  const { message, remedy } = words(kind, details);
  const mayBeTheNetwork =
    details.route !== 'internet' && ['unreachable', 'name-not-found', 'timeout', 'public-address'].includes(kind);
  return runsElsewhere && mayBeTheNetwork ? { message, remedy: `${remedy} ${elsewhere()}` } : { message, remedy };
}

function elsewhere(): string {
  return l10n.t(
    'This window runs on another computer, which may not be in your home network: use a local window of VS Code, or connect that computer to your home network by VPN.',
  );
}

function onTheInternet(): string {
  return l10n.t(
    'Check that the FRITZ!Box is on and connected to the internet, and that its remote access is still on, with this port.',
  );
}

function proxyWords(address: string, status: number | undefined): ErrorWords {
  const remedy = l10n.t(
    'The proxy comes from the VS Code settings "http.proxy" and "http.noProxy". It is used only for routers reached through the internet.',
  );
  if (address === '') {
    return {
      message: l10n.t('The proxy in the settings of VS Code cannot be used: it has to be an HTTP proxy.'),
      remedy,
    };
  }
  return {
    message:
      status === undefined
        ? l10n.t('The proxy {0} does not answer.', address)
        : l10n.t('The proxy {0} does not let the connection through (HTTP {1}).', address, status),
    remedy,
  };
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

function words(kind: Tr064ErrorKind | 'unexpected', details: Tr064ErrorDetails): ErrorWords {
  const address = details.address ?? '';
  const outside = details.route === 'internet';
  switch (kind) {
    case 'name-not-found':
      return {
        message: l10n.t('The name {0} was not found.', address),
        remedy: l10n.t('Check the spelling, or enter the IP address of the FRITZ!Box.'),
      };
    case 'unreachable':
      if (details.otherAddress !== undefined) {
        return {
          message: l10n.t('Neither {0} nor {1} answers.', address, details.otherAddress),
          remedy: onTheInternet(),
        };
      }
      return {
        message: l10n.t('{0} does not answer.', address),
        remedy: outside
          ? onTheInternet()
          : l10n.t(
              'Check that the FRITZ!Box is on and that this computer is in its network. If it is, switch on "Allow access for applications" under Home Network / Network / Network Settings.',
            ),
      };
    case 'timeout':
      return {
        message: l10n.t('{0} took too long to answer.', address),
        remedy: l10n.t('The FRITZ!Box may be busy or restarting. Try again in a minute.'),
      };
    case 'connection-lost':
      return {
        message: l10n.t('The connection was dropped.'),
        remedy: l10n.t('The FRITZ!Box may be restarting or busy with other programs. Try again in a minute.'),
      };
    case 'tls-failed':
      return {
        message: l10n.t('No encrypted connection to {0} could be made.', address),
        remedy: l10n.t(
          'Check the port. If the port is right, the FRITZ!Box offers only outdated encryption (update FRITZ!OS), or a certificate imported on it is broken (delete it under Internet / Permit Access / FRITZ!Box Services).',
        ),
      };
    case 'public-address':
      return {
        message: l10n.t(
          'The name leads to the internet ({0}) and not to your FRITZ!Box. Nothing was sent there.',
          address,
        ),
        remedy: l10n.t(
          'This computer does not use the FRITZ!Box as its DNS server (VPN, or DNS over HTTPS). Enter the IP address of the FRITZ!Box, such as 192.168.178.1.',
        ),
      };
    case 'identity-changed':
      return {
        message: l10n.t('The FRITZ!Box shows a different identity from the one you accepted. Nothing was sent to it.'),
        remedy: l10n.t(
          'This happens after a factory reset or when the box was replaced. If neither is the case, another device may be posing as your FRITZ!Box: review the new identity before you go on.',
        ),
      };
    case 'certificate-invalid':
      return {
        message: l10n.t('The certificate of {0} is not valid any more. Nothing was sent to it.', address),
        remedy: l10n.t('Review the identity of the FRITZ!Box before you go on.'),
      };
    case 'proxy-failed':
      return proxyWords(address, details.status);
    case 'sign-in-needed':
      return {
        message: l10n.t('You are not signed in.'),
        remedy: l10n.t('Sign in with a user of this FRITZ!Box.'),
      };
    case 'wrong-credentials':
      return {
        message: l10n.t('The FRITZ!Box refuses the user name or the password.'),
        remedy: outside
          ? l10n.t(
              'Only users with the right "Access from the internet allowed" may sign in from the internet. It is set under System / FRITZ!Box Users.',
            )
          : l10n.t('Check both. The users are listed on the FRITZ!Box under System / FRITZ!Box Users.'),
      };
    case 'locked-out':
      return {
        message:
          details.retryAt === undefined
            ? l10n.t('The FRITZ!Box refuses this computer for a while.')
            : l10n.t(
                'The FRITZ!Box refuses this computer for a while. The next try is at {0}.',
                formatTime(new Date(details.retryAt)),
              ),
        remedy: l10n.t(
          'It does so after many requests without a valid login. Wait, and see whether another program uses an old password.',
        ),
      };
    case 'host-refused':
      return {
        message: l10n.t('The FRITZ!Box does not answer to this name.'),
        remedy: outside
          ? l10n.t('Use the name of dynamic DNS or MyFRITZ! that is set up on it.')
          : l10n.t(
              'Use its IP address or fritz.box. For another name, or through a tunnel, add the name under Home Network / Network / Network Settings / DNS Rebind Protection.',
            ),
      };
    case 'not-found':
      return {
        message: l10n.t('The FRITZ!Box does not know this address (HTTP 404).'),
        remedy: l10n.t('This happens for a moment after a restart or an update. Try again in a minute.'),
      };
    case 'http-status':
      return {
        message: l10n.t('The FRITZ!Box answered with HTTP {0}.', details.status ?? '?'),
        remedy: l10n.t('Try again in a minute. If that does not help, restart the FRITZ!Box.'),
      };
    case 'response-too-large':
      return {
        message: l10n.t('The answer was larger than any FRITZ!Box sends.'),
        remedy: l10n.t('Check that the address is that of your FRITZ!Box.'),
      };
    case 'bad-response':
      return {
        message: l10n.t('The answer could not be understood.'),
        remedy: l10n.t('Check that the address is that of your FRITZ!Box. If it is, please report this with the log.'),
      };
    case 'not-a-box':
      return {
        message: l10n.t('The device at this address is not a FRITZ!Box.'),
        remedy: l10n.t('Check the address and the port.'),
      };
    case 'service-missing':
      return {
        message: l10n.t('This FRITZ! device does not offer the service.'),
        remedy: l10n.t(
          'Repeaters and older FRITZ!OS versions lack some services. Update FRITZ!OS, or use the FRITZ!Box that makes the internet connection.',
        ),
      };
    case 'tr064-off':
      return {
        message: l10n.t('The FRITZ!Box does not allow access for applications.'),
        remedy: l10n.t('Switch on "Allow access for applications" under Home Network / Network / Network Settings.'),
      };
    case 'invalid-action':
      return {
        message: l10n.t('The FRITZ!Box does not know this action (401).'),
        remedy: l10n.t(
          'Its FRITZ!OS or its type of internet connection does not offer it. Update FRITZ!OS if there is a newer version.',
        ),
      };
    case 'invalid-args':
      return { message: l10n.t('The FRITZ!Box does not accept the values (402).'), remedy: valuesRemedy(details) };
    case 'action-failed':
      return {
        message: l10n.t('The FRITZ!Box could not do it (501).'),
        remedy: l10n.t('It may be busy. Try again in a minute.'),
      };
    case 'xml-error':
      return {
        message: l10n.t('The FRITZ!Box could not read the request (502).'),
        remedy: l10n.t('Please report this with the log.'),
      };
    case 'content-auth-failed':
      return {
        message: l10n.t('The FRITZ!Box refuses the login (503).'),
        remedy: l10n.t('Sign in again.'),
      };
    case 'argument-value-invalid':
      return {
        message: l10n.t('The FRITZ!Box does not accept one of the values (600).'),
        remedy: l10n.t('Check what you entered.'),
      };
    case 'out-of-memory':
      return {
        message: l10n.t('The FRITZ!Box is out of memory (603).'),
        remedy: l10n.t('Restart the FRITZ!Box.'),
      };
    case 'not-authorized':
      return {
        message: l10n.t('This user may not do that (606).'),
        remedy: l10n.t(
          'Give the user the right "FRITZ!Box Settings" under System / FRITZ!Box Users, or sign in as another user.',
        ),
      };
    case 'index-invalid':
    case 'no-such-entry':
      return {
        message: l10n.t('The FRITZ!Box has no such entry ({0}).', details.code ?? '?'),
        remedy: l10n.t('It may have been deleted in the meantime. Refresh.'),
      };
    case 'string-too-short':
      return {
        message: l10n.t('One of the values is too short for the FRITZ!Box (801).'),
        remedy: l10n.t('Check what you entered.'),
      };
    case 'string-too-long':
      return {
        message: l10n.t('One of the values is too long for the FRITZ!Box (802).'),
        remedy: l10n.t('Check what you entered.'),
      };
    case 'invalid-characters':
      return {
        message: l10n.t('One of the values has characters that the FRITZ!Box does not accept (803).'),
        remedy: l10n.t('Check what you entered.'),
      };
    case 'internal-error':
      if (details.call?.endsWith('#SetConfig') === true) {
        return {
          message: l10n.t('The FRITZ!Box does not take this user (820).'),
          remedy: l10n.t(
            'Either the name belongs to a user without the right "FRITZ!Box Settings": pick another name, or give that user the right under System / FRITZ!Box Users. Or the FRITZ!Box does not accept the name or the password: try others, of letters and digits.',
          ),
        };
      }
      return {
        message: l10n.t('The FRITZ!Box reports an internal error (820).'),
        remedy: l10n.t('Try again in a minute. If that does not help, restart the FRITZ!Box.'),
      };
    case 'second-factor-required':
      return {
        message: l10n.t('The FRITZ!Box wants this to be confirmed (866).'),
        remedy: l10n.t('Confirm it with a button on the FRITZ!Box or on a telephone connected to it.'),
      };
    case 'second-factor-blocked':
      return {
        message: l10n.t('The FRITZ!Box takes no confirmations for now (867).'),
        remedy: l10n.t('It blocks them for up to 60 minutes after failed attempts. Wait, then try again.'),
      };
    case 'second-factor-busy':
      return {
        message: l10n.t('A confirmation is still open at the FRITZ!Box (868).'),
        remedy: l10n.t('It was asked for from here or by another program. Finish it, or wait two minutes.'),
      };
    case 'no-internet-user':
      return {
        message: l10n.t('Remote access was not turned on: no user may sign in from the internet.'),
        remedy: l10n.t(
          'Use "Set Up Remote Access…" for a user with this right, or allow "Access from the Internet" for one under System / FRITZ!Box Users.',
        ),
      };
    case 'second-factor-failed':
      if (details.state === 'disabled') {
        return {
          message: l10n.t('The FRITZ!Box wants this to be confirmed, but says that nothing can be confirmed on it.'),
          remedy: l10n.t('Nothing was changed. Make this change on the pages of the FRITZ!Box itself.'),
        };
      }
      return {
        message: l10n.t('The FRITZ!Box did not take the confirmation. Nothing was changed.'),
        remedy: l10n.t('Try again, and press a button on the FRITZ!Box or dial the code exactly as it is shown.'),
      };
    case 'second-factor-timeout':
      return {
        message: l10n.t('This was not confirmed at the FRITZ!Box in time. Nothing was changed.'),
        remedy: l10n.t('Try again when someone is at the FRITZ!Box or at a telephone connected to it.'),
      };
    case 'unknown-fault':
      return {
        message: faultWords(details),
        remedy: l10n.t('Try again in a minute. If that does not help, please report this with the log.'),
      };
    case 'unexpected':
      return {
        message: l10n.t('Something went wrong in this extension.'),
        remedy: l10n.t('Please report this with the log.'),
      };
  }
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
