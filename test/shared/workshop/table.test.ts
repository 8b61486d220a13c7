import { describe, expect, it } from 'vitest';
import type { NeedState } from '../../../shared/guides/guides.ts';
import { peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import {
  countStates,
  isStuck,
  rowsShown,
  tickOf,
  workshopTable,
} from '../../../shared/workshop/table.ts';
import { chainSteps, type WorkshopView } from '../../../shared/workshop/workshop.ts';
import { idOf, request, stepsOf } from '../../renderer/screen-request.ts';

const told = (words: string) => ({ words, language: 'en' });
const task = (id: string, done: 'seen' | 'said') => ({
  id,
  done,
  guide: told('x'),
  text: told(id),
});
const earlier = '2027-08-05T09:00:00.000Z';
const later = '2027-08-05T12:00:00.000Z';

const steps: WorkshopView = {
  chain: [...chainSteps],
  tasks: [task('tool/answers', 'seen'), task('paws/run', 'said')],
};
const checked = (asked: string, states: Readonly<Record<string, NeedState>>, number = 1) => ({
  ...steps,
  checked: { asked, people: [{ id: idOf(number), states }] },
});
const tick = (number: number, step: string, at = earlier): CaseView => ({
  ...{ id: idOf(number), revision: 1 },
  ticks: [{ step, by: 'Asha', at }],
});
const caseMap = (...all: CaseView[]) => new Map(all.map((found) => [found.id, found]));

const rows = (all: readonly RequestView[], view = steps, cases = caseMap()) =>
  workshopTable(view, peopleAtDesk(all), cases);

/** The cells of the only participant, by step. */
function cells(all: readonly RequestView[], view = steps, cases = caseMap()) {
  const table = rows(all, view, cases);
  expect(table).toHaveLength(1);
  return new Map(table[0]?.cells.map((cell) => [cell.step, cell]));
}
const states = (...asked: Parameters<typeof cells>) =>
  Object.fromEntries([...cells(...asked)].map(([step, { state }]) => [step, state]));

const membership = (state: RequestView['state'], roles = ['reader'], more = {}) =>
  request(2, state, {
    kind: 'membership',
    membership: {
      ...{ project: 'tools', toolforge: true, roles },
      ...{ approval: 'here', before: [], reason: '' },
    },
    ...more,
  });
const undone = (...removed: NonNullable<RequestView['undone']>['removed']) => ({
  ...{ by: idOf(9), at: later },
  removed,
});
const nothing = {
  'developer-account': 'missing',
  'ssh-key': 'missing',
  toolforge: 'missing',
} as const;

describe('what the desk’s own requests say of a step', () => {
  it('is done, as of when it was read back', () => {
    const found = cells([request(1, 'confirmed', {})]);
    expect(found.get('developer-account')).toMatchObject({
      ...{ state: 'done', at: '2027-08-05T10:01:00.000Z' },
    });
    expect(found.get('ssh-key')?.state).toBe('done');
    expect(found.get('toolforge')?.state).toBe('unknown');
  });

  it('is never done for a key that was not asked for, or was taken back', () => {
    const { keyFingerprint: _, ...bare } = request(1, 'confirmed', {});
    const back = request(1, 'confirmed', { origin: 'made', undone: undone('key') });
    for (const account of [bare, back]) {
      expect(states([account])).toMatchObject({
        ...{ 'developer-account': 'done', 'ssh-key': 'unknown' },
      });
    }
  });

  it('is stuck where somebody has to help, with the request that says why', () => {
    const stuck = request(1, 'needs-you', {
      steps: stepsOf(1, 'needs-you'),
      problem: { code: 'password-needed', params: [] },
    });
    const found = cells([stuck]);
    expect(found.get('developer-account')).toEqual({
      ...{ step: 'developer-account', state: 'stuck', request: stuck },
    });
    expect(found.get('ssh-key')?.state).toBe('not-begun');
    expect(found.get('project')?.state).toBe('not-begun');
  });

  it('is stuck at the key where the entry stands and only the key does not', () => {
    expect(states([request(1, 'needs-you', { steps: stepsOf(2, 'needs-you') })])).toMatchObject({
      ...{ 'developer-account': 'done', 'ssh-key': 'stuck', toolforge: 'unknown' },
    });
  });

  it('is under way while it is sent, and not begun for who is expected', () => {
    expect(states([request(1, 'sending', {}), membership('waiting')])).toMatchObject({
      ...{ 'developer-account': 'under-way', 'ssh-key': 'under-way', toolforge: 'under-way' },
      tool: 'not-begun',
    });
    expect(states([request(1, 'expected', {})])).toMatchObject({
      ...{ 'developer-account': 'not-begun', 'ssh-key': 'not-begun', toolforge: 'not-begun' },
    });
  });

  it('is gone once it was undone or taken away', () => {
    const account = request(1, 'confirmed', { undone: undone('account', 'key') });
    expect(states([account])).toMatchObject({ 'developer-account': 'not-begun' });
    const had = membership('confirmed');
    const ended = { ...membership('confirmed', []), id: idOf(3), updatedAt: later };
    expect(states([had])['toolforge']).toBe('done');
    expect(states([had, ended])['toolforge']).toBe('not-begun');
    // Whoever leaves one tool may have another.
    const tool = request(4, 'confirmed', {
      kind: 'maintainer',
      maintainer: { tool: 'a', change: 'add' },
    });
    const left = request(5, 'confirmed', {
      kind: 'maintainer',
      maintainer: { tool: 'a', change: 'remove' },
    });
    expect(states([tool])['tool']).toBe('done');
    expect(states([tool, left])['tool']).toBe('unknown');
  });
});

describe('what a check saw', () => {
  it('counts where it is newer, either way', () => {
    const account = request(1, 'confirmed', {});
    expect(states([account], checked(later, nothing))['developer-account']).toBe('not-begun');
    expect(states([account], checked(earlier, nothing))['developer-account']).toBe('done');
    const stuck = request(1, 'needs-you', { steps: stepsOf(1, 'needs-you') });
    const held = cells([stuck], checked(later, { 'developer-account': 'held' }));
    expect(held.get('developer-account')).toMatchObject({ state: 'done', at: later });
  });

  it('takes nothing back where nobody could be asked, and says done of nothing', () => {
    const away = {
      'developer-account': 'unknown',
      toolforge: 'unknown',
      'tool/answers': 'unknown',
    } as const;
    expect(states([request(1, 'confirmed', {})], checked(later, away))).toMatchObject({
      ...{ 'developer-account': 'done', toolforge: 'unknown', 'tool/answers': 'unknown' },
    });
  });

  it('is the only evidence that a page answers', () => {
    const account = request(1, 'confirmed', {});
    expect(states([account], steps, caseMap(tick(1, 'tool/answers')))['tool/answers']).toBe(
      'unknown',
    );
    expect(
      cells([account], checked(later, { 'tool/answers': 'held' })).get('tool/answers'),
    ).toEqual({
      ...{ step: 'tool/answers', state: 'done', at: later },
    });
  });
});

describe('what a trainer ticks', () => {
  it('is told with who and when, from whichever case of the person it is in', () => {
    const both = [request(1, 'confirmed', {}), membership('waiting')];
    const cases = caseMap(tick(2, 'paws/run'));
    expect(cells(both, steps, cases).get('paws/run')).toEqual({
      ...{ step: 'paws/run', state: 'done', at: earlier, by: 'Asha' },
    });
    expect(tickOf({ requests: both }, 'paws/run', cases)?.id).toBe(idOf(2));
    expect(states(both)['paws/run']).toBe('not-begun');
  });

  it('is no evidence of what can be seen', () => {
    const ticked = caseMap(tick(1, 'developer-account'));
    expect(states([request(1, 'expected', {})], steps, ticked)['developer-account']).toBe(
      'not-begun',
    );
  });
});

describe('who takes part', () => {
  it('is everybody of the desk once, and nobody whose card was canceled', () => {
    const left = request(5, 'dismissed', { username: 'Left', shellName: 'left' });
    const ofNobody = request(6, 'confirmed', {
      kind: 'remove-project',
      shellName: '',
      username: '',
    });
    expect(rows([request(1, 'confirmed', {}), left, ofNobody])).toHaveLength(1);
  });

  it('is one person, who was expected and had an account under another name', () => {
    const expected = request(1, 'dismissed', {
      ...{ username: 'Jane Doe', shellName: 'janedoe', hasAccount: 'jdoe' },
    });
    const [row] = rows([expected, membership('waiting', ['reader'], { username: '' })]);
    expect(row).toMatchObject({ shellName: 'jdoe', person: { username: 'Jane Doe' } });
    expect(row?.cells.slice(0, 3).map(({ state }) => state)).toEqual([
      'done',
      'unknown',
      'under-way',
    ]);
  });
});

describe('the rows', () => {
  const names = new Intl.Collator('en');
  const table = rows([
    request(1, 'needs-you', { username: 'Zoe', shellName: 'zoe', steps: stepsOf(1, 'needs-you') }),
    request(2, 'confirmed', { username: 'Ada', shellName: 'ada' }),
    request(3, 'expected', { username: 'Ben', shellName: 'ben' }),
  ]);
  const shown = (which: string) =>
    rowsShown(table, which, names).map(({ person }) => person.username);

  it('have whoever is stuck first, then go by name', () => {
    expect(shown('all')).toEqual(['Zoe', 'Ada', 'Ben']);
    expect(shown('stuck')).toEqual(['Zoe']);
    expect(shown('developer-account')).toEqual(['Zoe', 'Ben']);
    expect(table.map(isStuck)).toEqual(expect.arrayContaining([true, false, false]));
  });

  it('are counted by step', () => {
    expect(countStates(table, 'developer-account')).toEqual({
      ...{ stuck: 1, 'under-way': 0, 'not-begun': 1, unknown: 0, done: 1 },
    });
  });
});
