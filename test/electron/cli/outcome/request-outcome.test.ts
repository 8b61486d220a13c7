import { describe, expect, it } from 'vitest';
import { requestOutcome } from '../../../../electron/cli/outcome/request-outcome.ts';
import type { Desk } from '../../../../electron/cli/base/command.ts';
import { viewWith } from '../../../fakes/kinds.ts';
import type { NameConflict, RequestView } from '../../../../shared/requests/request.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { stored } from '../../../fakes/request.ts';

const since = '2027-08-04T07:00:00.000Z';
const lost = viewWith(
  stored({ state: 'needs-you', problem: { code: 'name-taken', params: ['jane'] } }),
  [],
);
const conflict: NameConflict = {
  id: lost.id,
  holders: [
    { username: 'Jane Roe', shellName: 'jane', since },
    { username: 'Jane', shellName: 'jroe' },
  ],
  agreed: [
    { username: 'Jane D', shellName: 'janed', free: false },
    { username: 'Jane Do', shellName: 'janedo', free: true },
  ],
  offered: [{ username: 'Jane Doe 2', shellName: 'jdoe2' }],
  asked: since,
};

/** A desk that knows nothing but this conflict, or why it cannot tell it. */
const desk = (answer: Result<NameConflict>): Pick<Desk, 'call'> => ({
  call: (method) =>
    method === 'requests.conflict'
      ? (Promise.resolve(answer) as never) // the answer of this one method
      : Promise.reject(new Error(`${method} was called`)),
});
const nobody: Pick<Desk, 'call'> = { call: (method) => Promise.reject(new Error(method)) };

describe('the outcome of a request whose names were lost', () => {
  it('says who has them and since when, which agreed ones are free, and how to go on', async () => {
    const outcome = await requestOutcome(desk(ok(conflict)), ok(lost));
    const lines = outcome.ok ? outcome.value.lines : [];
    expect(lines.slice(-6)).toEqual([
      `  in use by: Jane Roe (jane), since ${since}`,
      '  in use by: Jane (jroe)',
      '  second choice, in use: Jane D (janed)',
      '  second choice, available: Jane Do (janedo)',
      '  available: Jane Doe 2 (jdoe2)',
      `  To continue with other names: lanyard queue rename ${lost.id} …`,
    ]);
    expect(outcome).toMatchObject({ value: { exit: 4, value: { id: lost.id, conflict } } });
  });

  it('says so where nobody has the names any more', async () => {
    const outcome = await requestOutcome(desk(ok({ ...conflict, holders: [] })), ok(lost));
    expect(outcome).toMatchObject({
      value: { lines: expect.arrayContaining(['  These names are available again.']) as string[] }, // a matcher says it is anything
    });
  });

  it('is told without all that while the directory cannot be asked', async () => {
    const outcome = await requestOutcome(desk(fail('directory-unreachable', 'away')), ok(lost));
    expect(outcome).toMatchObject({ ok: true, value: { exit: 4, value: lost } });
  });
});

describe('the outcome of a card that waits for the network', () => {
  const waiting: RequestView = {
    ...viewWith(stored({ state: 'waiting' })),
    problem: { code: 'directory-unreachable', params: [] },
    editable: true,
  };
  const remembering = (is: 'free' | 'nothing'): Pick<Desk, 'call'> => ({
    call: (method, input) => {
      expect([method, input]).toEqual([
        'names.recall',
        { username: waiting.username, shellName: waiting.shellName, request: waiting.id },
      ]);
      const verdict = is === 'free' ? { is: 'free-as-of', asked: since } : { is: 'could-not-ask' };
      return Promise.resolve(ok({ username: verdict, shellName: verdict })) as never; // the answer of this one method
    },
  });

  it('tells what this machine remembers of its names, and nothing where it remembers nothing', async () => {
    const told = await requestOutcome(remembering('free'), ok(waiting));
    const lines = told.ok ? told.value.lines : [];
    expect(lines.at(-2)).toMatch(/^ {2}Developer username: Available when last checked: /);
    expect(lines.at(-1)).toMatch(/^ {2}Shell username: Available when last checked: /);
    const silent = await requestOutcome(remembering('nothing'), ok(waiting));
    expect(silent.ok ? silent.value.lines.length : 0).toBe(lines.length - 2);
  });
});

it('asks nobody about any other request, nor about a failure', async () => {
  const waits = viewWith(stored({ state: 'waiting' }));
  expect(await requestOutcome(nobody, ok(waits))).toMatchObject({ value: { exit: 3 } });
  expect(await requestOutcome(nobody, fail('not-found', 'none'))).toMatchObject({ ok: false });
});
