import type { RequestJournal } from '../electron/core/ports/request-journal.ts';
import type { RequestState } from '../shared/requests/request.ts';
import { numbered } from '../test/fakes/journal-file.ts';

const states: readonly RequestState[] = ['confirmed', 'needs-you', 'waiting', 'dismissed'];

/** Fills a journal with people in four states. Synced once, at the end: only what is measured waits for the disk each time. */
export async function fileRequests(journal: RequestJournal, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const state = states[i % states.length] ?? 'confirmed';
    const at = new Date(Date.UTC(2027, 7, 4) + i * 1000).toISOString();
    const standing = state === 'needs-you' || state === 'waiting';
    const request = numbered(i, {
      state,
      createdAt: at,
      updatedAt: at,
      ...(standing ? { problem: { code: 'sign-in-needed', params: [] } } : {}),
      ...(state === 'dismissed' ? { dismissedBecause: 'went home' } : {}),
    });
    await (i + 1 < count ? journal.mark(request) : journal.save(request));
  }
}
