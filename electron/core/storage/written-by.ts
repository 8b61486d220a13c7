import { comparableName } from '../../../shared/names/same-name.ts';
import { known } from '../base/known.ts';
import type {
  Author,
  Counted,
  RequestJournal,
  RequestTarget,
  StoredRequest,
  Writing,
} from '../ports/request-journal.ts';

type Known = Pick<StoredRequest, 'kind' | 'facts'>;

/** What a request is about, where it shares that with others. */
type TargetOf = (request: Known) => RequestTarget | undefined;

/** As what it counts, once it is confirmed. */
type MeasureOf = (request: Known) => Counted['as'];

/** What makes it the same as another that is filed. */
type CardOf = (request: Known) => string | undefined;

/** Most kinds are about one person, by this name. */
const personOf = ({ facts: { shellName } }: Known): string | undefined =>
  typeof shellName === 'string' && shellName !== '' ? comparableName(shellName) : undefined;

/** What the kinds say of a request. */
interface WhatItIs {
  readonly target: TargetOf;
  readonly counts?: MeasureOf;
  readonly card?: CardOf;
}
const nothing = (): undefined => undefined;

/** How many of them are read at once. */
const PAGE = 500;

/** Notes once what requests are about that an older Lanyard filed; until it succeeds, whoever writes waits for it and fails as it does. */
function noteOlder(journal: RequestJournal, targetOf: TargetOf): () => Promise<void> {
  let noting: Promise<void> | undefined;
  const note = async (): Promise<void> => {
    for (let older = await journal.untargeted(PAGE); older.length > 0;) {
      for (const request of older) {
        await journal.noteTarget(request.id, targetOf(request) ?? 'none');
      }
      older = older.length < PAGE ? [] : await journal.untargeted(PAGE);
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
 * that every request is written with what it is about and what it counts as.
 *
 * @returns for a part of the core and whoever it works for (a bind DN or another name; empty where nobody is signed in), the journal as
 *   they write to it
 */
export const createWrittenBy = (
  journal: RequestJournal,
  { target: targetOf, counts = nothing, card = nothing }: WhatItIs,
) => {
  const olderNoted = noteOlder(journal, targetOf);
  return (by: Author['by'], who: () => string): { readonly journal: RequestJournal } => {
    const as = (request: StoredRequest): Writing => ({
      by,
      who: who(),
      target: targetOf(request) ?? 'none',
      counted: { as: counts(request), person: personOf(request) },
      ...known({ card: card(request) }),
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
