import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { Author, StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import { numbered, put, requestId } from '../../fakes/journal-file.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const ada: Author = { by: 'person', who: 'uid=canary-ada,ou=people,dc=example,dc=org' };
const queue: Author = { by: 'queue', who: 'uid=canary-ben,ou=people,dc=example,dc=org' };
const waiting: Partial<StoredRequest> = {
  state: 'waiting',
  problem: { code: 'directory-unreachable', params: ['canary.example.org'] },
};

/** What a journal tells of what was done, and how that holds. */
export function trailSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

  describe('the audit trail', () => {
    /** Oldest first. */
    const told = async () => (await journal.lines({})).toReversed();
    const events = async () => (await told()).map(({ what }) => what);

    it('tells of a request who did what and when, from which state to which, and with what outcome', async () => {
      const before = new Date().toISOString();
      const sending: Partial<StoredRequest> = { state: 'sending', attempted: ['create-entry'] };
      await put(journal, numbered(1), ada);
      await put(journal, numbered(1, sending), queue);
      await put(journal, numbered(1, { ...sending, ...waiting }), queue);
      await put(journal, numbered(1, { ...sending, state: 'confirmed' }), queue);
      const request = { event: 'request', kind: 'account' };
      expect(await told()).toMatchObject([
        { line: 1, what: { event: 'began' } },
        { request: requestId(1), who: ada.who, what: { ...request, by: 'person', to: 'saved' } },
        {
          who: queue.who,
          what: { ...request, by: 'queue', from: 'saved', to: 'sending', sent: ['create-entry'] },
        },
        { what: { from: 'sending', to: 'waiting', outcome: 'directory-unreachable' } },
        { what: { from: 'waiting', to: 'confirmed', sent: ['create-entry'] } },
      ]);
      const after = new Date().toISOString();
      const times = (await told()).slice(1).map(({ at }) => at);
      expect([before, ...times, after]).toEqual([before, ...times, after].toSorted());
      expect(await journal.verify()).toMatchObject({ ok: true, lines: 5 });
    });

    it('tells what was done to nothing that lies in it, and by whom', async () => {
      const desk = { event: 'desk', act: 'let-in', desk: 'abc' } as const;
      await journal.note(desk, ada.who);
      await journal.note({ event: 'session-ended', role: 'helper' }, queue.who);
      expect(await told()).toMatchObject([
        { what: { event: 'began' } },
        { what: desk, who: ada.who },
        { what: { event: 'session-ended', role: 'helper' }, who: queue.who },
      ]);
      expect(await journal.verify()).toMatchObject({ ok: true, lines: 3 });
    });

    it('tells nothing twice: neither the same failure again, nor a mark, nor what was typed', async () => {
      await put(journal, numbered(1, waiting), queue);
      await put(journal, numbered(1, { ...waiting, failures: 7, updatedAt: 'later' }), queue);
      await put(journal, numbered(1, { ...waiting, facts: {} }), ada);
      await journal.mark(numbered(1, { state: 'sending', attempted: ['add-key'] }), queue);
      expect(await told()).toHaveLength(2);
      expect(await journal.verify()).toMatchObject({ ok: true });
      await put(journal, numbered(1, { ...waiting, attempted: ['add-key'] }), queue);
      expect((await events()).at(-1)).toMatchObject({
        from: 'waiting',
        to: 'waiting',
        sent: ['add-key'],
      });
    });

    it('tells of a request that is only expected', async () => {
      await journal.file([numbered(1, { state: 'expected' })], { by: 'roster', who: '' });
      expect((await told()).at(-1)).toMatchObject({ what: { by: 'roster', to: 'expected' } });
      expect((await told()).at(-1)).not.toHaveProperty('who');
    });

    it('is listed newest first, about everything or one request, before a line', async () => {
      for (let i = 1; i <= 150; i += 1) await journal.file([numbered(i)]);
      for (let i = 1; i <= 150; i += 1) await put(journal, numbered(i, { state: 'confirmed' }));
      const lines = await journal.lines({});
      expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, i) => 301 - i));
      expect(await journal.lines({ before: 3 })).toMatchObject([{ line: 2 }, { line: 1 }]);
      expect(await journal.lines({ request: requestId(7) })).toMatchObject([
        { line: 158 },
        { line: 8 },
      ]);
    });

    it('says that a line cannot be read, and does not skip it', async () => {
      await place.tamper(`UPDATE audit SET what = 'canary'`);
      const error: unknown = await journal.lines({}).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'storage-failed' });
      expect(String(error)).not.toContain('canary');
    });

    it('goes on where a line that nobody understands was the last about a request', async () => {
      await put(journal, numbered(1), ada);
      await place.tamper(`UPDATE audit SET what = '[' WHERE line = 2`);
      await put(journal, numbered(1, { state: 'confirmed' }), ada);
      expect(await journal.verify()).toMatchObject({ lines: 3, firstBroken: { line: 2 } });
    });

    it('holds nobody’s name, address or DN in clear, and nothing of what failed but its code', async () => {
      await put(journal, numbered(1), ada);
      await put(journal, numbered(1, waiting), queue);
      expect((await told()).at(1)).toMatchObject({ who: ada.who });
      expect(await place.said()).not.toMatch(/canary/iu);
    });

    it.each([
      [
        'a line',
        `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE line = 2`,
        { line: 2, why: 'changed' },
      ],
      ['the order', 'DELETE FROM audit WHERE line = 2', { line: 2, why: 'missing' }],
      ['the end', 'DELETE FROM audit WHERE line = 4', { line: 4, why: 'cut' }],
      ['a name', 'DELETE FROM audit_names', { line: 2, why: 'nameless' }],
      ['a request', `UPDATE requests SET state = 'dismissed'`, { line: 4, why: 'journal-differs' }],
    ])('shows that somebody changed %s', async (_, sql, firstBroken) => {
      await put(journal, numbered(1), ada);
      await put(journal, numbered(1, waiting), queue);
      await put(journal, numbered(1, { state: 'confirmed' }), queue);
      expect(await journal.verify()).toMatchObject({ ok: true, lines: 4 });
      await place.tamper(sql);
      expect(await journal.verify()).toMatchObject({ ok: false, firstBroken });
    });

    it('is whole where several processes write at once', async () => {
      const journals = [journal, await place.open(), await place.open()];
      const writes = Array.from({ length: 60 }, (_, i) =>
        (journals[i % 3] ?? journal).file([numbered(i)], ada),
      );
      await Promise.all(writes);
      expect(await journal.verify()).toMatchObject({ ok: true, lines: 61 });
    });
  });
}
