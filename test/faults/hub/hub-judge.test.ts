import { describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Card } from '../plan.ts';
import { judgeHub, type Browsed, type HubEnding } from './hub-judge.ts';

const card = (shellName: string): Card => ({
  ...{ shellName, desk: 0, at: 0, username: `Person ${shellName}` },
  ...{ email: `${shellName}@example.org`, password: 'open sesame' },
});

const request = (id: string, shellName: string, change: Partial<StoredRequest> = {}) => {
  const { username, email } = card(shellName);
  return {
    ...{ id, kind: 'account', state: 'confirmed', askedBy: `newcomer:${shellName}` },
    ...{ facts: { shellName, username, email }, attempted: [] },
    ...change,
  } as unknown as StoredRequest; // as much of one as is looked at
};

const browser = (change: Partial<Browsed> = {}): Browsed => ({
  ...{ who: 'newcomer:p1-0', told: [], heard: [] },
  ...{ typed: [card('p1-0')], found: [{ id: 'one', state: 'confirmed' }] },
  ...change,
});

const quiet: HubEnding = {
  requests: [request('one', 'p1-0'), request('two', 'p1-1')],
  ...{ browsers: [browser()], writes: [], handedIn: [], isCareful: false },
};
const judged = (change: Partial<HubEnding>) => judgeHub({ ...quiet, ...change });
const heard = (revision: number, state: string) =>
  ({ id: 'one', shellName: 'p1-0', revision, state }) as RequestView; // as much of one as is looked at

describe('the oracle of a hub', () => {
  it('finds nothing where nothing is wrong', () => {
    const told = ['{"id":"one","email":"p1-0@example.org"}'];
    const told2 = [heard(3, 'confirmed'), heard(2, 'sending')];
    const browsers = [browser({ told, heard: told2 })];
    expect(judged({ browsers })).toEqual({ lost: [], stuck: [], untrue: [], shown: [] });
  });

  it.each([
    ['an address', 'p1-1@example.org'],
    ['a request', '"id":"two"'],
    ['a password', 'open sesame'],
  ])('finds %s that somebody was told who has no business with it', (_, text) => {
    expect(judged({ browsers: [browser({ told: [text] })] }).shown).toHaveLength(1);
  });

  it('finds a request of another session that typed the same card', () => {
    const typed = [card('p1-1')];
    expect(judged({ browsers: [browser({ told: ['"id":"two"'], typed })] }).shown).toHaveLength(1);
  });

  it.each([
    ['less', []],
    ['more', ['one', 'two']],
    ['another state', ['one'], 'waiting'],
  ])('finds a private link that leads to %s than what was filed', (_, ids, state = 'confirmed') => {
    const found = ids.map((id) => ({ id, state }));
    expect(judged({ browsers: [browser({ found })] }).untrue).toHaveLength(1);
  });

  it('finds what was written by who had it no more, and what was told so', () => {
    const writes = [
      { id: 'one', before: 'confirmed', after: 'sending', was: 3, is: 4 },
      { id: 'two', before: 'sending', after: 'waiting', was: 5, is: 4 },
    ];
    const browsers = [browser({ heard: [heard(3, 'confirmed'), heard(4, 'sending')] })];
    expect(judged({ writes, browsers }).untrue).toHaveLength(3);
  });

  it('finds an account that was begun before somebody approved it, and one that nobody ever did', () => {
    const approval = { needs: 'submit' as const, since: '2026-11-30T00:00:00Z', acts: [] };
    const begun = request('one', 'p1-0', { approval, attempted: ['create-entry'] });
    const waits = request('two', 'p1-1', { approval, state: 'for-approval' });
    const { untrue, stuck } = judged({ isCareful: true, requests: [begun, waits] });
    expect([untrue, stuck]).toEqual([[expect.any(String)], [expect.any(String)]]);
  });

  it('finds a desk that says what the hub does not', () => {
    const handedIn = [
      { shellName: 'p1-d0-0', state: 'confirmed', request: 'gone' },
      { shellName: 'p1-d0-1', state: 'sending', request: undefined },
    ];
    const { lost, untrue } = judged({ handedIn });
    expect([lost, untrue]).toEqual([[expect.any(String)], [expect.any(String)]]);
  });
});
