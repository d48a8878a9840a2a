import { l10n } from 'vscode';
import { isOn, text, type Values } from '../../wanted/values';
import { COMMANDS } from '../../common/commandIds';
import type { RouterProfile } from '../../routers/profile';
import { sentenceRow } from '../../ui/longText';
import { offerCommands, showInfo } from '../../ui/notifications';
import { askFor } from '../../ui/steps';
import { addressWords } from '../../ui/words/address';
import { formatMoment } from '../../ui/words/dates';
import { change, type ChangeParts } from '../change';
import type { Target } from '../change/verb';
import { addressFor, addressOffers } from '../links';
import type { Parts } from '../parts';
import { remoteAccessVerb } from '../turnRemoteAccess';

type Choice = Date | 'leave-on' | 'turn-off';

/** Turns remote access on for a time; where it is on, only the time is chosen, or that it ends now or not at all. */
export async function turnOnRemoteAccessFor(
  parts: ChangeParts & Parts<'exposures'>,
  profile: RouterProfile,
): Promise<void> {
  const { exposures } = parts;
  let turnOff = false;
  let isNew = false;
  try {
    await change(parts, [profile], {
      title: title(),
      apply: l10n.t('Turn On'),
      kind: 'remoteAccess',
      plan: async (target) => {
        const choice = await choose(parts, target);
        if (choice === undefined) return undefined;
        turnOff = choice === 'turn-off';
        if (isOn(target.before)) return setTime(parts, target, choice);
        if (!(choice instanceof Date)) return undefined;
        isNew = true;
        // Kept before the write: even if this window closes meanwhile, remote access is turned off in time.
        await keep(parts, profile, choice, {});
        return { wanted: { enabled: true }, agreed: true };
      },
      done: async (_target, now) => {
        const exposure = exposures.get(profile.id);
        if (exposure !== undefined) await keep(parts, profile, new Date(exposure.until), now);
        tellOpen(parts, profile);
      },
    });
  } finally {
    if (isNew && !mayBeWritten(parts, profile)) await exposures.delete(profile.id);
  }
  if (turnOff) await change(parts, [profile], remoteAccessVerb(parts, false));
}

/** False where the box refused it, or the person gave up: then there is nothing to turn off. */
function mayBeWritten({ exposures, history }: Parts<'exposures' | 'history'>, { id }: RouterProfile): boolean {
  const exposure = exposures.get(id);
  if (exposure === undefined || exposure.port !== undefined) return true;
  return history.all(id).some(({ at, kind }) => kind === 'remoteAccess' && at > exposure.at);
}

function title(): string {
  return l10n.t('Turn On Remote Access for a Time');
}

async function choose({ exposures }: Parts<'exposures'>, { profile, before }: Target): Promise<Choice | undefined> {
  const now = new Date();
  const exposure = exposures.get(profile.id);
  return askFor<Choice>(`${title()}: ${profile.name}`, (done) => async (input) => {
    const choice = await input.pick<Choice>({
      placeholder: isOn(before)
        ? exposure === undefined
          ? l10n.t('Remote access is already on. When should it be turned off?')
          : l10n.t('Remote access is turned off at {0}. When instead?', formatMoment(new Date(exposure.until), now))
        : l10n.t('For how long?'),
      items: [
        ...durations(now).map(({ words, until }) => ({
          label: words,
          icon: 'clock',
          description: l10n.t('until {0}', formatMoment(until, now)),
          value: until,
        })),
        ...(isOn(before)
          ? [
              { label: l10n.t('Turn off now…'), icon: 'circle-slash', value: 'turn-off' as const },
              ...(exposure === undefined
                ? []
                : [{ label: l10n.t('Leave it on'), icon: 'globe', value: 'leave-on' as const }]),
            ]
          : [
              sentenceRow(
                l10n.t(
                  'The sign-in page of the FRITZ!Box can then be reached from the internet, on a port that it picks.',
                ),
                'info',
              ),
            ]),
        sentenceRow(
          l10n.t(
            'VS Code turns it off if it runs then and reaches the FRITZ!Box. Otherwise it does so as soon as it can.',
          ),
          'info',
        ),
      ],
    });
    return done(choice);
  });
}

const HOUR = 3_600_000;

/** For how long remote access may be turned on: the choices at this moment. */
export function durations(now: Date): { readonly words: string; readonly until: Date }[] {
  // Six o'clock of the next calendar day, where this computer is.
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 6);
  return [
    { words: l10n.t('1 hour'), until: new Date(now.getTime() + HOUR) },
    { words: l10n.t('4 hours'), until: new Date(now.getTime() + 4 * HOUR) },
    { words: l10n.t('Until tomorrow'), until: morning },
  ];
}

/** It is on already: nothing is written to the box. */
async function setTime(
  parts: Parts<'boxStates' | 'exposures' | 'worlds'>,
  { profile, before }: Target,
  choice: Choice,
): Promise<undefined> {
  if (choice === 'leave-on') {
    await parts.exposures.delete(profile.id);
    showInfo(l10n.t('{0}: remote access stays on.', profile.name));
  } else if (choice !== 'turn-off') {
    await keep(parts, profile, choice, before);
    tellOpen(parts, profile);
  }
}

async function keep(
  { exposures }: Parts<'exposures'>,
  { id }: RouterProfile,
  until: Date,
  values: Values,
): Promise<void> {
  const port = Number(text(values, 'port')) || undefined;
  await exposures.set(id, { until: until.toISOString(), at: new Date().toISOString(), port });
}

function tellOpen(parts: Parts<'boxStates' | 'exposures' | 'worlds'>, { id, name }: RouterProfile): void {
  const until = parts.exposures.get(id)?.until;
  if (until === undefined) return;
  const offered = addressFor(parts, id);
  const moment = formatMoment(new Date(until));
  offerCommands(
    offered?.known === 'doubtful' ? 'warning' : 'info',
    offered === undefined
      ? l10n.t('{0}: remote access is on until {1}.', name, moment)
      : `${l10n.t('{0}: remote access is on until {1}: {2}', name, moment, offered.url)}. ${addressWords(offered.known)}`,
    [
      { label: l10n.t('Change…'), command: COMMANDS.turnOnRemoteAccessFor, argument: id },
      ...(offered === undefined ? [] : addressOffers(id, offered)),
    ],
  );
}
