import { isRead } from '../../box/snapshot';
import type { MyFritzInfo } from '../../tr064/services/myFritz';
import { myFritzLevel } from '../health';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface MyFritzFinding extends CheckFinding {
  readonly check: 'my-fritz-state';
  readonly code: 'my-fritz-failed';
  readonly info: MyFritzInfo;
}

/** Whether MyFRITZ! says that it could not keep its name up to date. */
export function checkMyFritzState({ myFritz }: Observations): MyFritzFinding[] {
  if (myFritz === undefined || !isRead(myFritz)) return [];
  const level = myFritzLevel(myFritz);
  return level === 'ok' ? [] : [{ check: 'my-fritz-state', level, code: 'my-fritz-failed', info: myFritz }];
}
