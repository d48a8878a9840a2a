import { l10n } from 'vscode';
import type { AppSetupConfig } from '../../tr064/services/appSetup';

/** What a login may do with this extension (First Steps §6.1: which right each action needs). */
export function rightsWords({ configRight, appRight, phoneRight, nasRight, homeautoRight }: AppSetupConfig): {
  readonly allowed: boolean;
  readonly words: string;
}[] {
  const may = (right: string): boolean => right === 'RO' || right === 'RW';
  const config = may(configRight);
  const status = config || [appRight, phoneRight, nasRight, homeautoRight].some(may);
  return [
    {
      allowed: status,
      words: status
        ? l10n.t('may read remote access, dynamic DNS and the certificate')
        : l10n.t('may not read remote access, dynamic DNS and the certificate'),
    },
    {
      allowed: config,
      words: config ? l10n.t('may read the list of DDNS providers') : l10n.t('may not read the list of DDNS providers'),
    },
    {
      allowed: configRight === 'RW',
      words:
        configRight === 'RW'
          ? l10n.t('may change settings')
          : l10n.t('may not change settings (right "FRITZ!Box Settings" missing)'),
    },
  ];
}
