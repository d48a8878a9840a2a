import { automaticConfiguration, type Reason } from '../providerAccess';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface AutomaticConfigurationFinding extends CheckFinding {
  readonly check: 'automatic-configuration';
  readonly code: 'configuration-likely-on' | 'configuration-likely-off' | 'configuration-unknown';
  readonly reasons: readonly Reason[];
}

const LEVELS = { 'likely-on': 'info', 'likely-off': 'ok', unknown: 'unknown' } as const;

export function checkAutomaticConfiguration(observations: Observations): AutomaticConfigurationFinding[] {
  if (observations.managementServer === undefined) return [];
  const { verdict, reasons } = automaticConfiguration(observations);
  return [{ check: 'automatic-configuration', level: LEVELS[verdict], code: `configuration-${verdict}`, reasons }];
}
