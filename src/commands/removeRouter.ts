import { l10n, window } from 'vscode';
import { plainText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import type { Parts } from './parts';

/** Takes a router off the list and forgets all that belongs to it, after asking. */
export async function removeRouter({ routers }: Pick<Parts, 'routers'>, { id, name }: RouterProfile): Promise<void> {
  const remove = l10n.t('Remove');
  const chosen = await window.showWarningMessage(
    l10n.t('Remove {0} from the list?', plainText(name)),
    {
      modal: true,
      detail: l10n.t(
        'Its password, its accepted identity and what was read are deleted here. Nothing changes on the FRITZ!Box.',
      ),
    },
    remove,
  );
  if (chosen === remove) await routers.remove(id);
}
