import { Uri, env, l10n, window } from 'vscode';
import { valueOf } from '../box/boxState';
import { COMMANDS } from '../common/commandIds';
import { HumanError, type Offer } from '../common/humanError';
import { inertText, plainText } from '../common/plainText';
import { type InternetAddress, internetAddress } from '../diagnosis/internetAddress';
import { pageOf, type RouterProfile } from '../routers/profile';
import { getDdnsProviders } from '../tr064/services/remoteAccess';
import { offerCommands } from '../ui/notifications';
import { addressWords } from '../ui/words/address';
import type { KnownParts, Parts } from './parts';

/** Copies the best address known for the internet. */
export async function copyAddress(parts: KnownParts, profile: RouterProfile): Promise<void> {
  const address = addressOrThrow(parts, profile);
  await copy(address.url);
  sayWhatIsUnknown(profile, address);
}

/** Opens the box's pages by the best address known for the internet. */
export async function openInternetAddress(parts: KnownParts, profile: RouterProfile): Promise<void> {
  const address = addressOrThrow(parts, profile);
  await openPage(address.url);
  sayWhatIsUnknown(profile, address);
}

/** The best address known for the internet; `undefined` where there is none. */
export function addressFor({ boxStates, worlds }: KnownParts, routerId: string): InternetAddress | undefined {
  const { boxState } = boxStates.get(routerId);
  return boxState === undefined ? undefined : internetAddress(boxState, worlds.get(routerId));
}

function addressOrThrow(parts: KnownParts, { id }: RouterProfile): InternetAddress {
  const address = addressFor(parts, id);
  if (address === undefined) {
    throw new HumanError(
      l10n.t('There is no address to reach this router by from the internet.'),
      l10n.t('Remote access has to be on, and the box needs a name (dynamic DNS or MyFRITZ!).'),
    );
  }
  return address;
}

/** What to do with an address: one that may lead elsewhere is checked before it is passed on. */
export function addressOffers(routerId: string, { known }: InternetAddress): Offer[] {
  return [
    ...(known === 'doubtful'
      ? []
      : [{ label: l10n.t('Copy'), command: COMMANDS.copyAddress, argument: routerId } as const]),
    { label: l10n.t('Check Remote Access'), command: COMMANDS.checkRemoteAccess, argument: routerId },
  ];
}

function sayWhatIsUnknown({ id, name }: RouterProfile, { url, known }: InternetAddress): void {
  if (known === 'seen') return;
  offerCommands(known === 'doubtful' ? 'warning' : 'info', `${name}: ${url}. ${addressWords(known)}`, [
    { label: l10n.t('Check Remote Access'), command: COMMANDS.checkRemoteAccess, argument: id },
  ]);
}

export async function copyValue(argument: unknown): Promise<void> {
  const { node } = (argument ?? {}) as { node?: { value?: string } };
  if (node?.value !== undefined) await copy(node.value);
}

async function copy(text: string): Promise<void> {
  const line = plainText(text);
  await env.clipboard.writeText(line);
  window.setStatusBarMessage(inertText(l10n.t('Copied: {0}', line)), 3_000);
}

/** Opens the box's own pages, by the route it was read last. */
export async function openWebPage({ boxStates }: Parts<'boxStates'>, profile: RouterProfile): Promise<void> {
  await openPage(pageOf(profile, boxStates.get(profile.id).boxState?.route));
}

/** Opens the web page of the box's dynamic DNS provider, which the box itself names (GetDDNSProviders). */
export async function openProviderPage(
  { boxStates, clients }: Parts<'boxStates' | 'clients'>,
  profile: RouterProfile,
): Promise<void> {
  const providerName = valueOf(boxStates.get(profile.id).boxState?.ddns)?.providerName ?? '';
  const providers = await getDdnsProviders(await clients.get(profile));
  const infoUrl = providers.find(({ name }) => name === providerName)?.infoUrl ?? '';
  if (!isWebPage(infoUrl)) {
    throw new HumanError(
      providerName === ''
        ? l10n.t('No dynamic DNS provider is set up.')
        : l10n.t('The FRITZ!Box names no web page for {0}.', providerName),
    );
  }
  await openPage(infoUrl);
}

/** Devices and people write addresses: only pages are opened. */
export function isWebPage(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

export async function openPage(url: string): Promise<void> {
  await env.openExternal(Uri.parse(url, true));
}
