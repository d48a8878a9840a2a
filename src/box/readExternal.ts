import type { CallOptions } from '../tr064/client';
import { Tr064Error } from '../tr064/errors';
import { getAppRemoteInfo } from '../tr064/services/appSetup';
import type { Caller } from '../tr064/services/service';
import { getDefaultConnection } from '../tr064/services/wanConnection';
import type { ExternalAddresses } from './boxState';

/** Both addresses in one call where the box has it, else what the connection to the internet tells. */
export async function readExternal(client: Caller, options: CallOptions): Promise<ExternalAddresses> {
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
