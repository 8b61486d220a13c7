import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rescue } from '../../../../../shared/storage/storage.ts';
import { createRescues } from '../../../../../electron/adapters/sqlite/journal/rescues.ts';
import { journalPlace } from '../../../../fakes/journal-file.ts';

const rescue = (at: number): Rescue => ({
  at: new Date(at).toISOString(),
  keptAs: `journal.sqlite.damaged-${at}`,
  rescued: at,
});

describe('the rescues of a journal', () => {
  let place: ReturnType<typeof journalPlace>;
  const note = (at: number, text = JSON.stringify(rescue(at))): void =>
    writeFileSync(`${place.file}.damaged-${at}.json`, text);
  const rescues = () => createRescues(place.file, { ready: () => Promise.resolve() });
  beforeEach(() => (place = journalPlace()));
  afterEach(() => place.remove());

  it('are told oldest first until they were read, also by a later run', async () => {
    note(2);
    note(1);
    expect(await rescues().unseen()).toEqual([rescue(1), rescue(2)]);
    await rescues().seen();
    expect(await rescues().unseen()).toEqual([]);
    note(3);
    expect(await rescues().unseen()).toEqual([rescue(3)]);
  });

  it('leave a note out that a kill cut short', async () => {
    note(1, '{"at":');
    note(2);
    expect(await rescues().unseen()).toEqual([rescue(2)]);
  });

  it('wait for the journal, which is checked as it opens', async () => {
    const locked = createRescues(place.file, { ready: () => Promise.reject(new Error('locked')) });
    await expect(locked.unseen()).rejects.toThrow('locked');
  });
});
