import { describe, expect, it } from 'vitest';
import {
  newProject,
  projectIn,
  withProject,
} from '../../../../electron/adapters/practice/cloud-state.ts';
import { newId } from '../../../../electron/adapters/system.ts';

const wanted = { name: 'teapot', description: 'Pots of tea', tags: ['ends-2026-12-24'] };

describe("the practice cloud's projects", () => {
  it('begin empty and open to the outside only', () => {
    expect(newProject(wanted, newId)).toEqual({
      ...wanted,
      id: expect.stringMatching(/^[0-9a-f]{32}$/u),
      groupId: expect.any(String),
      enabled: true,
      roles: [],
      limits: {},
      rules: [
        { direction: 'egress', ethertype: 'IPv4' },
        { direction: 'egress', ethertype: 'IPv6' },
      ],
    });
  });

  it('change one at a time, in their places', () => {
    const [a, b] = [newProject(wanted, newId), newProject({ ...wanted, name: 'kettle' }, newId)];
    const state = { projects: [a, b], holdings: [], zones: [] };
    const changed = withProject(state, { ...a, enabled: false });
    expect(changed.projects).toEqual([{ ...a, enabled: false }, b]);
    expect(state.projects).toEqual([a, b]);
  });

  it('are missing by another id', () => {
    const state = { projects: [newProject(wanted, newId)], holdings: [], zones: [] };
    expect(() => projectIn(state, 'teapot')).toThrow(
      expect.objectContaining({ code: 'project-missing', params: ['teapot'] }),
    );
  });
});
