import type { CallOptions, Tr064Client } from '../tr064/client';
import { REMOTE_ACCESS } from '../tr064/description';
import { getInfo, type RemoteAccessInfo } from '../tr064/services/remoteAccess';
import type { ReadPart } from './part';
import { isRead, type Part, type BoxState } from './boxState';

/** Remote access and Let's Encrypt, which a box tells in one answer. */
export async function readRemoteAccess(
  client: Pick<Tr064Client, 'call' | 'action'>,
  options: CallOptions,
  part: ReadPart,
): Promise<Pick<BoxState, 'remoteAccess' | 'letsEncrypt'>> {
  const [info, known] = await Promise.all([
    part(getInfo(client, options)),
    part(client.action(REMOTE_ACCESS, 'SetLetsEncryptEnable', options).then((action) => ({ action }))),
  ]);
  return {
    remoteAccess: isRead(info) ? { enabled: info.enabled, port: info.port, username: info.username } : info,
    letsEncrypt: letsEncryptOf(info, known),
  };
}

/** Where the answer tells nothing, the SCPD says whether this FRITZ!OS knows Let's Encrypt at all. */
function letsEncryptOf(
  info: Part<RemoteAccessInfo>,
  known: Part<{ readonly action: unknown }>,
): BoxState['letsEncrypt'] {
  if (isRead(info) && info.letsEncrypt !== undefined) return info.letsEncrypt;
  if (isRead(known) && known.action === undefined) return 'not-supported';
  if (!isRead(info)) return info;
  return isRead(known) ? { unread: 'bad-response' } : known;
}
