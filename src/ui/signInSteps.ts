import { l10n } from 'vscode';
import { part, partsOfOneBox } from '../box/part';
import { isRead, type Part } from '../box/boxState';
import { newClient } from '../routers/clientPool';
import type { Tr064Client } from '../tr064/client';
import type { BoxDescription } from '../tr064/description';
import type { Credentials } from '../tr064/digest';
import type { Endpoint } from '../tr064/endpoint';
import { Tr064Error } from '../tr064/errors';
import type { Trust } from '../tr064/identity';
import { type AppSetupConfig, getConfig } from '../tr064/services/appSetup';
import { getInfo as deviceInfo } from '../tr064/services/deviceInfo';
import { type BoxUser, getAnonymousLogin, getUserList } from '../tr064/services/lanConfigSecurity';
import { getInfo } from '../tr064/services/remoteAccess';
import type { Heading, PickItem, Step } from './steps';
import { rightsWords } from './words/rights';

export interface SignInTarget {
  readonly endpoint: Endpoint;
  readonly trust: Trust;
  /** Offered where a name has to be typed. */
  readonly user?: string | undefined;
  /** A login for the same box that may be tried before one is asked for. */
  readonly kept?: Credentials | undefined;
  /** Checks the box once it is described, in the home network before the password; its error is shown. */
  readonly check?: ((box: BoxDescription) => void) | undefined;
}

type SignedInStep = (result: SignedIn) => Step | undefined;

export interface SignedIn {
  readonly credentials: Credentials;
  /** Unread where the box does not say what the login may do. */
  readonly rights: Part<AppSetupConfig>;
  /** The box answered something that it tells only to a login that is right. */
  readonly isProven: boolean;
  readonly description: BoxDescription;
}

/**
 * Asks for user and password and tries them. The box's own list of users is offered, last user first; where there is
 * only its automatic user, or any name will do, just the password is asked for (as the vendor's "Recommendations for
 * user guidance" have it).
 */
export function signInSteps(target: SignInTarget, signedIn: SignedInStep): Step {
  return async (input) => {
    const { endpoint, trust, user, check } = target;
    const client = await newClient({ ...endpoint, trust });
    // However the steps end, the connection is closed.
    input.signal.addEventListener('abort', () => void client.close(), { once: true });
    if (endpoint.route === 'internet') return outsideStep(client, target, signedIn);
    const users = await input.wait(l10n.t('Asking the FRITZ!Box for its users…'), async (signal) => {
      check?.(await client.describe({ signal }));
      return readUsers(client, signal);
    });
    const [first, ...others] = users;
    if (first === undefined) return typeUserStep(client, user ?? '', signedIn);
    return others.length === 0 && isAutomaticUser(first.name)
      ? passwordStep(client, first.name, signedIn)
      : pickUserStep(client, users, signedIn);
  };
}

/** From the internet a box tells nothing without a login: neither its users nor which box it is. */
function outsideStep(client: Tr064Client, { kept, user = '', check }: SignInTarget, signedIn: SignedInStep): Step {
  const tried: SignedInStep = (result) => {
    check?.(result.description);
    return signedIn(result);
  };
  if (kept === undefined) return typeUserStep(client, user, tried);
  return async (input) => {
    const useKept = await input.pick<boolean>({
      placeholder: l10n.t('Which user may sign in from the internet?'),
      items: [
        {
          label: isAutomaticUser(kept.user)
            ? l10n.t('The one of the home network, with the same password')
            : l10n.t('{0}, with the password of the home network', kept.user),
          icon: 'account',
          value: true,
        },
        { label: l10n.t('Another user…'), icon: 'edit', value: false },
      ],
    });
    if (!useKept) return typeUserStep(client, user, tried);
    const { user: name, password } = kept;
    return afterLogin(
      await input.wait(l10n.t('Signing in…'), (signal) => logIn(client, { user: name, password }, signal)),
      tried,
    );
  };
}

/** Accepted by every box that asks for a password only (FRITZ!OS before 7.24). */
const CONVENTIONAL_USER = 'dslf-config';

async function readUsers(client: Tr064Client, signal: AbortSignal): Promise<readonly BoxUser[]> {
  const users = await unlessUnread(getUserList(client, { signal }), []);
  if (users.length > 0) return [...users].sort((a, b) => Number(b.lastUser) - Number(a.lastUser));
  const { anyName } = await unlessUnread(
    getAnonymousLogin(client, { signal }).then((anyName) => ({ anyName })),
    { anyName: false },
  );
  return anyName ? [{ name: CONVENTIONAL_USER, lastUser: false }] : [];
}

