import { plainData } from '../common/plainText';
import type { CallOptions, Tr064Client } from '../tr064/client';
import { REMOTE_ACCESS } from '../tr064/description';
import { Tr064Error } from '../tr064/errors';
import { type ExternalAddresses, getAppRemoteInfo, getConfig } from '../tr064/services/appSetup';
import * as auth from '../tr064/services/auth';
import * as deviceInfo from '../tr064/services/deviceInfo';
import * as lanConfigSecurity from '../tr064/services/lanConfigSecurity';
import * as managementServer from '../tr064/services/managementServer';
import * as myFritz from '../tr064/services/myFritz';
import * as remoteAccess from '../tr064/services/remoteAccess';
import type { Caller } from '../tr064/services/service';
import { getExternalIPv4 } from '../tr064/services/wanConnection';
import { BOX_STATE_VERSION, type BoxState, type CheckedParts, isRead, type Part, withoutSecrets } from './boxState';
import { userDefinedProvider } from './ddns';
import { type ReadPart, together } from './part';
import { withoutUrls } from './providerAccessServer';

export interface ReadOptions extends CallOptions {
  /** Also reads what no row needs: see CheckedParts. */
  readonly forCheck?: boolean;
}

type Reader = Pick<Tr064Client, 'call' | 'action' | 'describe' | 'isClosed' | 'noteSoftwareVersion' | 'route'>;

/**
 * Reads a box, side by side. A part that the box refuses or never answers is marked as unread.
 * @throws {Tr064Error} when the box is not reached or does not let this login in.
 */
export async function readBoxState(client: Reader, { forCheck = false, ...options }: ReadOptions): Promise<BoxState> {
  const state = await together(options, async (call, part) => {
    const [read, checked] = await Promise.all([
      readParts(client, call, part),
      forCheck ? readCheckedParts(client, call, part) : undefined,
    ]);
    // Then the box was not asked for everything.
    if (client.isClosed) throw new Tr064Error('connection-lost', 'The client was closed');
    return { ...read, ...checked };
  });
  return plainData(state);
}

async function readParts(client: Reader, options: CallOptions, part: ReadPart): Promise<BoxState> {
  const [access, ddns, myFritzInfo, external, device, server, firmwareDownload] = await Promise.all([
    readRemoteAccess(client, options, part),
    part(remoteAccess.getDdnsInfo(client, options).then(withoutSecrets)),
    part(myFritz.getInfo(client, options)),
    part(readExternal(client, options)),
    part(deviceInfo.getInfo(client, options)),
    part(managementServer.getInfo(client, options).then(withoutUrls)),
    part(managementServer.getFirmwareDownloadEnabled(client, options).then((allowed) => ({ allowed }))),
  ]);
  if (isRead(device)) client.noteSoftwareVersion(device.softwareVersion);
  // Without the right to ask for the version it is read in the description, which changes with it.
  const description = await client.describe({ ...options, again: !isRead(device) });
  const { modelName: model, softwareVersion } = isRead(device) ? device : description;
  return {
    version: BOX_STATE_VERSION,
    readAt: new Date().toISOString(),
    route: client.route,
    device: { model, modelNumber: description.modelNumber, softwareVersion },
    ...access,
    ddns,
    myFritz: myFritzInfo,
    external,
    managementServer: server,
    firmwareDownload,
  };
}

/** Remote access and Let's Encrypt, which a box tells in one answer. */
async function readRemoteAccess(
  client: Reader,
  options: CallOptions,
  part: ReadPart,
): Promise<Pick<BoxState, 'remoteAccess' | 'letsEncrypt'>> {
  const [info, known] = await Promise.all([
    part(remoteAccess.getInfo(client, options)),
    part(client.action(REMOTE_ACCESS, 'SetLetsEncryptEnable', options).then((action) => ({ action }))),
  ]);
  return {
    remoteAccess: isRead(info) ? { enabled: info.enabled, port: info.port, username: info.username } : info,
    letsEncrypt: letsEncryptOf(info, known),
  };
}

/** Where the answer tells nothing, the SCPD says whether this FRITZ!OS knows Let's Encrypt at all. */
function letsEncryptOf(
  info: Part<remoteAccess.RemoteAccessInfo>,
  known: Part<{ readonly action: unknown }>,
): BoxState['letsEncrypt'] {
  if (isRead(info) && info.letsEncrypt !== undefined) return info.letsEncrypt;
  if (isRead(known) && known.action === undefined) return 'not-supported';
  if (!isRead(info)) return info;
  return isRead(known) ? { unread: 'bad-response' } : known;
}

/** Both addresses in one call where the box has it, else what the connection to the internet tells. */
async function readExternal(client: Caller, options: CallOptions): Promise<ExternalAddresses> {
  try {
    return await getAppRemoteInfo(client, options);
  } catch (error) {
    const isMissing = error instanceof Tr064Error && ['invalid-action', 'service-missing'].includes(error.kind);
    if (!isMissing) throw error;
    return { externalIPv4: await getExternalIPv4(client, options), externalIPv6: '' };
  }
}

async function readCheckedParts(client: Reader, options: CallOptions, part: ReadPart): Promise<CheckedParts> {
  const [rights, secondFactor, password, users, ownUrlProvider] = await Promise.all([
    part(getConfig(client, options)),
    part(auth.getInfo(client, options)),
    part(lanConfigSecurity.getInfo(client, options).then(({ defaultPasswordActive: isDefault }) => ({ isDefault }))),
    part(lanConfigSecurity.getUserList(client, options).then((list) => ({ names: list.map(({ name }) => name) }))),
    part(remoteAccess.getDdnsProviders(client, options).then((list) => ({ name: userDefinedProvider(list) }))),
  ]);
  return { rights, secondFactor, password, users, ownUrlProvider };
}
