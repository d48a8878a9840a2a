import { l10n } from 'vscode';
import type { MaskWords } from '../../box/forumMask';

/** What stands in the placeholders of a report for a forum: the findings depend on the kind of an address. */
export function forumMaskWords(): MaskWords {
  return {
    name: l10n.t('name'),
    address(kind, version) {
      switch (kind) {
        case 'private':
          return l10n.t('private {0}', version);
        case 'shared':
          return l10n.t('shared {0}', version);
        case 'ds-lite':
          return l10n.t('DS-Lite {0}', version);
        case 'none':
        case 'public':
        case 'other':
          return version;
      }
    },
  };
}
