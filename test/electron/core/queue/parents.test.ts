import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { RunFailure } from '../../../../electron/core/queue/runner.ts';
import { turnOf } from '../../../../electron/core/queue/parents.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { requestStates } from '../../../../shared/requests/request.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

const child = stored({ id: 'child', after: 'parent', facts: { shellName: 'ada', tool: 'bot' } });

const recipe = {
  facts: z.record(z.string(), z.unknown()),
  inherit: (_: unknown, { facts: { shellName } }: StoredRequest) => ({ shellName }),
};

const turn = (parent: Partial<StoredRequest>, request = child) =>
  turnOf(request, recipe, fakeJournal(stored({ id: 'parent', ...parent })));

describe('the turn of a request', () => {
  it('has come for one that waits for nobody', async () => {
    const alone = stored();
    expect(await turn({}, alone)).toMatchObject({ hasCome: true, request: alone });
  });

  it('comes when the one before is confirmed, or another desk’s business, and never while it is open', async () => {
    const go: string[] = [];
    for (const state of requestStates) {
      const { hasCome, request } = await turn({ state });
      if (hasCome) go.push(state);
      else expect(['waiting', 'needs-you'], state).toContain(request.state);
    }
    expect(go).toEqual(['confirmed', 'handed-over']);
  });

  it('is lost with the one before', async () => {
    const lost = { state: 'needs-you', problem: { code: 'other-dismissed', params: ['parent'] } };
    expect((await turn({ state: 'dismissed' })).request).toMatchObject(lost);
    expect((await turn({ id: 'another' })).request).toMatchObject(lost);
  });

  it('brings what the one before knows by then, and keeps the rest', async () => {
    for (const state of ['confirmed', 'waiting'] as const) {
      const { request } = await turn({ state, facts: { shellName: 'ada-l' } });
      expect(request.facts).toEqual({ shellName: 'ada-l', tool: 'bot' });
    }
  });

  describe('that was approved', () => {
    const at = '2027-08-04T09:00:00.000Z';
    const acts = [
      { act: 'asked-for' as const, by: 'session-1', at, revision: 1 },
      { act: 'approved' as const, by: 'ada', at, revision: 2 },
    ];
    const approval = { needs: 'approve' as const, since: at, acts };
    const approved = { ...child, approval, revision: 3 };

    it('has not come where it would go to other names than those that were approved', async () => {
      for (const state of ['confirmed', 'waiting', 'handed-over'] as const) {
        const facts = { shellName: 'ada-l' };
        const turned = await turn({ state, facts, askedBy: 'session-1' }, approved);
        expect(turned.hasCome, state).toBe(false);
        expect(turned.request).toMatchObject({ state: 'for-approval', facts });
        expect(turned.request.approval?.acts.at(-1)).toMatchObject({
          ...{ act: 'asked-for', by: 'session-1', revision: 4 },
        });
      }
    });

    it('is asked for by whoever changed the names', async () => {
      const changed = { act: 'changed' as const, by: 'bo', at, revision: 4 };
      const renamed = { approval: { ...approval, acts: [...acts, changed] } };
      const parent = { state: 'confirmed' as const, facts: { shellName: 'ada-l' }, ...renamed };
      const { request } = await turn(parent, approved);
      expect(request.approval?.acts.at(-1)?.by).toBe('bo');
    });

    it('has come for the names that were approved, however they are written, and for what was not known', async () => {
      const known = { ...approved, facts: { ...approved.facts, username: '' } };
      const facts = { shellName: 'Ada', username: 'Ada Lovelace' };
      expect((await turn({ state: 'confirmed', facts }, known)).hasCome).toBe(true);
      const begun = { ...approved, finished: ['check-person'] };
      const other = { shellName: 'ada-l' };
      expect((await turn({ state: 'confirmed', facts: other }, begun)).hasCome).toBe(true);
    });

    it('is lost with the one before, whatever names that has', async () => {
      const parent = { state: 'dismissed' as const, facts: { shellName: 'ada-l' } };
      expect((await turn(parent, approved)).request.state).toBe('needs-you');
    });
  });

  it('leaves facts that make no sense to the run, which says so', async () => {
    const strict = { facts: z.object({ nowhere: z.string() }), inherit: () => ({ nowhere: 'x' }) };
    const journal = fakeJournal(stored({ id: 'parent', state: 'confirmed' }));
    expect(await turnOf(child, strict, journal)).toMatchObject({ hasCome: true, request: child });
  });

  it('waits for the other desk where what a handed-over card makes is missing, and for nobody else', async () => {
    const missing = new RunFailure(child, new AppError('account-missing', '', { params: ['ada'] }));
    const { awaits } = await turn({ state: 'handed-over' });
    expect(awaits(missing)).toMatchObject({
      request: child,
      cause: { code: 'handed-over-not-yet', params: ['ada'] },
    });
    const other = new RunFailure(child, new AppError('tool-taken', ''));
    expect(awaits(other)).toBe(other);
    expect((await turn({ state: 'confirmed' })).awaits(missing)).toBe(missing);
  });
});
