import { isRead, type BoxState } from '../../box/boxState';
import { needsAttention, worst } from '../../common/level';
import type { Finding } from '../../diagnosis/diagnose';
import { findingWords } from '../../ui/words/findingWords';
import { myFritzWords } from '../../ui/words/status';
import type { TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** MyFRITZ!: whether the box is registered, and its name there. */
export function myFritzNode({ myFritz }: BoxState, findings: readonly Finding[]): TreeNode {
  const id = 'myFritz';
  const label = 'MyFRITZ!';
  if (!isRead(myFritz)) return unreadNode(id, label, myFritz);
  const name = myFritz.enabled ? myFritz.dynDnsName : '';
  const wrong = findings.filter(
    (finding) =>
      needsAttention(finding.level) &&
      (finding.code === 'my-fritz-failed' || ('role' in finding && finding.role === 'my-fritz')),
  );
  // What was seen of the name counts more than what the box says of it.
  const seen = wrong.find(({ basis }) => basis === 'seen');
  return {
    id,
    label,
    icon: 'cloud',
    level: worst(wrong),
    description: seen === undefined ? myFritzWords(myFritz) : findingWords(seen).short,
    ...(name === '' ? {} : { tooltip: name, value: name, tags: ['copyable'] }),
  };
}
