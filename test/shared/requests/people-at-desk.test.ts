import { describe, expect, it } from 'vitest';
import {
  groups,
  isSamePerson,
  peopleAtDesk,
  personWith,
} from '../../../shared/requests/people-at-desk.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { request } from '../../renderer/screen-request.ts';
import { requests } from '../../renderer/screens.ts';

const adas = { username: 'Ada Lovelace', shellName: 'ada' };
const account = (state: RequestView['state'], more: Partial<RequestView> = {}) =>
  request(40, state, { ...adas, ...more });
const membership = (state: RequestView['state'], more: Partial<RequestView> = {}) =>
  request(41, state, { ...adas, kind: 'membership', after: account('saved').id, ...more });
const waiter = { code: 'waits-for-other' as const, params: [] };

const one = (...all: RequestView[]) => {
  const people = peopleAtDesk(all);
  expect(people).toHaveLength(1);
  const [person] = people;
  if (!person) throw new Error('There is nobody');
  return person;
};
describe('the people of a desk', () => {
  it('are each there once, with every request, whatever is asked for', () => {
    const people = peopleAtDesk(requests);
    const told = people.flatMap((person) => person.requests);
    expect(told.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      requests.toSorted((a, b) => a.id.localeCompare(b.id)),
    );
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
  });

  it('are one person by shell name, however it is written, and before the name is known', () => {
    const person = one(
      account('confirmed'),
      membership('waiting', { username: '', shellName: 'ADA' }),
    );
    expect(person).toMatchObject({ username: 'Ada Lovelace', group: 'in-progress' });
    expect(personWith([person], membership('waiting').id)).toBe(person);
  });

  it('are two where two cards want one shell name', () => {
    const other = request(42, 'needs-you', { username: 'Ada Byron', shellName: 'ada' });
    const people = peopleAtDesk([account('confirmed'), other]);
    expect(people.map(({ username }) => username).toSorted()).toEqual([
      'Ada Byron',
      'Ada Lovelace',
    ]);
    expect(new Set(people.map(({ key }) => key)).size).toBe(2);
  });

  it('stand in the group of what is most urgent, by the request that says why', () => {
    expect(one(account('confirmed'), membership('needs-you')).leading.kind).toBe('membership');
    const waits = { updatedAt: '2027-08-06T09:59:00.000Z', problem: waiter };
    const behind = one(account('waiting'), membership('waiting', waits));
    expect(behind).toMatchObject({ group: 'in-progress', leading: { kind: 'account' } });
    expect(behind.updatedAt).toBe(waits.updatedAt);
    const undone = { by: account('saved').id, at: waits.updatedAt, removed: ['roles' as const] };
    const done = one(account('confirmed'), membership('confirmed', { ...waits, undone }));
    expect(done).toMatchObject({ group: 'done', leading: { kind: 'account' } });
    expect(one(account('expected')).group).toBe('expected');
    expect(one(account('handed-over')).group).toBe('exported');
    expect(groups).toEqual(['needs-you', 'in-progress', 'expected', 'exported', 'done']);
  });

  it('have a row of their own where a request is about nobody', () => {
    const removal = request(43, 'saved', { kind: 'remove-project', shellName: '', username: '' });
    expect(peopleAtDesk([removal, account('saved')])).toHaveLength(2);
  });

  it('are the same until a request of theirs is another', () => {
    const all = [account('saved'), membership('saved')];
    expect(isSamePerson(one(...all), one(...all))).toBe(true);
    expect(isSamePerson(one(...all), one(account('saved'), ...all.slice(1)))).toBe(false);
    expect(isSamePerson(one(...all), one(...all.slice(1)))).toBe(false);
  });
});
