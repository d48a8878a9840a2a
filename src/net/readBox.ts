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
  // The URL of a provider that the box knows is filled in by the box: the person can do nothing about it.
  const isOwn = isRead(providers) && ddns.providerName === userDefinedProvider(providers.list);
  // The password cannot be read; FRITZ!OS's own page demands one.
  const context = { mode: ddnsMode(ddns.mode), domain: ddns.domain, username, hasPassword: true };
  return {
    ...shown,
    urlFindings:
      ddns.enabled && isOwn && updateUrl.trim() !== '' ? checkUpdateUrl(updateUrl, context).map(withoutQuotes) : [],
    usesPrefix: ddns.enabled && updateUrl.toLowerCase().includes('<ip6lanprefix>'),
  };
}
