import { l10n } from 'vscode';
import { fritzOsVersion, isRead, type Part } from '../box/boxState';
import { HumanError } from '../common/humanError';
import { plainText } from '../common/plainText';
import { endpointOf } from '../routers/endpoints';
import { trustOf } from '../routers/identityStore';
import type { RouterProfile } from '../routers/profile';
import type { NewRoute, Routers } from '../routers/routers';
import { type Address, DEFAULT_INTERNET_PORT, formatAddress, parseAddress } from '../tr064/address';
import { type BoxDescription, findService, REMOTE_ACCESS } from '../tr064/description';
import { discover, type FoundDevice } from '../tr064/discovery';
import { proxyFor } from '../tr064/endpoint';
import { Tr064Error } from '../tr064/errors';
import type { BoxIdentity } from '../tr064/identity';
import { locateBox, type LocatedBox } from '../tr064/locate';
import type { RouteKind } from '../tr064/route';
import type { AppSetupConfig } from '../tr064/services/appSetup';
import { identityStep } from '../ui/identityStep';
import { nameEntered, nameProblem } from '../ui/nameProblem';
import { isAutomaticUser, signInSteps } from '../ui/signInSteps';
import { type Heading, type PickItem, runSteps, type Step } from '../ui/steps';
import { addressProblemWords } from '../ui/words/address';
import { runsOnAnotherComputer } from '../ui/words/errors';
import { keepRoute } from './internetRoute';
import type { Parts } from './parts';
import { warnIfNotStored } from './signIn';

interface Draft {
  box?: LocatedBox;
  route?: NewRoute;
  description?: BoxDescription;
  name?: string;
  /** The router in the list that gets another route: it is the same box. */
  known?: RouterProfile | undefined;
}

/** Asks for a router, step by step, and adds it. Nothing is stored until the last step is done. */
export async function addRouter(parts: Parts<'refresher' | 'routers' | 'view'>): Promise<void> {
  const { routers, refresher, view } = parts;
  const draft: Draft = {};
  const done = await runSteps(l10n.t('Add Router'), chooseBoxStep(routers, draft));
  const { route, description, name, known } = draft;
  if (!done || !route || !description) return;
  if (known !== undefined) {
    await keepRoute(parts, known, route, description);
    await view.reveal(known.id);
    return;
  }
  if (name === undefined) return;
  const { modelName: model, udn } = description;
  const { profile, kept } = await routers.add({ name, model, udn, route });
  warnIfNotStored(kept);
  await view.show();
  await refresher.refresh([profile.id]);
  await view.reveal(profile.id);
}

const ENTER_ADDRESS = Symbol('enter an address');

/** Lists boxes as they are found. An address can be entered at any time: Up reaches the last row from the first. */
function chooseBoxStep(routers: Routers, draft: Draft): Step {
  return async (input) => {
    const enterAddress: PickItem<typeof ENTER_ADDRESS> = {
      label: l10n.t('Enter an address…'),
      icon: 'edit',
      value: ENTER_ADDRESS,
    };
    const chosen = await input.pick<LocatedBox | typeof ENTER_ADDRESS>({
      placeholder: l10n.t('Searching your network for FRITZ!Boxes…'),
      items: [{ label: l10n.t('Searching…'), icon: 'loading~spin' }, enterAddress],
      more: async (show, signal) => {
        const known = new Set(routers.all().flatMap(({ routes, udn }) => (routes.lan === undefined ? [] : udn)));
        const found: FoundDevice[] = [];
        const items = (): (PickItem<LocatedBox | typeof ENTER_ADDRESS> | Heading)[] => [
          { heading: l10n.t('Found in your network') },
          ...found.map(foundItem),
          { heading: '' },
          enterAddress,
        ];
        let skipped = 0;
        await discover((device) => {
          // Repeaters answer too, and so do boxes that are in the list already.
          if (!device.hasRemoteAccess || known.has(device.description?.udn ?? '')) {
            skipped++;
            return;
          }
          found.push(device);
          show(items(), l10n.t('Choose your FRITZ!Box, or enter its address'));
        }, signal);
        show(found.length === 0 ? [enterAddress, ...whyNothing()] : items(), searchResult(found.length, skipped));
      },
    });
    if (chosen === ENTER_ADDRESS) return enterAddressStep(routers, draft);
    draft.box = chosen;
    return acceptStep(routers, draft);
  };
}

function foundItem(box: FoundDevice): PickItem<LocatedBox> {
  const { friendlyName = '', modelName = '', softwareVersion = '' } = box.description ?? {};
  const version = l10n.t('FRITZ!OS {0}', fritzOsVersion(softwareVersion));
  const details = [friendlyName === modelName ? '' : modelName, version, box.host];
  return {
    label: friendlyName || modelName,
    icon: 'radio-tower',
    description: details.filter(Boolean).join(' · '),
    value: box,
  };
}

function searchResult(found: number, skipped: number): string {
  if (found > 0) return l10n.t('Choose your FRITZ!Box, or enter its address');
  return skipped > 0 ? l10n.t('No further FRITZ!Box was found') : l10n.t('No FRITZ!Box was found: enter its address');
}

