import { describe, expect, it } from 'vitest';
import { peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import { summaryLines, summaryOf } from '../../../shared/shift/summary.ts';
import { say } from '../../../electron/cli/base/words.ts';
import { english } from '../../english.ts';
import { fingerprint, idOf, request } from '../../renderer/screen-request.ts';

const now = new Date('2027-08-05T12:00:00.000Z');
const at = '2027-08-05T11:00:00.000Z';
const who = (username: string, shellName: string) => ({ username, shellName });

const requests: readonly RequestView[] = [
  request(1, 'needs-you', {
    ...who('Ana', 'ana'),
    problem: { code: 'password-needed', params: [] },
  }),
  request(2, 'waiting', {
    ...who('Ben', 'ben'),
    kind: 'membership',
    problem: { code: 'approval-pending', params: [] },
  }),
  request(3, 'confirmed', who('Cem', 'cem')),
  request(4, 'confirmed', { ...who('Dana', 'dana'), updatedAt: '2027-08-04T10:00:00.000Z' }),
  request(5, 'expected', who('Eve', 'eve')),
  request(6, 'dismissed', who('Finn', 'finn')),
  // Nobody canceled anything of who had an account.
  request(7, 'dismissed', { ...who('Gil', 'gil'), hasAccount: 'gil' }),
];
const cases: readonly CaseView[] = [
  { id: idOf(1), revision: 1, holder: { name: 'Asha', by: 'Asha', at } },
  {
    ...{ id: idOf(3), revision: 2 },
    note: { text: 'comes back\nwith  his laptop', revision: 2, by: 'Asha', at },
  },
];
const summary = summaryOf(peopleAtDesk(requests), cases, now);
const lines = summaryLines(summary, { say, time: (iso) => iso });

describe('the summary of a shift', () => {
  it('has every open case once, in the part that fits first, and counts the rest', () => {
    const names = Object.entries(summary.parts).map(([part, rows]) => [
      part,
      rows.map(({ shellName }) => shellName),
    ]);
    expect(names).toEqual([
      ['needs-you', ['ana']],
      ['waiting', ['ben']],
      ['notes', ['cem']],
    ]);
    expect(summary).toMatchObject({ expected: 1, done: 1, canceled: 1 });
  });

  it('says for whom each waits', () => {
    expect(summary.parts['needs-you'][0]?.waitsFor).toBe('newcomer');
    expect(summary.parts.waiting[0]?.waitsFor).toBe('approval');
    expect(summary.parts.notes[0]?.waitsFor).toBeUndefined();
  });

  it('is plain text, a line for each case and one for its note', () => {
    expect(lines).toEqual([
      english('shift-part-needs-you', 1),
      `- Ana (ana): ${english('problem-password-needed')} · ${english('shift-waits-for', english('board-wait-newcomer'))} · ${english('case-held', 'Asha')}`,
      '',
      english('shift-part-waiting', 1),
      `- Ben (ben): ${english('request-state-approval-pending')} · ${english('shift-waits-for', english('board-wait-approval'))}`,
      '',
      english('shift-part-notes', 1),
      `- Cem (cem): ${english('request-state-confirmed')}`,
      `  ${english('case-note-told', 'comes back with his laptop', 'Asha', at)}`,
      '',
      english('expected-count', 1),
      english('shift-done', 1, 8),
      english('shift-canceled', 1, 8),
    ]);
  });

  it('has no e-mail address, key or id to be pasted elsewhere', () => {
    const text = lines.join('\n');
    expect(text).not.toContain('@');
    expect(text).not.toContain(fingerprint);
    for (const { id } of requests) expect(text).not.toContain(id);
  });

  it('says that nothing is open, where nothing is', () => {
    const none = summaryLines(summaryOf([], [], now), { say, time: (iso) => iso });
    expect(none).toEqual([
      english('shift-nothing-open'),
      '',
      english('expected-count', 0),
      english('shift-done', 0, 8),
    ]);
  });
});
