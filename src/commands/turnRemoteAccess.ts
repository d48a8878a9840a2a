import { l10n } from 'vscode';
import { text, type Values } from '../wanted/values';
import { COMMANDS } from '../common/commandIds';
import { offerCommands } from '../ui/notifications';
import { addressWords } from '../ui/words/address';
import type { Plan, Target, Verb } from './change/verb';
import { addressFor, addressOffers } from './links';
import type { KnownParts } from './parts';

/** Switches access from the internet over HTTPS on or off, and nothing else (SetEnable). */
export function remoteAccessVerb(parts: KnownParts, on: boolean): Verb {
  return {
    title: on ? l10n.t('Turn On Remote Access') : l10n.t('Turn Off Remote Access'),
    apply: on ? l10n.t('Turn On') : l10n.t('Turn Off'),
    kind: 'remoteAccess',
    plan: on ? planOn : planOff,
    done: on ? (target, now) => tellOn(parts, target, now) : undefined,
  };
}

function planOn(): Plan {
  return {
    wanted: { enabled: true },
    leftToBox: ['port'],
    notes: [
      l10n.t('The FRITZ!Box picks a port of its own. To set one, use "Set Up Remote Access…".'),
      l10n.t('From then on its sign-in page can be reached from the internet.'),
    ],
  };
}

function planOff({ before }: Target): Plan {
  const port = text(before, 'port');
  return {
    wanted: { enabled: false },
    cutsOff: connectionsEnd(),
    notes: port === '' ? [] : [l10n.t('When it is turned on again the FRITZ!Box picks another port than {0}.', port)],
  };
}

/** The warning of every command that turns remote access off. */
export function connectionsEnd(): string {
  return l10n.t('All HTTPS connections from the internet to the FRITZ!Box end, those of MyFRITZ! and its apps too.');
}

function tellOn(parts: KnownParts, { profile: { id, name } }: Target, now: Values): void {
  const undo = { label: l10n.t('Undo'), command: COMMANDS.undoLastChange, argument: id };
  const offered = addressFor(parts, id);
  if (offered === undefined) {
    const said = l10n.t(
      '{0}: remote access is on, on port {1}, but the FRITZ!Box has no name to reach it by.',
      name,
      text(now, 'port'),
    );
    const setUp = { label: l10n.t('Set Up Dynamic DNS…'), command: COMMANDS.setUpDynamicDns, argument: id };
    offerCommands('warning', said, [undo, setUp]);
    return;
  }
  const said = `${l10n.t('{0}: remote access is on: {1}', name, offered.url)}. ${addressWords(offered.known)}`;
  offerCommands(offered.known === 'doubtful' ? 'warning' : 'info', said, [undo, ...addressOffers(id, offered)]);
}
