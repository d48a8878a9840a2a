import { isRead, type BoxState } from '../../box/boxState';
import { worst } from '../../common/level';
import type { Finding } from '../../diagnosis/diagnose';
import { myFritzWords } from '../../ui/words/status';
import type { TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** MyFRITZ!: whether the box is registered, and its name there. */
export function myFritzNode({ myFritz }: BoxState, findings: readonly Finding[]): TreeNode {
  const id = 'myFritz';
  const label = 'MyFRITZ!';
  if (!isRead(myFritz)) return unreadNode(id, label, myFritz);
  const name = myFritz.enabled ? myFritz.dynDnsName : '';
  return {
    id,
    label,
    icon: 'cloud',
    level: worst(findings.filter(({ code }) => code === 'my-fritz-failed')),
    description: myFritzWords(myFritz),
    ...(name === '' ? {} : { tooltip: name, value: name, tags: ['copyable'] }),
  };
}
