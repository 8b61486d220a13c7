import { describe, expect, it } from 'vitest';
import {
  openRequestsOfProject,
  openRequestsOfTool,
  openToolOf,
  projectsAndTools,
} from '../../../renderer/selectors/open-requests.ts';
import { placeRequests } from '../place-screens.ts';
import { request } from '../screen-request.ts';

const membership = request(31, 'needs-you', {
  kind: 'membership',
  membership: {
    project: 'hackathon-map',
    toolforge: false,
    roles: ['reader'],
    reason: 'r',
    approval: 'here',
  },
});
const toolforge = request(32, 'waiting', {
  kind: 'membership',
  membership: {
    project: 'tools',
    toolforge: true,
    roles: ['reader'],
    reason: 'r',
    approval: 'here',
  },
});
const tool = request(33, 'sending', {
  kind: 'tool',
  tool: { name: 'map-bot', maintainers: ['jdoe'] },
});
const maintainer = request(34, 'confirmed', {
  kind: 'maintainer',
  maintainer: { tool: 'quiz', change: 'add' },
});
const all = [...placeRequests, membership, toolforge, tool, maintainer];

describe('what was asked of a project or a tool', () => {
  it('is shown while it has not come to its end, also where it needs somebody', () => {
    expect(openRequestsOfProject(all, 'hackathon-map')).toEqual([...placeRequests, membership]);
    expect(openRequestsOfTool(all, 'map-bot')).toEqual([tool]);
    expect(openRequestsOfTool(all, 'quiz')).toEqual([]);
  });

  it('names each project and tool once, Toolforge’s own project not among them', () => {
    expect(projectsAndTools(all)).toEqual({
      projects: ['hackathon-map'],
      tools: ['map-bot', 'quiz'],
    });
  });
});

describe('the tool that is being made for somebody', () => {
  it('is named while it is, and not once it is done, or where one is removed', () => {
    const { shellName } = tool;
    expect(openToolOf(all, shellName.toUpperCase())).toBe('map-bot');
    expect(openToolOf(all, 'zoe')).toBeUndefined();
    for (const other of [{ state: 'confirmed' }, { kind: 'remove-tool' }] as const) {
      expect(openToolOf([{ ...tool, ...other }], shellName)).toBeUndefined();
    }
  });
});
