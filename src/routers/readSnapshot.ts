import { part } from '../net/part';
import { withoutUrls } from '../remoteAccess/providerAccessServer';
import {
  type ExternalAddresses,
  isRead,
  type Part,
  type Snapshot,
  SNAPSHOT_VERSION,
  withoutSecrets,
} from '../remoteAccess/snapshot';
import type { CallOptions, Tr064Client } from '../tr064/client';
import { REMOTE_ACCESS } from '../tr064/description';
import { Tr064Error } from '../tr064/errors';
import { getAppRemoteInfo } from '../tr064/services/appSetup';
import * as deviceInfo from '../tr064/services/deviceInfo';
import * as managementServer from '../tr064/services/managementServer';
import * as myFritz from '../tr064/services/myFritz';
import * as remoteAccess from '../tr064/services/remoteAccess';
import { getDefaultConnection } from '../tr064/services/wanConnection';

/**
 * Reads everything the tree shows, side by side. A part the box refuses (for want of a right, say) is marked as
 * unread; when the box cannot be reached or does not let this login in, the whole read fails.
 * @throws {Tr064Error}
 * @throws the signal's reason when it aborts.
 */
export async function readSnapshot(client: Tr064Client, { signal, timeout }: CallOptions): Promise<Snapshot> {
  // What fails as a whole ends what is still under way.
  const failed = new AbortController();
  const options = { timeout, signal: signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]) };
  try {
    return await readParts(client, options);
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

async function readParts(client: Tr064Client, options: CallOptions): Promise<Snapshot> {
  const [info, ddns, myFritzInfo, external, device, server, firmwareDownload, letsEncryptAction] = await Promise.all([
    part(remoteAccess.getInfo(client, options)),
    part(remoteAccess.getDdnsInfo(client, options)),
    part(myFritz.getInfo(client, options)),
    part(readExternal(client, options)),
    part(deviceInfo.getInfo(client, options)),
    part(managementServer.getInfo(client, options).then(withoutUrls)),
    part(managementServer.getFirmwareDownloadEnabled(client, options).then((allowed) => ({ allowed }))),
    part(client.action(REMOTE_ACCESS, 'SetLetsEncryptEnable', options).then((action) => ({ action }))),
  ]);
  if (isRead(device)) client.noteSoftwareVersion(device.softwareVersion);
  // A user who may not ask for the version reads it in the description, which says when it is another one.
  const description = await client.describe({ ...options, again: !isRead(device) });
  return {
    version: SNAPSHOT_VERSION,
    readAt: new Date().toISOString(),
    device: {
      model: isRead(device) ? device.modelName : description.modelName,
      modelNumber: description.modelNumber ?? '',
      softwareVersion: isRead(device) ? device.softwareVersion : description.softwareVersion,
    },
    remoteAccess: isRead(info) ? { enabled: info.enabled, port: info.port, username: info.username } : info,
    ddns: isRead(ddns) ? withoutSecrets(ddns) : ddns,
    letsEncrypt: readLetsEncrypt(info, letsEncryptAction),
    myFritz: myFritzInfo,
    external,
    managementServer: server,
    firmwareDownload,
  };
}

/** Both addresses in one call where the box has it, else what the connection to the internet tells. */
async function readExternal(client: Tr064Client, options: CallOptions): Promise<ExternalAddresses> {
  try {
    const { externalIPv4, externalIPv6 } = await getAppRemoteInfo(client, options);
    return { externalIPv4, externalIPv6 };
  } catch (error) {
    const isMissing = error instanceof Tr064Error && ['invalid-action', 'service-missing'].includes(error.kind);
    if (!isMissing) throw error;
    const { externalIPv4 } = await getDefaultConnection(client, options);
    return { externalIPv4, externalIPv6: '' };
  }
}

/** Where the answer tells nothing, the SCPD says whether this FRITZ!OS knows Let's Encrypt at all. */
function readLetsEncrypt(
  info: Part<remoteAccess.RemoteAccessInfo>,
  known: Part<{ readonly action: unknown }>,
): Snapshot['letsEncrypt'] {
  if (isRead(info) && info.letsEncrypt !== undefined) return info.letsEncrypt;
  if (isRead(known) && known.action === undefined) return 'not-supported';
  if (!isRead(info)) return info;
  return isRead(known) ? { unread: 'bad-response' } : known;
}
