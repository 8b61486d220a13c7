import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peopleAtDesk } from '../../../../shared/requests/people-at-desk.ts';
import { workshopTable } from '../../../../shared/workshop/table.ts';
import { janesMail } from '../../../fakes/people.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';

const rosterFile = (...lines: readonly string[]) =>
  Buffer.from(['username,shell name,email', ...lines].join('\n')).toString('base64');

let event: PracticeEvent;
beforeEach(async () => void (event = await practiceEvent()));
afterEach(() => event.close());

describe('somebody of a list who has an account', () => {
  const file = rosterFile(`Jane Doe,janedoe,${janesMail}`, 'Ada Lovelace,ada,ada@example.org');

  it('takes part where that is asked for, once, and is found again', async () => {
    const world = event.desk();
    const { id } = await world.ask('roster.plan', { file });
    const first = await world.ask('roster.submit', { id });
    expect(first.filed).toBe(1);
    const all = await world.ask('roster.submit', { id, withAccounts: true });
    expect(all.filed).toBe(2);
    expect((await world.ask('roster.submit', { id, withAccounts: true })).filed).toBe(2);
    const jane = { is: 'stands', holder: 'jdoe', here: true };
    expect(all.rows[0]?.verdict).toEqual(jane);
    expect((await world.ask('roster.plan', { file })).rows[0]?.verdict).toEqual(jane);
    const { requests } = await world.ask('requests.list', {});
    const here = requests.find(({ hasAccount }) => hasAccount === 'jdoe');
    expect(here).toMatchObject({ state: 'dismissed', shellName: 'jdoe' });
    const [row] = workshopTable(
      { chain: ['developer-account'], tasks: [] },
      peopleAtDesk([here].flatMap((it) => it ?? [])),
      new Map(),
    );
    expect(row?.cells[0]).toMatchObject({ step: 'developer-account', state: 'done' });
  });
});
