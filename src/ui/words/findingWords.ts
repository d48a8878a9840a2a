import { l10n } from 'vscode';
import type { Finding } from '../../diagnosis/diagnose';
import type { Fix } from '../../diagnosis/finding';
import { certificateWords } from './certificateFindings';
import { entryWords } from './entryFindings';
import { nameWords } from './nameFindings';
import { type FindingWords, providerWords } from './providerFindings';
import { driftWords } from './wanted';

/** Every finding in words, in a row's form and in a report's. */
export function findingWords(finding: Finding): FindingWords {
  switch (finding.subject) {
    case 'entry':
      return entryWords(finding);
    case 'names':
      return nameWords(finding);
    case 'certificate':
      return certificateWords(finding);
    case 'provider':
      return providerWords(finding);
    case 'drift':
      return driftWords(finding);
  }
}

/** The command that mends it. */
export function fixWords(fix: Fix): string {
  switch (fix) {
    case 'turn-on-remote-access':
      return l10n.t('Turn On Remote Access');
    case 'set-up-remote-access':
      return l10n.t('Set Up Remote Access');
    case 'turn-on-dynamic-dns':
      return l10n.t('Turn On Dynamic DNS');
    case 'set-up-dynamic-dns':
      return l10n.t('Set Up Dynamic DNS');
    case 'update-dynamic-dns':
      return l10n.t('Update Dynamic DNS Now');
    case 'turn-on-lets-encrypt':
      return l10n.t("Turn On Let's Encrypt");
    case 'check-provider-access':
      return l10n.t('Check Internet Provider Access');
    case 'compare-with-file':
      return l10n.t('Compare With File');
  }
}

/** What is being looked at, while it takes its time. */
export function lookingAtWords(looking: 'box' | 'names' | 'endpoints'): string {
  switch (looking) {
    case 'box':
      return l10n.t('Asking the FRITZ!Box…');
    case 'names':
      return l10n.t('Looking up its names…');
    case 'endpoints':
      return l10n.t('Looking at what answers there…');
  }
}
