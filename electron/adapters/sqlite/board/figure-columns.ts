import type { Writing } from '../../../core/ports/request-journal.ts';

/** Values of `begun_at` and `confirmed_at`, of a new row and of one that changes: each is set once. A person who is only expected has not begun. */
export const NEW_TIMES = `CASE WHEN :state = 'expected' THEN NULL ELSE :created_at END,
  CASE WHEN :state = 'confirmed' THEN :updated_at END`;
export const CHANGED_TIMES = `begun_at = CASE WHEN :state = 'expected' THEN begun_at ELSE coalesce(begun_at, :updated_at) END,
    confirmed_at = CASE WHEN :state = 'confirmed' THEN coalesce(confirmed_at, :updated_at) ELSE confirmed_at END`;

/** What changes where a writer says what the board counts of a request; all of it stays where nobody says. */
export const CHANGED_COUNTS = `person = CASE WHEN :counted THEN :person ELSE person END,
    counts_as = CASE WHEN :counted THEN :counts_as ELSE counts_as END`;

/** Whether the writer says what the board counts of the request, for `CHANGED_COUNTS`. */
export const isCounted = ({ counted }: Writing): { readonly counted: 0 | 1 } => ({
  counted: counted === undefined ? 0 : 1,
});
