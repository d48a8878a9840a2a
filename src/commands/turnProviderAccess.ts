import { l10n } from 'vscode';
import { isRead } from '../box/boxState';
import { part } from '../box/part';
import { withoutUrls } from '../box/providerAccessServer';
import { COMMANDS } from '../common/commandIds';
import { automaticConfiguration, mayBeProvidersOwn } from '../diagnosis/providerAccess';
import { getInfo } from '../tr064/services/managementServer';
import { offerCommands } from '../ui/notifications';
import { configurationWords } from '../ui/words/providerFindings';
import type { ChangeParts } from './change';
import type { Target, Verb } from './change/verb';
import { checkProvider } from './check';

/** Allows or forbids that the provider configures the box (X_SetTR069Enable). */
export function providerConfigurationVerb(parts: ChangeParts, on: boolean): Verb {
  return {
    title: on
      ? l10n.t('Allow Configuration by the Internet Provider')
      : l10n.t('Do Not Allow Configuration by the Internet Provider'),
    apply: on ? l10n.t('Allow') : l10n.t('Do Not Allow'),
    kind: 'providerConfiguration',
    plan: async (target) => ({
      wanted: { enabled: on },
      cutsOff: on
        ? l10n.t('Your internet provider can then change settings without asking you.')
        : await dependence(target),
      notes: [
        l10n.t(
          'The FRITZ!Box does not report this setting, before or after the change. The signs of it are checked afterwards.',
        ),
      ],
    }),
    done: async ({ profile }) => {
      const { id, name } = profile;
      const { state, world } = await checkProvider(parts, profile);
      const { verdict } = automaticConfiguration(state, world.ports?.seen);
      offerCommands(
        'info',
        l10n.t(
          '{0}: accepted by the FRITZ!Box. It cannot be read back; the signs are that automatic configuration is now: {1}.',
          name,
          configurationWords(verdict),
        ),
        [{ label: l10n.t('Check Internet Provider Access'), command: COMMANDS.checkProviderAccess, argument: id }],
      );
    },
  };
}

/** Allows or forbids that the provider installs updates (X_AVM-DE_SetTR069FirmwareDownloadEnabled). */
export function providerUpdatesVerb(on: boolean): Verb {
  const note = on
    ? l10n.t('Your internet provider can then install another version of FRITZ!OS.')
    : l10n.t('From then on, see to updates of FRITZ!OS yourself: they close security holes.');
  return {
    title: on
      ? l10n.t('Allow Updates by the Internet Provider')
      : l10n.t('Do Not Allow Updates by the Internet Provider'),
    apply: on ? l10n.t('Allow') : l10n.t('Do Not Allow'),
    kind: 'providerUpdates',
    plan: () => ({
      wanted: { enabled: on },
      cutsOff: on ? undefined : l10n.t('Your internet provider then no longer installs updates.'),
      notes: [note],
    }),
  };
}

/** What may stop working: said strongly where the box looks like one of the provider's own. */
async function dependence({ client }: Target): Promise<string> {
  const [{ modelNumber }, server] = await Promise.all([client.describe(), part(getInfo(client).then(withoutUrls))]);
  return !isRead(server) || mayBeProvidersOwn(modelNumber, server)
    ? l10n.t(
        "Careful: this FRITZ!Box may be your provider's own. Without this access its service, its support and your telephony may stop working, and your contract may forbid it. Ask your provider first.",
      )
    : l10n.t(
        'If your internet provider sets up internet access or telephony over TR-069, its changes no longer reach this FRITZ!Box.',
      );
}
