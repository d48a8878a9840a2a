import { l10n, window } from 'vscode';
import { plainText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import { nameEntered, nameProblem } from '../ui/nameProblem';
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

/** Changes what a router is called here; its name on the box stays. */
export async function renameRouter({ routers }: Parts<'routers'>, { id, name }: RouterProfile): Promise<void> {
  const others = routers.all().flatMap((router) => (router.id === id ? [] : router.name));
  const entered = await window.showInputBox({
    title: l10n.t('Rename Router'),
    prompt: l10n.t('What do you call this router?'),
    value: name,
    validateInput: (text) => nameProblem(text, others),
  });
  if (entered !== undefined) await routers.rename(id, nameEntered(entered));
}
