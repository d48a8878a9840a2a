import { FAMILIES, type Family } from '../../box/ipAddress';
import type { Level } from '../health';
import { ownEndpoints, remotePort } from '../ownEndpoints';
import type { CheckFinding } from './check';
import type { Observations } from './observations';
import type { ObservedEndpoint, TlsProbe, Vantage } from './world';

export interface RemotePortFinding extends CheckFinding {
  readonly check: 'remote-port-open';
  readonly code:
    | 'remote-port-open'
    | 'remote-port-closed'
    | 'remote-port-filtered'
    | 'remote-port-no-tls'
    | 'remote-port-unreachable';
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  readonly vantage: Vantage;
}

/** Whether the box answers on the port of remote access, by address family. */
export function checkRemotePortOpen(observations: Observations): RemotePortFinding[] {
  const { vantage = 'unknown' } = observations;
  const port = remotePort(observations);
  if (port === undefined) return [];
  const best = FAMILIES.flatMap((family) => bestOf(ownEndpoints(observations), family) ?? []);
  return best.map(({ family, address, probe }) => {
    const otherWorks = best.some((other) => other.family !== family && other.probe.state === 'tls');
    const level = levelOf(probe.state, vantage, otherWorks);
    const code = `remote-port-${probe.state === 'tls' ? 'open' : probe.state}` as const;
    return { check: 'remote-port-open', level, code, family, address, port, vantage };
  });
}

/** One that works says more than one that does not. */
function bestOf(endpoints: readonly ObservedEndpoint[], family: Family): ObservedEndpoint | undefined {
  const candidates = endpoints.filter((endpoint) => endpoint.family === family);
  return candidates.find(({ probe }) => probe.state === 'tls') ?? candidates[0];
}

function levelOf(state: TlsProbe['state'], vantage: Vantage, otherWorks: boolean): Level {
  switch (state) {
    case 'tls':
      return 'ok';
    case 'unreachable':
      // This computer has no way there, which says nothing of the box.
      return 'info';
    case 'filtered':
      // From inside, a box that leaves its internet address unanswered may still answer the world.
      return otherWorks || vantage === 'home' ? 'warning' : 'problem';
    case 'closed':
    case 'no-tls':
      return otherWorks ? 'warning' : 'problem';
  }
}
