import { l10n } from 'vscode';
import { plainText } from '../../common/plainText';
import type { JsonPath } from '../../common/jsonSchema';
import { INVENTORY_LIMITS, type InventoryProblem } from '../../routers/inventory';
import { addressProblemWords } from './address';
import { byCode } from './byCode';

/** Longer names of fields are cut off: a file may hold anything. */
const SHOWN = 40;

/** The path of a value, such as `routers[3].host`; positions are counted from 0. */
export function pathWords(path: JsonPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = plainText(part).slice(0, SHOWN);
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

/** What is wrong with an inventory, in a sentence. What does not fit its schema, editors tell. */
export const inventoryProblemWords = byCode<InventoryProblem, string>({
  'too-large': () => l10n.t('The file is larger than {0} KB.', INVENTORY_LIMITS.bytes / 1024),
  'not-utf-8': () => l10n.t('The file is no text in UTF-8.'),
  'not-json': ({ message }) => l10n.t('The file is no JSON: {0}', plainText(message)),
  'other-version': ({ version }) =>
    l10n.t('The file is of version {0}, which only a newer version of this extension knows.', version),
  schema: () =>
    l10n.t('Not valid here. The editor says why if the name of the file ends with .fritzbox-inventory.json.'),
  address: ({ problem }) => addressProblemWords(problem),
  'looks-alike': ({ like }) => l10n.t('This looks like another name in the file or in the list: {0}', like),
  duplicate: ({ of }) => l10n.t('This is in the file already, as {0}.', pathWords(of)),
});
