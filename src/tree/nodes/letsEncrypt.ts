import { l10n } from 'vscode';
import { letsEncryptState } from '../../box/letsEncrypt';
import { isRead, type BoxState } from '../../box/boxState';
import { worst } from '../../common/level';
import type { Finding } from '../../diagnosis/diagnose';
import { daysLeftWords, letsEncryptWords } from '../../ui/words/status';
import { switchTag, type TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** Let's Encrypt: whether the box uses it; `daysLeft` of the certificate that is served. */
export function letsEncryptNode({ letsEncrypt }: BoxState, findings: readonly Finding[], daysLeft?: number): TreeNode {
  const id = 'letsEncrypt';
  const label = "Let's Encrypt";
  const icon = 'shield';
  if (letsEncrypt === 'not-supported') {
    return {
      id,
      label,
      icon,
      description: l10n.t('needs FRITZ!OS 7.50'),
      tooltip: l10n.t("This FRITZ!OS does not offer Let's Encrypt over TR-064; version 7.50 and later do."),
    };
  }
  if (!isRead(letsEncrypt)) return unreadNode(id, label, letsEncrypt);
  const { enabled, state } = letsEncrypt;
  const tags = [switchTag('letsEncrypt', enabled)];
  if (!enabled) return { id, label, icon, description: l10n.t('off'), tags };
  const isAnother = findings.some(isAnotherShown);
  const seen = isAnother ? [l10n.t('another is shown')] : daysLeft === undefined ? [] : [daysLeftWords(daysLeft)];
  return {
    id,
    label,
    icon,
    tags,
    level: worst(findings.filter((finding) => finding.code.startsWith('lets-encrypt-') && !('isUnproven' in finding))),
    description: [stateWords(state), ...seen].join(' · '),
    tooltip:
      letsEncryptState(state) === 'not_used'
        ? l10n.t(
            "Let's Encrypt is on but not in use: it needs MyFRITZ!. Switch that on under Internet / MyFRITZ! Account.",
          )
        : l10n.t("Certificate from Let's Encrypt for the MyFRITZ! name of the FRITZ!Box"),
  };
}

/** What another device may have shown is not the box's. */
function isAnotherShown(finding: Finding): boolean {
  const isOther = finding.code === 'certificate-self-signed' || finding.code === 'lets-encrypt-not-served';
  return isOther && !('isUnproven' in finding);
}

/** Beside the label of the row. */
function stateWords(raw: string): string {
  return letsEncryptState(raw) === 'valid' ? l10n.t('valid') : letsEncryptWords(raw);
}
