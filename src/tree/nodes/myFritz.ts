import { isRead, type Snapshot } from '../../box/snapshot';
import { myFritzLevel } from '../../diagnosis/health';
import { myFritzWords } from '../../ui/words/status';
import type { TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** MyFRITZ!: whether the box is registered, and its name there. */
export function myFritzNode({ myFritz }: Snapshot): TreeNode {
  const id = 'myFritz';
  const label = 'MyFRITZ!';
  if (!isRead(myFritz)) return unreadNode(id, label, myFritz);
  const name = myFritz.enabled ? myFritz.dynDnsName : '';
  return {
    id,
    label,
    icon: 'cloud',
    level: myFritzLevel(myFritz),
    description: [myFritzWords(myFritz), name].filter(Boolean).join(' · '),
    ...(name === '' ? {} : { value: name, tags: ['copyable'] }),
  };
}
