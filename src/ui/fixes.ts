import { COMMANDS, type CommandId } from '../common/commandIds';
import type { Fix } from '../diagnosis/finding';

/** The command that mends what a finding is about. */
export const FIXES: Readonly<Record<Fix, CommandId>> = {
  'turn-on-remote-access': COMMANDS.turnOnRemoteAccess,
  'set-up-remote-access': COMMANDS.setUpRemoteAccess,
  'turn-on-dynamic-dns': COMMANDS.turnOnDynamicDns,
  'set-up-dynamic-dns': COMMANDS.setUpDynamicDns,
  'update-dynamic-dns': COMMANDS.updateDynamicDns,
  'turn-on-lets-encrypt': COMMANDS.turnOnLetsEncrypt,
  'check-provider-access': COMMANDS.checkProviderAccess,
  'compare-with-file': COMMANDS.compareInventory,
};
