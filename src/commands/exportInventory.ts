import { homedir } from 'node:os';
import { Uri, l10n, window, workspace } from 'vscode';
import { HumanError } from '../common/humanError';
import { writeInventory } from '../routers/inventory';
import type { RouterProfile } from '../routers/profile';
import { showInfo } from '../ui/notifications';
import { settingsOf } from '../wanted/wanted';
import { inventoryFilter, listed, nameOf } from './importInventory';
import type { Parts } from './parts';
import { clickedRouters } from './pickRouter';

interface Content {
  readonly profiles: readonly RouterProfile[];
  /** With the settings that each router had when it was last read. */
  readonly withSettings: boolean;
}

type ExportParts = Parts<'boxStates' | 'groups' | 'routers'>;

/** Writes routers to a file, with their settings if the person wants that, without anything secret, and opens it. */
export async function exportInventory(parts: ExportParts & Parts<'view'>, target: unknown): Promise<void> {
  const content = target instanceof Uri ? all(parts, false) : await chooseContent(parts);
  const uri = content && (target instanceof Uri ? target : await chooseFile());
  if (content === undefined || uri === undefined) return;
  await exportTo(parts, uri, content);
}

export async function exportTo(
  { boxStates, groups, routers }: ExportParts,
  uri: Uri,
  { profiles, withSettings }: Content,
): Promise<void> {
  const wantedOf = (id: string) => {
    const { boxState } = boxStates.get(id);
    return withSettings && boxState !== undefined ? settingsOf(boxState) : undefined;
  };
  try {
    const isPart = profiles.length < routers.all().length;
    const text = writeInventory(profiles, groups, { wantedOf, isPart });
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw new HumanError(l10n.t('{0} could not be written.', nameOf(uri)), undefined, error);
  }
  await window.showTextDocument(uri);
  const unread = profiles.filter(({ id }) => boxStates.get(id).boxState === undefined);
  if (withSettings && unread.length > 0) {
    showInfo(l10n.t('Never read, and so without settings in the file: {0} ({1}).', unread.length, listed(unread)));
  }
}

function all({ routers }: Parts<'routers'>, withSettings: boolean): Content {
  return { profiles: routers.all(), withSettings };
}

async function chooseContent(parts: ExportParts & Parts<'view'>): Promise<Content | undefined> {
  const selected = clickedRouters(parts, undefined, parts.view.selection);
  const every = all(parts, true);
  const isPart = selected.length > 0 && selected.length < every.profiles.length;
  const items = [
    {
      label: l10n.t('All routers with their settings'),
      detail: l10n.t('As last read, without passwords and tokens.'),
      content: every,
    },
    ...(isPart
      ? [
          {
            label: l10n.t('The selected routers with their settings'),
            detail: listed(selected),
            content: { profiles: selected, withSettings: true },
          },
        ]
      : []),
    { label: l10n.t('All routers without settings'), content: all(parts, false) },
  ];
  const placeHolder = l10n.t('What should the file contain?');
  return (await window.showQuickPick(items, { title: l10n.t('Export Inventory'), placeHolder }))?.content;
}

async function chooseFile(): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({
    // VS Code tells by the end of the name that this is a list of routers.
    defaultUri: Uri.joinPath(folder, 'routers.fritzbox-inventory.json'),
    title: l10n.t('Export Inventory'),
    filters: inventoryFilter(),
  });
}
