import { describe, expect, it } from 'vitest';
import { openGate } from '../../../../electron/core/requests/approval-gate.ts';
import { fileExpected } from '../../../../electron/core/roster/roster.ts';
import type { RosterPerson } from '../../../../shared/roster/roster.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';

const people = ['ana', 'bo', 'chi'].map((name, i): RosterPerson => ({
  line: i + 2,
  username: name,
  shellName: name,
  suggested: true,
  email: `${name}@example.org`,
}));

function desk() {
  let serial = 0;
  const newId = () => `00000000-0000-4000-8000-00000000000${(serial += 1)}`;
  const journal = fakeJournal();
  return {
    journal,
    options: { journal, clock: fakeClock(), newId, askedBy: () => '', gate: openGate },
  };
}

describe('fileExpected', () => {
  it('files one request a person, in order, that nobody has agreed to yet', async () => {
    const { options } = desk();
    const requests = await fileExpected(people, options);
    expect(requests.map(({ facts: { shellName } }) => shellName)).toEqual(['ana', 'bo', 'chi']);
    for (const { state, facts } of requests) {
      expect([state, facts['agreedAt']]).toEqual(['expected', '']);
    }
  });

  it('files all of them at once, so that nothing comes in between', async () => {
    const { journal, options } = desk();
    const filings: number[] = [];
    const file: typeof journal.file = (requests) => {
      filings.push(requests.length);
      return journal.file(requests);
    };
    await fileExpected(people, { ...options, journal: { file } });
    expect([filings, journal.onDisk.size]).toEqual([[3], 3]);
  });

  it('writes nothing for nobody', async () => {
    const { journal, options } = desk();
    expect(await fileExpected([], options)).toEqual([]);
    expect(journal.written).toEqual([]);
  });
});
