import { l10n } from 'vscode';
import { namesIn } from '../box/domainNames';
import { text } from '../wanted/values';
import type { RouterProfile } from '../routers/profile';
import { type DdnsPassword, ddnsPasswordStep } from '../ui/ddnsPasswordStep';
import { runSteps } from '../ui/steps';
import { change, type ChangeParts } from './change';
import type { Target } from './change/verb';
import type { Parts } from './parts';

/** Switches dynamic DNS on or off and keeps everything else, its password included (SetDDNSConfig). */
export async function turnDynamicDns(
  parts: ChangeParts,
  profiles: readonly RouterProfile[],
  on: boolean,
): Promise<void> {
  const title = on ? l10n.t('Turn On Dynamic DNS') : l10n.t('Turn Off Dynamic DNS');
  await change(parts, profiles, {
    title,
    apply: on ? l10n.t('Turn On') : l10n.t('Turn Off'),
    kind: 'ddns',
    plan: async (target) => {
      const wanted = { enabled: on };
      if (target.before.enabled === on) return { wanted };
      const password = await askDdnsPassword(parts, target, title);
      if (password === undefined) return undefined;
      const names = namesIn(text(target.before, 'domain')).join(', ');
      return {
        wanted,
        password,
        ...(on
          ? {}
          : {
              cutsOff: l10n.t('{0} is not updated any more and may soon lead elsewhere.', names || target.profile.name),
            }),
      };
    },
  });
}

/** The password to send with the values a router has; asked for unless it was set from here. */
export async function askDdnsPassword(
  { ddnsPasswords, identities }: Pick<Parts, 'ddnsPasswords' | 'identities'>,
  { profile, before }: Target,
  title: string,
): Promise<DdnsPassword | undefined> {
  const known = await ddnsPasswords.get(profile.id, identities.all(profile.id), before);
  if (known !== undefined) return { value: known, change: known === '' ? 'empty' : 'kept' };
  return enterDdnsPassword({ profile }, title);
}

/** Asks for the password, which a box never gives back. */
export async function enterDdnsPassword(
  { profile }: Pick<Target, 'profile'>,
  title: string,
): Promise<DdnsPassword | undefined> {
  let password: DdnsPassword | undefined;
  await runSteps(
    `${title}: ${profile.name}`,
    ddnsPasswordStep(undefined, (chosen) => {
      password = chosen;
      return undefined;
    }),
  );
  return password;
}
