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
  const rights = [
    [
      status,
      l10n.t('may read remote access, dynamic DNS and the certificate'),
      l10n.t('may not read remote access, dynamic DNS and the certificate'),
    ],
    [config, l10n.t('may read the list of DDNS providers'), l10n.t('may not read the list of DDNS providers')],
    [
      configRight === 'RW',
      l10n.t('may change settings'),
      l10n.t('may not change settings (right "FRITZ!Box Settings" missing)'),
    ],
  ] as const;
  return rights.map(([allowed, yes, no]) => ({ allowed, words: allowed ? yes : no }));
}
