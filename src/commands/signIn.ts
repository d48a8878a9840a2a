import { l10n, window } from 'vscode';
import { HumanError } from '../common/humanError';
import { inertText } from '../common/plainText';
import { endpointOf } from '../routers/endpoints';
import { trustOf } from '../routers/identityStore';
import { type RouterProfile, routesOf } from '../routers/profile';
import type { NewRoute } from '../routers/routers';
import { formatAddress } from '../tr064/address';
import type { BoxDescription } from '../tr064/description';
import { identityStep } from '../ui/identityStep';
import { showInfo, showWarning } from '../ui/notifications';
import { signInSteps } from '../ui/signInSteps';
import { askFor, type Step } from '../ui/steps';
import { routeWords } from '../ui/words/routers';
import type { Parts } from './parts';

/** Asks for another login for one route to a router and keeps it once the box has accepted it. */
export async function signIn(
  parts: Parts<'credentials' | 'identities' | 'refresher' | 'routers'>,
  profile: RouterProfile,
): Promise<void> {
  const route = await pickRoute(profile);
  if (route === undefined) return;
  const trust = parts.identities.get(profile.id, route.kind);
  if (trust === undefined) {
    await review(parts, profile, route);
    return;
  }
  const before = await parts.credentials.get(profile.id, trust, route.kind);
  await run(parts, profile, (keep) => loginStep(profile, { ...route, trust }, before?.user, keep));
}

/** Shows the identity a router has now. A new one needs a new login: the old one was entered for the old identity. */
export async function reviewIdentity(
  parts: Parts<'identities' | 'refresher' | 'routers'>,
  profile: RouterProfile,
): Promise<void> {
  const route = await pickRoute(profile);
  if (route !== undefined) await review(parts, profile, route);
}

async function review(
  parts: Parts<'identities' | 'refresher' | 'routers'>,
  profile: RouterProfile,
  route: Route,
): Promise<void> {
  const { id, name } = profile;
  const before = parts.identities.get(id, route.kind);
  await run(parts, profile, (keep) =>
    identityStep(
      // The person has not typed an imported address: it is shown even with a certificate that is good for it.
      { endpoint: endpointOf(route.kind, route.address), before, alwaysAsk: true },
      {
        accepted: (identity) => loginStep(profile, { ...route, trust: trustOf(identity) }, undefined, keep),
        unchanged: async ({ fingerprint }) => {
          showInfo(l10n.t('{0} shows the identity you have accepted: {1}', name, fingerprint));
          await parts.refresher.refresh([id]);
          return undefined;
        },
      },
    ),
  );
}

type Route = Pick<NewRoute, 'kind' | 'address'>;

/** The route to a router that is meant: the only one, or the one that the person picks. */
async function pickRoute(profile: RouterProfile): Promise<Route | undefined> {
  const routes = routesOf(profile);
  if (routes.length === 1) return routes[0];
  const items = routes.map((route) => ({
    label: routeWords(route.kind),
    description: inertText(formatAddress(route.address.host, route.address.port)),
    route,
  }));
  const placeHolder = l10n.t('Which route to {0}?', profile.name);
  return (await window.showQuickPick(items, { placeHolder }))?.route;
}

type Keep = (found: { readonly route: NewRoute; readonly box: BoxDescription }) => undefined;

function loginStep(
  profile: RouterProfile,
  { kind, address, trust }: Omit<NewRoute, 'credentials'>,
  user: string | undefined,
  keep: Keep,
): Step {
  const isOneOfTwo = routesOf(profile).length > 1;
  const check = (box: BoxDescription): void => {
    if (isOneOfTwo) checkIsSameBox(box, profile);
  };
  const endpoint = endpointOf(kind, address);
  return signInSteps({ endpoint, trust, user, check }, ({ credentials, description: box }) =>
    keep({ route: { kind, address, trust, credentials }, box }),
  );
}

/** Runs the steps and stores what came of them; nothing is stored when the person gives up. */
async function run(
  parts: Parts<'refresher' | 'routers'>,
  { id, name }: RouterProfile,
  first: (keep: Keep) => Step,
): Promise<void> {
  const found = await askFor(l10n.t('Sign In to {0}', name), first);
  if (found !== undefined) await storeRoute(parts, id, found.route, found.box);
}

/** Keeps a route to a router, notes which box was found there, and reads the router anew. */
export async function storeRoute(
  { routers, refresher }: Parts<'refresher' | 'routers'>,
  id: string,
  route: NewRoute,
  { modelName: model, udn }: Pick<BoxDescription, 'modelName' | 'udn'>,
): Promise<void> {
  warnIfNotStored(await routers.setRoute(id, route));
  await routers.identify(id, { model, udn });
  await refresher.refreshAnew(id);
}

/**
 * All routes to a router lead to one box: what is kept for it, such as a password of dynamic DNS, is sent over each.
 * @throws {HumanError} when another box answers.
 */
export function checkIsSameBox(box: BoxDescription, { name, udn }: RouterProfile): void {
  if (udn === '' || box.udn === udn) return;
  throw new HumanError(
    l10n.t('Another FRITZ!Box than {0} answers there.', name),
    l10n.t(
      'Check the address. If this FRITZ!Box replaces the old one, use "Remove Internet Route…" first. To look after both, use "Add Router…".',
    ),
  );
}

/** Forgets a router's login. What was read last stays, dated. */
export async function signOut(
  { credentials, refresher }: Parts<'credentials' | 'refresher'>,
  profile: RouterProfile,
): Promise<void> {
  const kinds = routesOf(profile).map(({ kind }) => kind);
  await credentials.delete(profile.id, kinds);
  await refresher.refreshAnew(profile.id);
}

/** Says so when the computer has no place to keep a password. */
export function warnIfNotStored(kept: 'stored' | 'window'): void {
  if (kept === 'stored') return;
  showWarning(
    l10n.t(
      'VS Code cannot store the password: this computer offers no keyring. You stay signed in until this window is closed.',
    ),
  );
}
