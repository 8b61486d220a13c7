import { describe, expect, it } from 'vitest';
import {
  newProject,
  projectIn,
  withProject,
} from '../../../../../electron/adapters/practice/cloud/state.ts';
import { newId } from '../../../../../electron/adapters/node/system.ts';

const wanted = { name: 'teapot', description: 'Pots of tea', tags: ['ends-2026-12-24'] };

describe("the practice cloud's projects", () => {
  it('begin empty, open to the outside and to themselves', () => {
    const project = newProject(wanted, newId);
    const remoteGroup = project.groupId;
    expect(project).toEqual({
      ...wanted,
      id: expect.stringMatching(/^[0-9a-f]{32}$/u),
      groupId: expect.any(String),
      enabled: true,
      roles: [],
      limits: {},
      rules: [
        { direction: 'egress', ethertype: 'IPv4' },
        { direction: 'ingress', ethertype: 'IPv4', remoteGroup },
        { direction: 'egress', ethertype: 'IPv6' },
        { direction: 'ingress', ethertype: 'IPv6', remoteGroup },
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
