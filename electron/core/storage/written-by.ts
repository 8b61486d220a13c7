import type { Author, RequestJournal } from '../ports/request-journal.ts';

/**
 * The same journal for each part of the core and each caller, so that the audit log knows through what a request was changed, and by whom.
 *
 * @returns for a part of the core and whoever it works for (a bind DN or another name; empty where nobody is signed in), the journal as
 *   they write to it
 */
export const createWrittenBy =
  (journal: RequestJournal) =>
  (by: Author['by'], who: () => string): { readonly journal: RequestJournal } => ({
    journal: {
      ...journal,
      file: (requests) => journal.file(requests, { by, who: who() }),
      save: (request) => journal.save(request, { by, who: who() }),
      mark: (request) => journal.mark(request, { by, who: who() }),
    },
  });
