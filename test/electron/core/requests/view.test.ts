import { describe, expect, it } from 'vitest';
import { requestView, requestStates } from '../../../../shared/requests/request.ts';
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
