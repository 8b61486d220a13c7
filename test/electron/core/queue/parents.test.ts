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