/** Why a search may find nothing, as rows to read. */
function whyNothing(): (PickItem<never> | Heading)[] {
  if (!runsOnAnotherComputer()) return [];
  const label = l10n.t('This window runs on another computer');
  const detail = l10n.t('It may not be in your home network: use a local window, or a VPN to your home.');
  return [{ label, icon: 'info', detail }];
}

function enterAddressStep(routers: Routers, draft: Draft): Step {
  return async (input) => {
    let box: LocatedBox | undefined;
    await input.text({
      prompt: l10n.t(
        'Name or IP address of the FRITZ!Box in your network, or the address it has on the internet, with its port if that is not the usual one',
      ),
      placeholder: 'fritz.box · 192.168.178.1 · [fd00::1]:49443 · https://home.example.org:44123',
      value: draft.box === undefined ? '' : formatAddress(draft.box.host, draft.box.tlsPort),
      validate: (text) => {
        const address = parseAddress(text);
        return typeof address === 'string' ? addressProblemWords(address) : undefined;
      },
      accept: async (text, signal) => {
        const address = parseAddress(text);
        if (typeof address === 'string') return;
        box = await locate(address, signal);
      },
    });
    if (box === undefined) return undefined;
    draft.box = box;
    return acceptStep(routers, draft);
  };
}

/**
 * Finds the route to an address. A name that only the proxy can resolve is one of the internet.
 * @throws {Tr064Error} as `locateBox`.
 */
export async function locate(address: Address, signal?: AbortSignal): Promise<LocatedBox> {
  try {
    return await locateBox(address, signal);
  } catch (error) {
    const { host, port = DEFAULT_INTERNET_PORT } = address;
    const isUnknown = error instanceof Tr064Error && error.kind === 'name-not-found';
    if (!isUnknown || proxyFor(endpointOf('internet', { host, port })) === undefined) throw error;
    return locateBox({ ...address, route: 'internet' }, signal);
  }
}

function acceptStep(routers: Routers, draft: Draft): Step {
  const { route: kind = 'lan', host = '', tlsPort: port = 0 } = draft.box ?? {};
  const address = { host, port };
  const endpoint = endpointOf(kind, address);
  const accepted = (identity: BoxIdentity): Step => {
    const trust = trustOf(identity);
    const check = (box: BoxDescription): void => {
      // Not that of another try, where this box cannot be added.
      draft.known = undefined;
      draft.known = knownRouter(box, kind, routers);
    };
    return signInSteps({ endpoint, trust, check }, ({ credentials, description, rights }) => {
      Object.assign(draft, { route: { kind, address, trust, credentials }, description });
      return draft.known === undefined
        ? nameStep(routers, draft, credentials.user, rights)
        : sameBoxStep(kind, draft.known);
    });
  };
  return identityStep({ endpoint }, { accepted });
}

/**
 * The router in the list that a box is, if this is another route to it than the known one.
 * @throws {HumanError} when it cannot be added.
 */
function knownRouter(box: BoxDescription, kind: RouteKind, routers: Routers): RouterProfile | undefined {
  if (findService(box, REMOTE_ACCESS) === undefined) {
    throw new HumanError(
      l10n.t(
        '{0} has no remote access of its own: it is a repeater, or its FRITZ!OS is too old.',
        plainText(box.modelName),
      ),
      l10n.t('Add the FRITZ!Box that makes the internet connection.'),
    );
  }
  const known = routers.all().find(({ udn }) => udn !== '' && udn === box.udn);
  if (known?.routes[kind] !== undefined) {
    throw new HumanError(
      l10n.t('This FRITZ!Box is in the list already, as {0}.', known.name),
      kind === 'internet'
        ? l10n.t('Its address on the internet is changed with "Set Up Internet Route…".')
        : l10n.t('Remove it there first if you want to add it under another address.'),
    );
  }
  return known;
}

/** A box that is in the list gets another route, if the person wants that. */
function sameBoxStep(kind: RouteKind, { name }: RouterProfile): Step {
  return async (input) => {
    await input.pick<true>({
      placeholder: l10n.t('This FRITZ!Box is in the list already, as {0}.', name),
      items: [
        {
          label:
            kind === 'internet'
              ? l10n.t('Reach it from the internet, too')
              : l10n.t('Reach it in its home network, too'),
          icon: kind === 'internet' ? 'globe' : 'home',
          value: true,
        },
      ],
    });
    return undefined;
  };
}

/** The last step says what the login may do: what is missing was said before. */
function nameStep(routers: Routers, draft: Draft, user: string, rights: Part<AppSetupConfig>): Step {
  return async (input) => {
    const { friendlyName = '', modelName = '' } = draft.description ?? {};
    const question = l10n.t('What do you call this router?');
    const others = routers.all().map(({ name }) => name);
    const name = await input.text({
      prompt:
        isRead(rights) && rights.configRight === 'RW'
          ? `${isAutomaticUser(user) ? l10n.t('You may read and change everything here.') : l10n.t('{0} may read and change everything here.', user)} ${question}`
          : question,
      value: draft.name ?? plainText(friendlyName || modelName),
      validate: (text) => nameProblem(text, others),
    });
    draft.name = nameEntered(name);
    return undefined;
  };
}
