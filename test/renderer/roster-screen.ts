import type { RosterPlan, RosterVerdict } from '../../shared/roster/roster.ts';
import { idOf, noon } from './screen-request.ts';

/** A row of a roster for every verdict. */
export const roster: RosterPlan = {
  id: idOf(50),
  encoding: 'windows-1252',
  delimiter: ';',
  source: 'pretix',
  header: ['Order code', 'Attendee name', 'Attendee email', ''],
  columns: { username: 1, email: 2 },
  filed: 0,
  rows: (
    [
      { is: 'ready' },
      { is: 'could-not-ask' },
      { is: 'free-as-of', asked: noon },
      { is: 'taken-as-of', field: 'shellName', asked: noon },
      {
        is: 'taken',
        field: 'shellName',
        by: 'person',
        holder: 'jdoe',
        alternatives: [{ username: 'Jane Doe 2', shellName: 'jdoe2' }],
      },
      {
        is: 'not-allowed',
        problem: { field: 'shellName', rule: 'shell-first', params: ['U+0039 9'] },
        alternatives: [],
      },
      { is: 'incomplete', fields: ['shellName', 'email'] },
      { is: 'twice', field: 'email', line: 2 },
      { is: 'namesake', field: 'username', line: 2 },
      { is: 'stands', holder: 'jdoe' },
      { is: 'filed', request: idOf(7), state: 'expected' },
    ] satisfies RosterVerdict[]
  ).map((verdict, i) => ({
    line: i + 2,
    username: i % 2 === 0 ? 'Ana García Márquez' : 'ליאור כהן',
    shellName: verdict.is === 'incomplete' ? '' : `fatumaachiengotieno-wanjiku-${i}`,
    suggested: i < 2,
    email: verdict.is === 'incomplete' ? '' : `somebody-with-a-long-name-${i}@mail.example.org`,
    verdict,
  })),
};
