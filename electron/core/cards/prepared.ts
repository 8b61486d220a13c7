import type { FieldProblem } from '../../../shared/result.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Wish } from '../requests/submissions.ts';

/** A wish beside a card, read without asking anybody. */
export interface Prepared {
  /** What is wrong with it; it can be filed where this is empty. */
  readonly problems: readonly FieldProblem[];
  /** The field that stands for the whole of it. */
  readonly field: string;
  /** What it asks for, for this person. */
  wishFor(shellName: string): Pick<Wish, 'kind' | 'facts'>;
  /** Files it for a person and after another request, once both are known; nothing is sent yet. */
  file(shellName: string, after: string): Promise<StoredRequest>;
}