/** Old boxes lack some of these actions, and an owner may have closed them: then the name is typed. */
async function unlessUnread<T extends object>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    const answer = await part(reading);
    return isRead(answer) ? answer : otherwise;
  } catch (error) {
    if (error instanceof Tr064Error && error.kind === 'sign-in-needed') return otherwise;
    throw error;
  }
}

/** True for users that people have never seen: a box that knows only a password has `fritz` and four digits. */
export function isAutomaticUser(name: string): boolean {
  return name === CONVENTIONAL_USER || /^fritz\d{4}$/.test(name);
}

const ANOTHER_USER = Symbol('another user');

function pickUserStep(client: Tr064Client, users: readonly BoxUser[], signedIn: SignedInStep): Step {
  return async (input) => {
    const chosen = await input.pick<string | typeof ANOTHER_USER>({
      placeholder: l10n.t('Which user of the FRITZ!Box do you sign in as?'),
      items: [
        { heading: l10n.t('changes need the right "FRITZ!Box Settings"') },
        ...users.map(({ name, lastUser }) => ({
          label: name,
          ...(lastUser ? { description: l10n.t('last signed in at the FRITZ!Box') } : {}),
          value: name,
        })),
        { heading: '' },
        { label: l10n.t('Another user…'), icon: 'edit', value: ANOTHER_USER },
      ],
    });
    return chosen === ANOTHER_USER ? typeUserStep(client, '', signedIn) : passwordStep(client, chosen, signedIn);
  };
}

function typeUserStep(client: Tr064Client, value: string, signedIn: SignedInStep): Step {
  return async (input) => {
    const user = await input.text({
      prompt: l10n.t('User of the FRITZ!Box, or the e-mail address it is registered with'),
      value,
      validate: (text) => (text.trim() === '' ? l10n.t('Enter the name of a user.') : undefined),
    });
    return passwordStep(client, user.trim(), signedIn);
  };
}

function passwordStep(client: Tr064Client, user: string, signedIn: SignedInStep): Step {
  return async (input) => {
    let result: SignedIn | undefined;
    await input.text({
      prompt: isAutomaticUser(user) ? l10n.t('Password of the FRITZ!Box') : l10n.t('Password of {0}', user),
      password: true,
      validate: (text) => (text === '' ? l10n.t('Enter the password.') : undefined),
      accept: async (password, signal) => {
        result = await logIn(client, { user, password }, signal);
      },
    });
    return result && afterLogin(result, signedIn);
  };
}

/** Tries a login: which rights it has is the first thing the box is asked with it. */
async function logIn(client: Tr064Client, login: Credentials, signal: AbortSignal): Promise<SignedIn> {
  client.credentials = login;
  const read = partsOfOneBox();
  const rights = await read(getConfig(client, { signal }));
  // A box that refuses an action may not have looked at the login: these are others that need one. From the internet
  // so does the description.
  const isProven =
    isRead(rights) ||
    isRead(await read(getInfo(client, { signal }))) ||
    isRead(await read(deviceInfo(client, { signal }))) ||
    client.route === 'internet';
  return { credentials: client.credentials, rights, isProven, description: await client.describe({ signal }) };
}

function afterLogin(result: SignedIn, signedIn: SignedInStep): Step | undefined {
  const { rights, isProven } = result;
  const next = (): Step | undefined => signedIn(result);
  if (!isProven) {
    const problem = l10n.t('The FRITZ!Box answered nothing that needs a login, so the password could not be checked.');
    return goOnStep(problem, l10n.t('Use it anyway'), [], next);
  }
  return !isRead(rights) || rights.configRight === 'RW'
    ? next()
    : goOnStep(
        l10n.t('This user may not do everything. Go back, or go on with less.'),
        l10n.t('Go on with this user'),
        [
          { heading: l10n.t('What this user may do') },
          ...rightsWords(rights).map(({ allowed, words }) => ({ label: words, icon: allowed ? 'check' : 'x' })),
        ],
        next,
      );
}

/** Has the person decide, before anything is saved, about a login with which something is wrong. */
function goOnStep(
  problem: string,
  goOn: string,
  rows: readonly (PickItem<true> | Heading)[],
  next: () => Step | undefined,
): Step {
  return async (input) => {
    await input.pick<true>({
      placeholder: problem,
      items: [{ label: goOn, icon: 'arrow-right', value: true }, ...rows],
    });
    return next();
  };
}
