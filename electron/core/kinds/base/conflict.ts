import type { ErrorCode } from '../../../../shared/errors.ts';
import type { Observation } from './step.ts';

export type Conflict<C extends ErrorCode = ErrorCode> = Extract<
  Observation<never>,
  { is: 'conflict' }
> & { readonly code: C };

/** What a step finds that a person has to decide about. */
export const conflict = <C extends ErrorCode>(code: C, ...params: string[]): Conflict<C> => ({
  is: 'conflict',
  code,
  params,
});
