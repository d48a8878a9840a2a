import { domainToASCII } from 'node:url';
import { ddnsMode, userDefinedProvider } from '../box/ddns';
import { part } from '../box/part';
import { readRemoteAccess } from '../box/readRemoteAccess';
import { isRead, type Part } from '../box/snapshot';
import type { ObservedDdns, Observations } from '../diagnosis/checks/observations';
import { checkUpdateUrl } from '../diagnosis/updateUrl/checks';
import { withoutQuotes } from '../diagnosis/updateUrl/quotes';
import type { CallOptions, Tr064Client } from '../tr064/client';
import { getConfig } from '../tr064/services/appSetup';
import * as auth from '../tr064/services/auth';
import * as lanConfigSecurity from '../tr064/services/lanConfigSecurity';
import * as myFritz from '../tr064/services/myFritz';
import * as remoteAccess from '../tr064/services/remoteAccess';

type Told = Required<
  Pick<
    Observations,
    'remoteAccess' | 'ddns' | 'myFritz' | 'letsEncrypt' | 'rights' | 'secondFactor' | 'password' | 'users'
  >
>;

/**
 * Reads what a box tells about its remote access, side by side; no secrets come out of here.
 * @throws {Tr064Error} when the box cannot be reached or does not let this login in.
 */
export async function readBox(client: Pick<Tr064Client, 'call' | 'action'>, options: CallOptions): Promise<Told> {
  const [access, ddns, myFritzInfo, rights, secondFactor, password, users] = await Promise.all([
    readRemoteAccess(client, options),
    readDdns(client, options),
    part(myFritz.getInfo(client, options)),
    part(getConfig(client, options)),
    part(auth.getInfo(client, options)),
    part(lanConfigSecurity.getInfo(client, options).then(({ defaultPasswordActive: isDefault }) => ({ isDefault }))),
    part(lanConfigSecurity.getUserList(client, options).then((list) => ({ names: list.map(({ name }) => name) }))),
  ]);
  return {
    ...access,
    ddns,
    myFritz: myFritzInfo,
    rights,
    secondFactor,
    password,
    users,
  };
}

/** The update URL is looked at here and goes no further. */
async function readDdns(client: Pick<Tr064Client, 'call'>, options: CallOptions): Promise<Part<ObservedDdns>> {
  const [ddns, providers] = await Promise.all([
    part(remoteAccess.getDdnsInfo(client, options)),
    part(remoteAccess.getDdnsProviders(client, options).then((list) => ({ list }))),
  ]);
  if (!isRead(ddns)) return ddns;
  const { updateUrl, username, ...shown } = ddns;
  // Of a provider that the box knows itself the URL has no meaning. Who may not list them may have either.
  const isOwn = !isRead(providers) || ddns.providerName === userDefinedProvider(providers.list);
  const isUsed = ddns.enabled && isOwn && updateUrl.trim() !== '';
  // The password cannot be read; FRITZ!OS's own page demands one.
  const context = { mode: ddnsMode(ddns.mode), domain: ddns.domain, username, hasPassword: true };
  return {
    ...shown,
    urlFindings: isUsed ? checkUpdateUrl(updateUrl, context).map(withoutQuotes) : [],
    usesPrefix: isUsed && updateUrl.toLowerCase().includes('<ip6lanprefix>'),
  };
}

/** A name as the DNS has it, or `undefined` for what is none that could be known to the world. */
export function asDnsName(text: string): string | undefined {
  const name = domainToASCII(text.trim().replace(/\.$/, ''));
  return /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name)
    ? name
    : undefined;
}
