import { l10n } from 'vscode';
import { text } from '../wanted/values';
import { COMMANDS } from '../common/commandIds';
import type { RouterProfile } from '../routers/profile';
import { offerCommands } from '../ui/notifications';
import { addressWords } from '../ui/words/address';
import { change, type ChangeParts } from './change';
import type { Verb } from './change/verb';
import { addressFor, addressOffers } from './links';
import type { KnownParts } from './parts';

/** Switches access from the internet over HTTPS on or off, and nothing else (SetEnable). */
export async function turnRemoteAccess(parts: ChangeParts, profile: RouterProfile, on: boolean): Promise<void> {
  await change(parts, [profile], remoteAccessVerb(parts, on));
}

export function remoteAccessVerb(parts: KnownParts, on: boolean): Verb {
  return on ? turnOn(parts) : turnOff();
}

function turnOn(parts: KnownParts): Verb {
  return {
    title: l10n.t('Turn On Remote Access'),
    apply: l10n.t('Turn On'),
    kind: 'remoteAccess',
    plan: () =>
      Promise.resolve({
        wanted: { enabled: true },
        leftToBox: ['port'],
        notes: [
          l10n.t('The FRITZ!Box picks a port of its own. To set one, use "Set Up Remote Access…".'),
          l10n.t('From then on its sign-in page can be reached from the internet.'),
        ],
      }),
    done: ({ profile: { id, name } }, now) => {
      const undo = { label: l10n.t('Undo'), command: COMMANDS.undoLastChange, argument: id };
      const offered = addressFor(parts, id);
      if (offered === undefined) {
        offerCommands(
          'warning',
          l10n.t(
            '{0}: remote access is on, on port {1}, but the FRITZ!Box has no name to reach it by.',
            name,
            text(now, 'port'),
          ),
          [undo, { label: l10n.t('Set Up Dynamic DNS…'), command: COMMANDS.setUpDynamicDns, argument: id }],
        );
        return;
      }
      const said = `${l10n.t('{0}: remote access is on: {1}', name, offered.url)}. ${addressWords(offered.known)}`;
      offerCommands(offered.known === 'doubtful' ? 'warning' : 'info', said, [undo, ...addressOffers(id, offered)]);
    },
  };
}

function turnOff(): Verb {
  return {
    title: l10n.t('Turn Off Remote Access'),
    apply: l10n.t('Turn Off'),
    kind: 'remoteAccess',
    plan: ({ before }) =>
      Promise.resolve({
        wanted: { enabled: false },
        cutsOff: l10n.t(
          'All HTTPS connections from the internet to the FRITZ!Box end, those of MyFRITZ! and its apps too.',
        ),
        notes:
          text(before, 'port') === ''
            ? []
            : [l10n.t('When it is turned on again the FRITZ!Box picks another port than {0}.', text(before, 'port'))],
      }),
  };
}
