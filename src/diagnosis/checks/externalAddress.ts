import { isRead, type Unread } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';
import { type PortFinding, portFinding } from './portFinding';

export interface ExternalUnreadFinding extends CheckFinding {
  readonly check: 'external-address';
  readonly code: 'external-unread';
  readonly why: Unread;
}

/** The same ports on the addresses the box has on the internet, as far as this computer gets there. */
export function checkExternalAddress({ external, ports = [] }: Observations): (PortFinding | ExternalUnreadFinding)[] {
  const check = 'external-address';
  const findings = ports.filter(({ side }) => side === 'internet').map((observed) => portFinding(check, observed));
  if (external === undefined || isRead(external)) return findings;
  return [...findings, { check, level: 'unknown', code: 'external-unread', why: external }];
}
