import { describe, expect, it } from 'vitest';
import { createNewProjectStore } from '../../../renderer/stores/new-project-store.ts';

describe('new project store', () => {
  it('files what was typed, without lines that name nobody', () => {
    const store = createNewProjectStore();
    const now = () => store.getState();
    now().change({ name: 'map', purpose: 'maps' });
    now().change({ zone: true });
    now().addMember();
    now().setMember(1, { shellName: 'jdoe', as: 'viewer' });
    expect(now().form()).toEqual({
      name: 'map',
      purpose: 'maps',
      whyNotToolforge: '',
      zone: true,
      members: [{ shellName: 'jdoe', as: 'viewer' }],
    });
  });

  it('always has a line to type in, and takes off the one that was meant', () => {
    const store = createNewProjectStore();
    const now = () => store.getState();
    now().setMember(0, { shellName: 'first', as: 'member' });
    now().addMember();
    now().setMember(1, { shellName: 'second', as: 'member' });
    now().dropMember(0);
    expect(now().members.map(({ shellName }) => shellName)).toEqual(['second']);
    now().dropMember(0);
    expect(now().members).toHaveLength(1);
  });

  it('is empty again once it was filed', () => {
    const store = createNewProjectStore();
    store.getState().change({ name: 'map' });
    store.getState().clear();
    expect(store.getState().draft.name).toBe('');
  });
});
