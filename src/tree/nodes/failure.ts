import { l10n } from 'vscode';
import { COMMANDS } from '../../common/commandIds';
import type { Level } from '../../common/level';
import type { Failure } from '../../storage/boxStateStore';
import { isNotReached } from '../../tr064/errors';
import { formatMoment } from '../../ui/words/dates';
import { errorWords } from '../../ui/words/errors';
import type { TreeNode } from '../treeNode';

/** What passes by itself is a warning; what waits for the person is a problem, unless they wanted it so. */
export function failureLevel(kind: Failure['kind']): Level {
  if (kind === 'sign-in-needed') return 'info';
  return isNotReached(kind) || kind === 'locked-out' ? 'warning' : 'problem';
}

/** Why a router could not be read, and what to do about it: two rows, the second of which does it where it can. */
export function failureNodes({ kind, details, at }: Failure): TreeNode[] {
  const { message, remedy } = errorWords(kind, details);
  const what: TreeNode = {
    id: 'failure',
    label: message,
    level: failureLevel(kind),
    advice: remedy,
    tooltip: [
      ...(kind === 'wrong-credentials' ? [l10n.t('Nothing more is sent to it until you sign in again.')] : []),
      l10n.t('Tried {0}', formatMoment(new Date(at))),
    ].join('\n\n'),
  };
  return [what, { id: 'remedy', icon: 'lightbulb', isAction: true, ...remedyRow(kind, remedy) }];
}

function remedyRow(
  kind: Failure['kind'],
  remedy: string,
): Pick<TreeNode, 'label' | 'tooltip' | 'icon' | 'command' | 'tags'> {
  switch (kind) {
    case 'sign-in-needed':
    case 'wrong-credentials':
      return { label: l10n.t('Sign in…'), command: COMMANDS.signIn, tags: ['signedOut'] };
    case 'identity-changed':
    case 'certificate-invalid':
      return { label: l10n.t('Review the identity…'), command: COMMANDS.reviewIdentity, tags: ['identity'] };
    case 'unexpected':
      return { label: l10n.t('Show the log'), command: COMMANDS.showLog };
    default:
      return { label: l10n.t('Try again'), tooltip: remedy, icon: 'refresh', command: COMMANDS.refresh };
  }
}
