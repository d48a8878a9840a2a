import { l10n } from 'vscode';
import { namesIn } from '../box/domainNames';
import { text, type ValueName } from '../wanted/values';
import { errorText } from '../common/errorText';
import { HumanError } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import { type DdnsPassword, ddnsPasswordStep } from '../ui/ddnsPasswordStep';
import { offerCommands } from '../ui/notifications';
import { askFor } from '../ui/steps';
import { change, changeAll, type ChangeParts } from './change';
import { offersAfter } from './change/offers';
import type { Target, Verb } from './change/verb';
import type { Parts } from './parts';

/** Switches dynamic DNS on or off and keeps everything else, its password included (SetDDNSConfig). */
export function dynamicDnsVerb(parts: Parts<'ddnsPasswords' | 'identities'>, on: boolean): Verb {
  const title = on ? l10n.t('Turn On Dynamic DNS') : l10n.t('Turn Off Dynamic DNS');
  return {
    title,
    apply: on ? l10n.t('Turn On') : l10n.t('Turn Off'),
    kind: 'ddns',
    plan: async (target) => {
      const wanted = { enabled: on };
      if (target.before.enabled === on) return { wanted };
      const password = await askDdnsPassword(parts, target, title);
      const names = namesIn(text(target.before, 'domain')).join(', ');
      return password && { wanted, password, cutsOff: on ? undefined : notUpdatedWords(names || target.profile.name) };
    },
  };
}

/** Turns it off and on, which sends the address anew. What could be undone stays so, unless it is left off. */
export async function updateDynamicDns(parts: ChangeParts, profile: RouterProfile): Promise<void> {
  const title = l10n.t('Update Dynamic DNS Now');
  const verb = { title, apply: l10n.t('Turn Off and On'), kind: 'ddns' } as const;
  const [undo] = await parts.history.lastUndos(profile.id, parts.identities.all(profile.id));
  let password: DdnsPassword | undefined;
  // A box that wants a confirmation wants one for each.
  const off: Verb = {
    ...verb,
    title: l10n.t('{0} (1 of 2: turn off)', title),
    plan: async (target) => {
      if (target.before.enabled !== true) throw new HumanError(l10n.t('Dynamic DNS is off.'));
      password = await askDdnsPassword(parts, target, title);
      const note = l10n.t(
        'It is turned on again right after that, and the FRITZ!Box sends its address to the provider.',
      );
      return password && { wanted: { enabled: false }, password, notes: [note] };
    },
    done: () =>
      change(parts, [profile], {
        ...verb,
        title: l10n.t('{0} (2 of 2: turn on again)', title),
        plan: () => ({ wanted: { enabled: true }, password, agreed: true }),
        done: async ({ trust }) => {
          await parts.history.setUndo(profile.id, trust, undo).catch((error: unknown) => {
            parts.log.error(`${profile.name}: ${errorText(error)}`);
          });
          offerCommands(
            'info',
            l10n.t('{0}: dynamic DNS was turned off and on, and the FRITZ!Box updates the name now.', profile.name),
            offersAfter(profile.id),
          );
        },
      }),
  };
  await changeAll(parts, verb, [{ profile, verb: off }]);
}

/** What a box fills in by itself for a provider that it knows. */
export const FILLED_IN_BY_BOX: readonly ValueName[] = ['updateUrl', 'serverIPv4', 'serverIPv6'];

/** What is lost where a name is given up or dynamic DNS is turned off. */
export function notUpdatedWords(names: string): string {
  return l10n.t('{0} is not updated any more, and may soon lead elsewhere.', names);
}

/** Says that a change takes a while to show. */
export function sayUpdating({ profile: { id, name }, before }: Target): void {
  offerCommands(
    'info',
    l10n.t(
      '{0}: dynamic DNS is stored, and the FRITZ!Box updates the name now. It takes some minutes until it says that the name is current.',
      name,
    ),
    offersAfter(id, { kind: 'ddns', before }),
  );
}

/** The password to send with the values a router has; asked for unless it was set from here. */
export async function askDdnsPassword(
  { ddnsPasswords, identities }: Parts<'ddnsPasswords' | 'identities'>,
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
  return askFor(`${title}: ${profile.name}`, (done) => ddnsPasswordStep(undefined, done));
}
