import { editionOf } from '../providerAccess';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface ProviderBrandedFinding extends CheckFinding {
  readonly check: 'provider-branded';
  readonly code: 'provider-branded';
  readonly edition: string;
}

/** Whether the box is of an edition that providers hand out; a model number that names none says nothing. */
export function checkProviderBranded({ model }: Observations): ProviderBrandedFinding[] {
  const edition = editionOf(model?.number ?? '');
  if (edition === undefined || edition === 'avm') return [];
  return [{ check: 'provider-branded', level: 'info', code: 'provider-branded', edition }];
}
