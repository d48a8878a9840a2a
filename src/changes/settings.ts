import { LIMITS } from '../common/limits';
import { ddnsMode, isPredefined } from '../box/ddns';
import { part } from '../box/part';
import { isRead } from '../box/boxState';
import type { CallOptions, Tr064Client } from '../tr064/client';
import { REMOTE_ACCESS } from '../tr064/description';
import { Tr064Error } from '../tr064/errors';
import * as managementServer from '../tr064/services/managementServer';
import { MANAGEMENT_SERVER } from '../tr064/services/managementServer';
import * as remoteAccess from '../tr064/services/remoteAccess';
import { isOn, type SettingKind, text, type Values } from '../wanted/values';

export interface BoxSetting {
  /** What writes it: a box whose service description lacks it cannot. */
  readonly service: string;
  readonly action: string;
  /** The right that writing it takes (First Steps §6.1). */
  readonly needs: 'config' | 'config-or-app';
  /** Without values that a box takes but does not give out: those are missing. */
  read(client: Tr064Client, options: CallOptions): Promise<Values>;
  /** Writes all of it at once. `password` goes with settings that have one, and is never left out by them. */
  write(client: Tr064Client, values: Values, password: string | undefined, options: CallOptions): Promise<unknown>;
}

/** What can be set on a box, and how. */
export const SETTINGS: Readonly<Record<SettingKind, BoxSetting>> = {
  /** SetEnable: on or off and nothing else; the port is the box's choice. */
  remoteAccess: {
    service: REMOTE_ACCESS,
    action: 'SetEnable',
    needs: 'config',
    read: async (client, options) => remoteAccessValues(await remoteAccess.getInfo(client, options)),
    write: (client, values, _password, options) => remoteAccess.setEnable(client, isOn(values), options),
  },
  /** SetConfig: on or off, port, and the user with configuration rights from the internet. */
  remoteAccessUser: {
    service: REMOTE_ACCESS,
    action: 'SetConfig',
    needs: 'config',
    read: async (client, options) => remoteAccessValues(await remoteAccess.getInfo(client, options)),
    write: (client, values, password = '', options) =>
      remoteAccess.setConfig(
        client,
        { enabled: isOn(values), port: Number(text(values, 'port')), username: text(values, 'username'), password },
        options,
      ),
  },
  /** SetDDNSConfig: all of it, every time. URL and servers of a provider that the box knows are left to the box. */
  ddns: {
    service: REMOTE_ACCESS,
    action: 'SetDDNSConfig',
    needs: 'config',
    async read(client, options) {
      const info = await remoteAccess.getDdnsInfo(client, options);
      const { enabled, providerName, updateUrl, domain, username, serverIPv4, serverIPv6 } = info;
      const mode = await spelledForBox(client, info.mode);
      const values = { enabled, providerName, domain, username, mode };
      return (await isKnownToBox(client, providerName, options))
        ? whole(values)
        : whole({ ...values, updateUrl, serverIPv4, serverIPv6 });
    },
    async write(client, values, password = '', options) {
      const providerName = text(values, 'providerName');
      const own = (await isKnownToBox(client, providerName, options)) ? {} : values;
      await remoteAccess.setDdnsConfig(
        client,
        {
          enabled: isOn(values),
          providerName,
          updateUrl: text(own, 'updateUrl'),
          domain: text(values, 'domain'),
          username: text(values, 'username'),
          mode: text(values, 'mode'),
          serverIPv4: text(own, 'serverIPv4'),
          serverIPv6: text(own, 'serverIPv6'),
          password,
        },
        options,
      );
    },
  },
  letsEncrypt: {
    service: REMOTE_ACCESS,
    action: 'SetLetsEncryptEnable',
    needs: 'config-or-app',
    read: async (client, options) => ({
      enabled: (await remoteAccess.getInfo(client, options)).letsEncrypt?.enabled ?? false,
    }),
    write: (client, values, _password, options) => remoteAccess.setLetsEncryptEnable(client, isOn(values), options),
  },
  /** X_SetTR069Enable. The box does not tell how it is switched. */
  providerConfiguration: {
    service: MANAGEMENT_SERVER,
    action: 'X_SetTR069Enable',
    needs: 'config',
    read: () => Promise.resolve({}),
    write: (client, values, _password, options) => managementServer.setTr069Enable(client, isOn(values), options),
  },
  providerUpdates: {
    service: MANAGEMENT_SERVER,
    action: 'X_AVM-DE_SetTR069FirmwareDownloadEnabled',
    needs: 'config',
    read: async (client, options) => ({ enabled: await managementServer.getFirmwareDownloadEnabled(client, options) }),
    write: (client, values, _password, options) =>
      managementServer.setFirmwareDownloadEnabled(client, isOn(values), options),
  },
};

function remoteAccessValues({ enabled, port, username }: remoteAccess.RemoteAccessInfo): Values {
  return whole({ enabled, port: port === undefined ? '' : String(port), username });
}

/** What is changed is written back as it was read: a value that would have to be cut is not changed at all. */
function whole(values: Values): Values {
  if (Object.values(values).some((value) => typeof value === 'string' && value.length > LIMITS.updateUrl)) {
    throw new Tr064Error('bad-response', 'A value is longer than any box stores');
  }
  return values;
}

async function isKnownToBox(client: Tr064Client, provider: string, { signal }: CallOptions): Promise<boolean> {
  const providers = await part(remoteAccess.getDdnsProviders(client, { signal }));
  return isRead(providers) && isPredefined(provider, providers);
}

/** Table 11 of the document, for boxes whose service description lists no modes. */
const MODES = ['ddns_v4', 'ddns_v6', 'ddns_both', 'ddns_together'] as const;

/** Modes of dynamic DNS as this box wants them written. */
export async function allowedModes(client: Tr064Client): Promise<readonly string[]> {
  const scpd = await client.scpd(REMOTE_ACCESS);
  const { allowedValues = [] } = scpd?.variables.find(({ name }) => name === 'Mode') ?? {};
  return allowedValues.length > 0 ? allowedValues : MODES;
}

/** The document has two spellings of the fourth mode: the one that the box's service description allows is used. */
async function spelledForBox(client: Tr064Client, mode: string): Promise<string> {
  if (ddnsMode(mode) !== 'both-together') return mode;
  return (await allowedModes(client)).find((allowed) => ddnsMode(allowed) === 'both-together') ?? mode;
}
