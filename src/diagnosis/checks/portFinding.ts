import type { Level } from '../health';
import type { CheckFinding } from './check';
import type { ObservedPort, PortProbe } from './observations';
import type { PortAnswer } from './portAnswer';

export type PortFinding = CheckFinding & {
  readonly check: 'tr069-port' | 'connection-request-port' | 'external-address';
  readonly side: ObservedPort['side'];
  readonly address: string;
  readonly port: number;
} & (
    | { readonly code: 'port-closed' | 'port-silent' | 'port-filtered' | 'port-unreachable' }
    | { readonly code: 'port-correct' | 'port-discloses' | 'port-accepts'; readonly answer: PortAnswer }
  );

/** What one port says. */
export function portFinding(check: PortFinding['check'], { side, address, port, probe }: ObservedPort): PortFinding {
  const common = { check, side, address, port };
  const level = portLevel(probe, side);
  if (probe.state !== 'answered') return { ...common, level, code: `port-${probe.state}` };
  return { ...common, level, code: answerCode(probe), answer: probe };
}

function portLevel(probe: PortProbe, side: ObservedPort['side']): Level {
  switch (probe.state) {
    case 'closed':
    case 'silent':
      return 'ok';
    case 'filtered':
    case 'unreachable':
      // That an internet address is not reached from inside is usual and no gap in what is known of the home side.
      return side === 'internet' ? 'info' : 'unknown';
    case 'answered':
      return ANSWER_LEVELS[answerCode(probe)];
  }
}

const ANSWER_LEVELS = { 'port-correct': 'ok', 'port-discloses': 'warning', 'port-accepts': 'problem' } as const;

function answerCode({ disclosures }: PortAnswer): keyof typeof ANSWER_LEVELS {
  if (disclosures.some(({ kind }) => kind === 'accepted')) return 'port-accepts';
  return disclosures.length > 0 ? 'port-discloses' : 'port-correct';
}
