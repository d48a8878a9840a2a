import type { Observations } from './observations';
import { type PortFinding, portFinding } from './portFinding';

/** The same for another port that the connection-request URL names. */
export function checkConnectionRequestPort({ ports = [] }: Observations): PortFinding[] {
  return ports
    .filter(({ side, role }) => side === 'home' && role === 'connection-request')
    .map((observed) => portFinding('connection-request-port', observed));
}
