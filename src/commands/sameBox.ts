import { l10n } from 'vscode';
import { HumanError } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import type { BoxDescription } from '../tr064/description';

/**
 * All routes to a router lead to one box: what is kept for it, such as a password of dynamic DNS, is sent over each.
 * @throws {HumanError} when another box answers.
 */
export function checkIsSameBox(box: BoxDescription, { name, udn }: RouterProfile): void {
  if (udn === '' || box.udn === udn) return;
  throw new HumanError(
    l10n.t('Another FRITZ!Box than {0} answers there.', name),
    l10n.t(
      'Check the address. If this FRITZ!Box replaces the old one, use "Remove Internet Route…" first. To look after both, use "Add Router…".',
    ),
  );
}
