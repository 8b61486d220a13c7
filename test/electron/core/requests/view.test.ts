import { describe, expect, it } from 'vitest';
import { requestView, requestStates } from '../../../../shared/requests/request.ts';
import type { UndoPart } from '../../../../shared/requests/undo.ts';
import { viewWith } from '../../../fakes/kinds.ts';
import { facts, stored } from '../../../fakes/request.ts';
import { undo } from '../../../fakes/undo.ts';

const ids = [{ id: 'one' }, { id: 'two' }, { id: 'three' }];

describe('viewOf', () => {
  it('fits the contract in every state, and holds no key line', () => {
    const line = 'ssh-ed25519 AAAA jane';
    for (const state of requestStates) {
      const view = viewWith(stored({ state, facts: facts({ sshKey: line }) }), ids);
      expect(() => requestView.parse(view), state).not.toThrow();
      expect(JSON.stringify(view)).not.toContain('AAAA');
    }
  });

  it('fits the contract for a request that undoes another one', () => {
    const view = viewWith(stored({ kind: 'undo-account', facts: undo() }), ids);
    expect(requestView.parse(view)).toMatchObject({ kind: 'undo-account', undo: { removed: [] } });
    expect(JSON.stringify(view)).not.toContain('AAAA');
  });

  it('gives the step at hand the request’s own state', () => {
    const at = (state: 'waiting' | 'sending' | 'needs-you' | 'saved') =>
      viewWith(stored({ state, finished: ['one'] }), ids).steps.map((step) => step.state);
    expect(at('sending')).toEqual(['confirmed', 'sending', 'to-do']);
    expect(at('waiting')).toEqual(['confirmed', 'waiting', 'to-do']);
    expect(at('needs-you')).toEqual(['confirmed', 'needs-you', 'to-do']);
    expect(at('saved')).toEqual(['confirmed', 'to-do', 'to-do']);
  });

  it('gives it to every step that waits for no other: all of them are under way', () => {
    const steps = [
      { id: 'one' },
      { id: 'two', after: ['one'] },
      { id: 'three', after: ['one'] },
      { id: 'four', after: ['two'] },
    ];
    const at = (finished: string[]) =>
      viewWith(stored({ state: 'sending', finished }), steps).steps.map(({ state }) => state);
    expect(at([])).toEqual(['sending', 'to-do', 'to-do', 'to-do']);
    expect(at(['one'])).toEqual(['confirmed', 'sending', 'sending', 'to-do']);
    expect(at(['one', 'three'])).toEqual(['confirmed', 'sending', 'confirmed', 'to-do']);
    expect(at(['one', 'two'])).toEqual(['confirmed', 'confirmed', 'sending', 'sending']);
  });

  it('gives a step that failed its own state and problem, whatever became of those beside it', () => {
    const steps = [
      { id: 'one' },
      ...['two', 'three', 'four'].map((id) => ({ id, after: ['one'] })),
    ];
    const refused = { code: 'quota-exceeded', params: ['a', 'b', 'c'] } as const;
    const away = { code: 'cloud-unreachable', params: [] } as const;
    const failed = [
      { step: 'two', problem: { code: refused.code, params: [...refused.params] } },
      { step: 'three', problem: { code: away.code, params: [] } },
    ];
    const at = (state: 'needs-you' | 'sending' | 'dismissed') =>
      viewWith(stored({ state, finished: ['one'], failed }), steps).steps;
    expect(at('needs-you')).toEqual([
      { id: 'one', state: 'confirmed' },
      { id: 'two', state: 'needs-you', problem: refused },
      { id: 'three', state: 'waiting', problem: away },
      { id: 'four', state: 'to-do' },
    ]);
    expect(at('sending').map(({ state }) => state)).toEqual([
      ...['confirmed', 'needs-you', 'waiting', 'sending'],
    ]);
    expect(at('dismissed').map(({ state }) => state)).toEqual([
      ...['confirmed', 'to-do', 'to-do', 'to-do'],
    ]);
  });

  it('says of a step that found everything there that it was not needed, and so of what chose for it', () => {
    const apply = () => Promise.resolve();
    const steps = [{ id: 'choose', servesStep: 'make' }, { id: 'make', apply }, { id: 'look' }];
    const at = (attempted: string[]) =>
      viewWith(
        stored({ state: 'confirmed', finished: steps.map(({ id }) => id), attempted }),
        steps,
      ).steps.map(({ state }) => state);
    expect(at(['make'])).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(at([])).toEqual(['not-needed', 'not-needed', 'confirmed']);
  });

  it('says of each step whether it was undone, also where only a key was', () => {
    const apply = () => Promise.resolve();
    const steps = [
      { id: 'make', apply },
      { id: 'add-key', apply, undonePart: 'key' as const },
    ];
    const both = steps.map(({ id }) => id);
    const at = (...removed: UndoPart[]) => {
      const undone = { by: stored().id, at: stored().createdAt, removed };
      const request = stored({
        ...{ state: 'confirmed', finished: both, attempted: both },
        facts: facts({ undone }),
      });
      return viewWith(request, steps).steps.map(({ state }) => state);
    };
    expect(at('key')).toEqual(['confirmed', 'undone']);
    expect(at('account', 'key')).toEqual(['undone', 'undone']);
    expect(at('account')).toEqual(['undone', 'undone']);
  });

  it('promises no next try and no end of the wait of what was dismissed', () => {
    const problem = { code: 'directory-unreachable', params: [] } as const;
    const at = (state: 'waiting' | 'dismissed') =>
      viewWith(
        stored({ state, problem: { ...problem, params: [] }, retryAt: '2027-08-04T08:00:02.000Z' }),
        ids,
      );
    expect(at('waiting')).toMatchObject({ problem, retryAt: '2027-08-04T08:00:02.000Z' });
    expect(Object.keys(at('dismissed'))).not.toEqual(expect.arrayContaining(['problem']));
    expect(Object.keys(at('dismissed'))).not.toContain('retryAt');
  });

  it('does not call done what there was nothing to do for', () => {
    const steps = [{ id: 'one' }, { id: 'two', isNeeded: () => false }, { id: 'three' }];
    const view = viewWith(stored({ state: 'sending', finished: ['one'] }), steps);
    expect(view.steps.map(({ state }) => state)).toEqual(['confirmed', 'not-needed', 'sending']);
  });

  it('leaves out what is not known instead of naming it', () => {
    expect(Object.keys(viewWith(stored(), ids))).not.toContain('uidNumber');
    const known = viewWith(stored({ facts: facts({ uidNumber: 7, origin: 'made' }) }), ids);
    expect(known).toMatchObject({ uidNumber: 7, origin: 'made' });
  });
});
