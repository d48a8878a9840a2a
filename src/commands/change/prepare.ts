import { l10n } from 'vscode';
import { together } from '../../box/part';
import { isRead } from '../../box/boxState';
import type { BoxSetting } from '../../changes/settings';
import { HumanError } from '../../common/humanError';
import type { RouterProfile } from '../../routers/profile';
import { Tr064Error } from '../../tr064/errors';
import { type AppSetupConfig, getConfig } from '../../tr064/services/appSetup';
import type { Parts } from '../parts';
import type { Target } from './verb';

/** Reads what a box has, and whether it can do this and this login may, before anybody is asked anything. */
export async function prepare(
  { clients, identities }: Parts<'clients' | 'identities'>,
  profile: RouterProfile,
  setting: BoxSetting,
  signal: AbortSignal,
): Promise<Target> {
  const client = await clients.get(profile);
  const trust = identities.get(profile.id, client.route);
  if (trust === undefined) throw new Tr064Error('sign-in-needed', 'There is no identity for this router');
  const [action, rights, before] = await together({ signal }, (options, part) =>
    Promise.all([
      client.action(setting.service, setting.action, options),
      part(getConfig(client, options)),
      setting.read(client, options),
    ]),
  );
  if (action === undefined) throw new Tr064Error('invalid-action', `The box has no ${setting.action}`);
  // Where the box does not say what a login may do, it says so at the write.
  if (isRead(rights) && !mayWrite(rights, setting)) throw mayNot(setting);
  return { profile, client, trust, before };
}

function mayWrite({ configRight, appRight }: AppSetupConfig, { needs }: BoxSetting): boolean {
  return configRight === 'RW' || (needs === 'config-or-app' && appRight === 'RW');
}

function mayNot({ needs }: BoxSetting): HumanError {
  return new HumanError(
    l10n.t('The user you are signed in as may not change this.'),
    needs === 'config'
      ? l10n.t(
          'The right "FRITZ!Box Settings" is needed: give it to the user under System / FRITZ!Box Users, or sign in as another user.',
        )
      : l10n.t(
          'The right "FRITZ!Box Settings" or the one for apps is needed: give it to the user under System / FRITZ!Box Users, or sign in as another user.',
        ),
  );
}
