import type { Observations } from './observations';
import { type PortFinding, portFinding } from './portFinding';

/** Whether the usual port of TR-069 keeps to what the vendor promises, as seen from the home network. */
export function checkTr069Port({ ports = [] }: Observations): PortFinding[] {
  return ports
    .filter(({ side, role }) => side === 'home' && role === 'usual')
    .map((observed) => portFinding('tr069-port', observed));
}
