import { l10n, window } from 'vscode';
import type { RouterProfile } from '../routers/profile';
import { nameEntered, nameProblem } from '../ui/nameProblem';
import type { Parts } from './parts';

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
