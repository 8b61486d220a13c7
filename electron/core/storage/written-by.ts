import type { Session } from '../../../shared/domain/session.ts';
import type { Author, RequestJournal } from '../ports/request-journal.ts';

/**
 * The same journal for each part of the core, so that the audit trail knows through what a request was changed, and who was
 * signed in: the queue works with that helper's rights too.
 */
export function createWrittenBy(journal: RequestJournal, session: () => Session) {
  const authorOf = (by: Author['by']): Author => {
    const { signedIn, bindDn } = session();
    return { by, who: signedIn ? bindDn : '' };
  };
  return (by: Author['by']): { readonly journal: RequestJournal } => ({
    journal: {
      ...journal,
      save: (request) => journal.save(request, authorOf(by)),
      mark: (request) => journal.mark(request, authorOf(by)),
    },
  });
}
