import { l10n } from 'vscode';
import { valueOf } from '../box/boxState';
import { HumanError } from '../common/humanError';
import { internetRoute } from '../diagnosis/boxHosts';
import { endpointOf } from '../routers/endpoints';
import { trustOf } from '../routers/identityStore';
import type { RouteAddress, RouterProfile } from '../routers/profile';
import type { NewRoute } from '../routers/routers';
import { DEFAULT_INTERNET_PORT, formatAddress, isBoxName, isPrivateAddress, parseAddress } from '../tr064/address';
import type { BoxDescription } from '../tr064/description';
import type { Credentials } from '../tr064/digest';
import type { BoxIdentity } from '../tr064/identity';
import { identityStep } from '../ui/identityStep';
import { confirmed, showInfo } from '../ui/notifications';
import { signInSteps } from '../ui/signInSteps';
import { askFor, type Step } from '../ui/steps';
import { addressProblemWords } from '../ui/words/address';
import type { Parts } from './parts';
import { checkIsSameBox, storeRoute } from './signIn';

/** Sets up the route through the box's own remote access, which works outside its home network, or moves it. */
export async function setUpInternetRoute(
  parts: Parts<'boxStates' | 'credentials' | 'identities' | 'refresher' | 'routers'>,
  profile: RouterProfile,
): Promise<void> {
  const { id, name } = profile;
  const { boxState } = parts.boxStates.get(id);
  const login = await homeLogin(parts, id);
  type Done = (found: { route: NewRoute; box: BoxDescription }) => undefined;
  const signInAt = (address: RouteAddress, done: Done): Step => {
    const endpoint = endpointOf('internet', address);
    const accepted = (identity: BoxIdentity): Step => {
      const trust = trustOf(identity);
      // The one with the right to set up the box from the internet, where the box names it.
      const user = valueOf(boxState?.remoteAccess)?.username || login?.user;
      const check = (box: BoxDescription): void => checkIsSameBox(box, profile);
      return signInSteps({ endpoint, trust, user, kept: login, check }, ({ credentials, description: box }) =>
        done({ route: { kind: 'internet', address, trust, credentials }, box }),
      );
    };
    // Where it was accepted before, another identity is a change like any other.
    const before = profile.routes.internet?.host === address.host ? parts.identities.get(id, 'internet') : undefined;
    return identityStep({ endpoint, before }, { accepted, unchanged: accepted });
  };
  const offered = profile.routes.internet ?? (boxState === undefined ? undefined : internetRoute(boxState));
  const found = await askFor(`${l10n.t('Set Up Internet Route')}: ${name}`, (done: Done) =>
    addressStep(offered, (address) => signInAt(address, done)),
  );
  if (found !== undefined) await keepRoute(parts, profile, found.route, found.box);
}

/** Keeps a route to a router and says from where it is reached now. */
export async function keepRoute(
  parts: Parts<'refresher' | 'routers'>,
  { id, name }: RouterProfile,
  route: NewRoute,
  box: Pick<BoxDescription, 'modelName' | 'udn'>,
): Promise<void> {
  await storeRoute(parts, id, route, box);
  const { host, port } = route.address;
  const address = formatAddress(host, port);
  showInfo(
    route.kind === 'internet'
      ? l10n.t('{0} is reached at {1} from now on, wherever its home network is not at hand.', name, address)
      : l10n.t('{0} is reached at {1} from now on, in its home network.', name, address),
  );
}

/** Forgets the route through the internet, its login and its identity; the home network stays. */
export async function removeInternetRoute(
  parts: Parts<'refresher' | 'routers'>,
  profile: RouterProfile,
): Promise<void> {
  const { id, name, routes } = profile;
  if (routes.internet === undefined) throw new HumanError(l10n.t('{0} has no internet route.', name));
  if (routes.lan === undefined) {
    throw new HumanError(
      l10n.t('The internet is the only route to {0}.', name),
      l10n.t('Use "Remove Router…" to remove it from the list.'),
    );
  }
  const detail = l10n.t(
    'The login and the identity for it are forgotten. Nothing is changed on the FRITZ!Box, which is reached in its home network as before.',
  );
  if (!(await confirmed(l10n.t('Remove the internet route of {0}?', name), detail, l10n.t('Remove')))) return;
  await parts.routers.removeRoute(id, 'internet');
  await parts.refresher.refreshAnew(id);
}

function addressStep(offered: RouteAddress | undefined, next: (address: RouteAddress) => Step): Step {
  return async (input) => {
    const text = await input.text({
      prompt: l10n.t('Address of the FRITZ!Box on the internet, with the port of its remote access'),
      placeholder: 'https://home.example.org:44123',
      value: offered === undefined ? '' : formatAddress(offered.host, offered.port),
      validate: (entered) => {
        const address = parseAddress(entered);
        if (typeof address === 'string') return addressProblemWords(address);
        // With the path of remote access it is meant as one of the internet.
        return address.route === undefined && (isBoxName(address.host) || isPrivateAddress(address.host))
          ? l10n.t('This is an address of the home network.')
          : undefined;
      },
    });
    const address = parseAddress(text);
    if (typeof address === 'string') return undefined;
    return next({ host: address.host, port: address.port ?? DEFAULT_INTERNET_PORT });
  };
}

async function homeLogin(
  { identities, credentials }: Parts<'credentials' | 'identities'>,
  id: string,
): Promise<Credentials | undefined> {
  const trust = identities.get(id);
  const login = trust && (await credentials.get(id, trust));
  return login?.refused === true ? undefined : login;
}
