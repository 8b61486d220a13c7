import type { RequestJournal } from '../electron/core/ports/request-journal.ts';
import type { RequestState } from '../shared/requests/request.ts';
import { numbered } from '../test/fakes/journal-file.ts';

const states: readonly RequestState[] = ['confirmed', 'needs-you', 'waiting', 'dismissed'];

/** Fills a journal with people in four states. */
export async function fileRequests(journal: RequestJournal, count: number): Promise<void> {
  const requests = Array.from({ length: count }, (_, i) => {
    const state = states[i % states.length] ?? 'confirmed';
    const at = new Date(Date.UTC(2027, 7, 4) + i * 1000).toISOString();
    const standing = state === 'needs-you' || state === 'waiting';
    return numbered(i, {
      state,
      createdAt: at,
      updatedAt: at,
      ...(standing ? { problem: { code: 'sign-in-needed', params: [] } } : {}),
      ...(state === 'dismissed' ? { dismissedBecause: 'went home' } : {}),
    });
  });
  // As a desk of today writes them: it has no need to look at each again when it starts.
  await journal.file(requests, { by: 'journal', who: '', target: 'none' });
}
