import { l10n } from 'vscode';
import type { Family } from '../../box/ipAddress';
import type { Finding } from '../../diagnosis/diagnose';
import type { Fix } from '../../diagnosis/finding';
import { byCode, type FindingWords } from './byCode';
import { CERTIFICATE_WORDS } from './certificateFindings';
import { ENTRY_WORDS } from './entryFindings';
import { NAME_WORDS } from './nameFindings';
import { familyWords, PROVIDER_WORDS } from './providerFindings';
import { DRIFT_WORDS } from './wanted';

const wordsOf = byCode<Finding, FindingWords>({
  ...ENTRY_WORDS,
  ...NAME_WORDS,
  ...CERTIFICATE_WORDS,
  ...PROVIDER_WORDS,
  ...DRIFT_WORDS,
});

/** A finding in words, in a row's form and in a report's. */
export function findingWords(finding: Finding): FindingWords {
  const words = wordsOf(finding);
  if ('ofName' in finding) return ofName(words, finding.ofName === 'unread', finding.family);
  if (words.remedy === undefined || !('isUnproven' in finding)) return words;
  return { ...words, remedy: l10n.t('If it is the FRITZ!Box: {0}', words.remedy) };
}

/** What was seen at an address that need not be the box's. */
function ofName(words: FindingWords, isUnread: boolean, family: Family): FindingWords {
  const notKnown = isUnread
    ? l10n.t(
        'A name of the FRITZ!Box leads to this address. It is not known whether the FRITZ!Box has this address: it does not tell this user its external IP address.',
      )
    : l10n.t(
        'A name of the FRITZ!Box leads to this address, but the FRITZ!Box reports no public {0} address.',
        familyWords(family),
      );
  const remedy = isUnread
    ? l10n.t('Sign in with a user who may see that address.')
    : l10n.t('Check which device has this address, and where the name should lead.');
  return { ...words, why: `${words.why} ${notKnown}`, remedy };
}

/** The command that mends it. */
export function fixWords(fix: Fix): string {
  return {
    turnOnRemoteAccess: l10n.t('Turn On Remote Access'),
    setUpRemoteAccess: l10n.t('Set Up Remote Access'),
    turnOnDynamicDns: l10n.t('Turn On Dynamic DNS'),
    setUpDynamicDns: l10n.t('Set Up Dynamic DNS'),
    updateDynamicDns: l10n.t('Update Dynamic DNS Now'),
    turnOnLetsEncrypt: l10n.t("Turn On Let's Encrypt"),
    checkProviderAccess: l10n.t('Check Internet Provider Access'),
    compareInventory: l10n.t('Compare With File'),
  }[fix];
}

/** What is being looked at, while it takes its time. */
export function lookingAtWords(looking: 'box' | 'names' | 'endpoints'): string {
  return {
    box: l10n.t('Asking the FRITZ!Box…'),
    names: l10n.t('Looking up its names…'),
    endpoints: l10n.t('Checking the ports…'),
  }[looking];
}
