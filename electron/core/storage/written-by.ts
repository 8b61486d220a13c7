import type {
  Author,
  RequestJournal,
  RequestTarget,
  StoredRequest,
  Writing,
} from '../ports/request-journal.ts';

/** What a request is about, where it shares that with others. */
type TargetOf = (request: Pick<StoredRequest, 'kind' | 'facts'>) => RequestTarget | undefined;

/** Notes once what requests are about that an older Lanyard filed; until it succeeds, whoever writes waits for it and fails as it does. */
function noteOlder(journal: RequestJournal, targetOf: TargetOf): () => Promise<void> {
  let noting: Promise<void> | undefined;
  const note = async (): Promise<void> => {
    for (const request of await journal.untargeted()) {
      await journal.noteTarget(request.id, targetOf(request) ?? 'none');
    }
  };
  return () => {
    noting ??= note().catch((error: unknown) => {
      noting = undefined;
      throw error;
    });
    return noting;
  };
}

/**
 * The same journal for each part of the core and each caller, so that the audit log knows through what a request was changed, and by whom; and so
 * that every request is written with what it is about.
 *
 * @returns for a part of the core and whoever it works for (a bind DN or another name; empty where nobody is signed in), the journal as
 *   they write to it
 */
export const createWrittenBy = (journal: RequestJournal, targetOf: TargetOf) => {
  const olderNoted = noteOlder(journal, targetOf);
  return (by: Author['by'], who: () => string): { readonly journal: RequestJournal } => {
    const as = (request: StoredRequest): Writing => ({
      by,
      who: who(),
      target: targetOf(request) ?? 'none',
    });
    return {
      journal: {
        ...journal,
        async file(requests) {
          await olderNoted();
          await journal.file(requests, as);
        },
        async save(request) {
          await olderNoted();
          await journal.save(request, as(request));
        },
        async saveAll(changed, filed) {
          await olderNoted();
          await journal.saveAll(changed, filed, as);
        },
        mark: (request) => journal.mark(request, as(request)),
        async conflicting(target) {
          await olderNoted();
          return journal.conflicting(target);
        },
      },
    };
  };
};
