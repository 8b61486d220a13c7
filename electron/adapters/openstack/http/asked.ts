import type { QuotaService } from '../../../../shared/domain/quota.ts';

/** A service of the catalogue, by the name that Lanyard has for it. */
export type CloudService = QuotaService | 'identity';

/** What was asked of whom, for the words of a failure: `grant the role`, `identity`. Never a value of it. */
export interface Asked {
  readonly what: string;
  readonly service: CloudService;
}
