import { isPublic } from '../../box/ipAddress';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface FritzBoxNameFinding extends CheckFinding {
  readonly check: 'fritz-box-name';
  readonly code: 'fritz-box-public';
  readonly addresses: readonly string[];
}

/** Whether `fritz.box` leads to the internet: the TLD has been for sale since 2024. Away from home that is usual. */
export function checkFritzBoxName({ fritzBox = [], vantage }: Observations): FritzBoxNameFinding[] {
  const addresses = fritzBox.filter(isPublic);
  if (addresses.length === 0) return [];
  const level = vantage === 'home' ? 'warning' : 'info';
  return [{ check: 'fritz-box-name', level, code: 'fritz-box-public', addresses }];
}
