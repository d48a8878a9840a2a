import { l10n } from 'vscode';
import { plainText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import { confirmed } from '../ui/notifications';
import type { Parts } from './parts';

/** Takes routers off the list and forgets all that belongs to them, after asking. */
export async function removeRouters({ routers }: Parts<'routers'>, profiles: readonly RouterProfile[]): Promise<void> {
  const names = profiles.map(({ name }) => plainText(name));
  const several = names.length > 1;
  const question = several
    ? l10n.t('Remove {0} routers from the list?', names.length)
    : l10n.t('Remove {0} from the list?', ...names);
  const detail = [
    ...(several ? [names.join(', ')] : []),
    l10n.t('Passwords, accepted identities and everything read are deleted here. No FRITZ!Box is changed.'),
  ].join('\n\n');
  if (!(await confirmed(question, detail, l10n.t('Remove')))) return;
  for (const { id } of profiles) await routers.remove(id);
}
