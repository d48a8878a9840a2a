import type { CallOptions, Tr064Client } from '../tr064/client';
import * as deviceInfo from '../tr064/services/deviceInfo';
import * as managementServer from '../tr064/services/managementServer';
import * as myFritz from '../tr064/services/myFritz';
import { getDdnsInfo } from '../tr064/services/remoteAccess';
import { part, together } from './part';
import { withoutUrls } from './providerAccessServer';
import { readExternal } from './readExternal';
import { readRemoteAccess } from './readRemoteAccess';
import { isRead, type Snapshot, SNAPSHOT_VERSION, withoutSecrets } from './snapshot';

/**
 * Reads everything the tree shows, side by side. A part the box refuses (for want of a right, say) is marked as
 * unread; when the box cannot be reached or does not let this login in, the whole read fails.
 * @throws {Tr064Error}
 * @throws the signal's reason when it aborts.
 */
export async function readSnapshot(client: Tr064Client, options: CallOptions): Promise<Snapshot> {
  return together(options, (call) => readParts(client, call));
}

async function readParts(client: Tr064Client, options: CallOptions): Promise<Snapshot> {
  const [access, ddns, myFritzInfo, external, device, server, firmwareDownload] = await Promise.all([
    readRemoteAccess(client, options),
    part(getDdnsInfo(client, options)),
    part(myFritz.getInfo(client, options)),
    part(readExternal(client, options)),
    part(deviceInfo.getInfo(client, options)),
    part(managementServer.getInfo(client, options).then(withoutUrls)),
    part(managementServer.getFirmwareDownloadEnabled(client, options).then((allowed) => ({ allowed }))),
  ]);
  if (isRead(device)) client.noteSoftwareVersion(device.softwareVersion);
  // A user who may not ask for the version reads it in the description, which says when it is another one.
  const description = await client.describe({ ...options, again: !isRead(device) });
  return {
    version: SNAPSHOT_VERSION,
    readAt: new Date().toISOString(),
    route: client.route,
    device: {
      model: isRead(device) ? device.modelName : description.modelName,
      modelNumber: description.modelNumber ?? '',
      softwareVersion: isRead(device) ? device.softwareVersion : description.softwareVersion,
    },
    ...access,
    ddns: isRead(ddns) ? withoutSecrets(ddns) : ddns,
    myFritz: myFritzInfo,
    external,
    managementServer: server,
    firmwareDownload,
  };
}
