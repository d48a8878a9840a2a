import { l10n } from 'vscode';
import { holdsName } from '../../box/domainNames';
import { isOn, text } from '../../wanted/values';
import { addressOf } from '../../routers/profile';
import type { Planned, Verb } from './verb';

/** Changes that affect the route in use: through the internet, remote access, the name and the certificate. */

/** What a change does to the route in use; `cut` leaves none to ask the box by. */
type Effect = 'cut' | 'moved' | 'renamed' | 'recertified';

export function effectOnOwnRoute({ profile, client, before, plan }: Planned, kind: Verb['kind']): Effect | undefined {
  if (client.route !== 'internet') return undefined;
  const { host, port } = addressOf(profile, 'internet');
  const after = { ...before, ...plan.wanted };
  switch (kind) {
    case 'remoteAccess':
    case 'remoteAccessUser':
      if (isOn(before) && !isOn(after)) return 'cut';
      // Behind another router the port from outside may be none of the box's own.
      return text(before, 'port') === String(port) && text(after, 'port') !== String(port) ? 'moved' : undefined;
    case 'ddns':
      return holdsName(text(before, 'domain'), host) && !(isOn(after) && holdsName(text(after, 'domain'), host))
        ? 'renamed'
        : undefined;
    case 'letsEncrypt':
      // On or off, another certificate with another key is shown from then on.
      return isOn(before) === isOn(after) ? undefined : 'recertified';
    default:
      return undefined;
  }
}

/** What the person has to know before; `undefined` where the route in use stays as it is. */
export function ownRouteWarning(planned: Planned, kind: Verb['kind']): string | undefined {
  const { name } = planned.profile;
  const effect = effectOnOwnRoute(planned, kind);
  return (
    effect &&
    {
      cut: l10n.t(
        'You are reaching {0} over this very access. Afterwards it can only be reached, and this undone, in its home network.',
        name,
      ),
      moved: l10n.t(
        'You are reaching {0} by this very port. Afterwards it is reached by the new one; where that does not get through, only in its home network.',
        name,
      ),
      renamed: l10n.t(
        'You are reaching {0} by this very name. When it stops leading there, it can only be reached in its home network, or at another address.',
        name,
      ),
      recertified: l10n.t(
        'You are reaching {0} with the certificate that this replaces. Afterwards you may have to accept another identity.',
        name,
      ),
    }[effect]
  );
}

/** The port by which a router can be asked after the change, where it moves the one it is being reached by. */
export function newPortOfOwnRoute(planned: Planned, kind: Verb['kind']): number | undefined {
  const port = Number(text(planned.plan.wanted, 'port'));
  return effectOnOwnRoute(planned, kind) === 'moved' && port > 0 ? port : undefined;
}
