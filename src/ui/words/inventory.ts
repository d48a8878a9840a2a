import { l10n } from 'vscode';
import { plainText } from '../../common/plainText';
import { INVENTORY_LIMITS, INVENTORY_VERSION, type InventoryProblem } from '../../routers/inventory';
import type { JsonPath } from '../../routers/jsonLines';
import { addressProblemWords } from './address';

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

/** What is wrong with a file of routers, in a sentence. */
export function inventoryProblemWords(problem: InventoryProblem): string {
  switch (problem.code) {
    case 'too-large':
      return l10n.t('The file is larger than {0} KB.', INVENTORY_LIMITS.bytes / 1024);
    case 'not-utf-8':
      return l10n.t('The file is no text in UTF-8.');
    case 'not-json':
      return l10n.t('The file is no JSON: {0}', plainText(problem.message));
    case 'other-version':
      return problem.version > INVENTORY_VERSION
        ? l10n.t('The file is of version {0}, which only a newer version of this extension knows.', problem.version)
        : l10n.t('The version must be {0}.', INVENTORY_VERSION);
    case 'missing':
      return l10n.t('This is missing.');
    case 'no-text':
      return l10n.t('This must be a text.');
    case 'no-integer':
      return l10n.t('This must be a whole number.');
    case 'no-list':
      return l10n.t('This must be a list.');
    case 'no-object':
      return l10n.t('This must be an object, in braces.');
    case 'unknown-field':
      return l10n.t('There is no field of this name.');
    case 'empty':
      return l10n.t('This must not be empty.');
    case 'too-long':
      return l10n.t('This has more than {0} characters.', problem.limit);
    case 'too-many':
      return l10n.t('These are more than {0}.', problem.limit);
    case 'control-characters':
      return l10n.t('This contains characters that are not seen but change what is.');
    case 'port':
      return addressProblemWords('invalid-port');
    case 'address':
      return addressProblemWords(problem.problem);
    case 'looks-alike':
      return l10n.t('This looks like another name in the file or in the list: {0}', problem.like);
    case 'duplicate':
      return l10n.t('This is in the file already, as {0}.', pathWords(problem.of));
  }
}
