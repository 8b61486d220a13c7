import type { ErrorCode } from '../../../shared/errors.ts';
import type { Observation } from './step.ts';

export type Conflict = Extract<Observation<never>, { is: 'conflict' }>;

/** What a step finds that a person has to decide about. */
export const conflict = (code: ErrorCode, ...params: string[]): Conflict => ({
  is: 'conflict',
  code,
  params,
});
