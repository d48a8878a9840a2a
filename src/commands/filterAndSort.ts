import { l10n, window } from 'vscode';
import { SORTS, type Sort } from '../routers/filterAndSort';
import { arrange } from '../tree/arrangement';
import { askFor } from '../ui/steps';
import type { Parts } from './parts';

/** Asks for words that a router has to have to be listed, and says how many have them. */
export async function filterRouters(
  parts: Parts<'boxStates' | 'exposures' | 'filterAndSort' | 'groups' | 'routers' | 'view' | 'worlds'>,
): Promise<void> {
  const { filterAndSort, view } = parts;
  const entered = await askFor<string>(l10n.t('Filter Routers'), (done) => async (input) => {
    const text = await input.compose({
      placeholder: l10n.t('Part of a name, model, domain or address; nothing for all routers'),
      value: filterAndSort.filter.text,
      rows: (text) => {
        const { shown, total } = arrange(parts, { ...filterAndSort.filter, text: text.trim() });
        return [{ label: l10n.t('Show {0} of {1}', shown, total), icon: 'filter', value: { accept: true as const } }];
      },
    });
    return done(text);
  });
  if (entered === undefined) return;
  await filterAndSort.setFilter({ text: entered.trim() });
  await view.show();
}

export async function showNeedsAttention({ filterAndSort, view }: Parts<'filterAndSort' | 'view'>): Promise<void> {
  await filterAndSort.setFilter({ needsAttention: true });
  await view.show();
}

export async function sortRouters({ filterAndSort }: Parts<'filterAndSort'>): Promise<void> {
  const items = SORTS.map((sort) => ({
    label: sortWords(sort),
    ...(sort === filterAndSort.sort ? { description: l10n.t('as now') } : {}),
    sort,
  }));
  const placeHolder = l10n.t('Sort routers by');
  const chosen = await window.showQuickPick(items, { placeHolder });
  if (chosen !== undefined) await filterAndSort.setSort(chosen.sort);
}

function sortWords(sort: Sort): string {
  return {
    own: l10n.t('Own order'),
    name: l10n.t('Name'),
    health: l10n.t('Health, the worst first'),
    read: l10n.t('Last read, the longest ago first'),
  }[sort];
}
