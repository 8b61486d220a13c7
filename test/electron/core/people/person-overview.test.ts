import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import {
  personOverview,
  type OverviewPorts,
} from '../../../../electron/core/people/person-overview.ts';
import type { ToolState } from '../../../../electron/core/ports/tool-directory.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const held = (name: string, role: string) => ({ project: { id: `id-of-${name}`, name }, role });
const away = (code: 'cloud-sign-in-needed' | 'directory-timeout') => () =>
  Promise.reject(new AppError(code, 'away'));

/** Jane maintains one tool alone. */
const lookAtTool = async (name: string): Promise<ToolState> => ({
  group: {
    gidNumber: 50_000,
    maintainers: name === 'shared' ? ['jdoe', 'ada'] : ['JDoe'],
    others: ['uid=tools.other,ou=people,ou=servicegroups,dc=example,dc=org'],
  },
  ...{ user: undefined, sudoRule: 'missing' },
});

const ports = (change: Partial<OverviewPorts> = {}): OverviewPorts => ({
  profile: { ...plainProfile(), cloud: plainCloudProfile() },
  directory: directoryOf(jane),
  groups: { membersOf: async (name) => (name === 'bastion' ? ['ada'] : ['ada', 'jdoe']) },
  tools: { toolsOf: async () => ['bike-map', 'shared'], lookAtTool },
  links: {
    linkedTo: async () => ({
      wikimedia: { id: 7, name: undefined },
      phabricator: 'jane',
      tellsPhabricator: true,
    }),
  },
  cloud: {
    rolesOf: async () => [
      held('tools', 'reader'),
      held('bikes', 'member'),
      held('bikes', 'reader'),
    ],
  },
  clock: fakeClock(),
  ...change,
});

describe('what somebody has', () => {
  it('is told from directory and cloud together', async () => {
    expect(await personOverview('JDoe', ports())).toEqual({
      ...{ shellName: 'jdoe', username: 'Jane Doe', blocked: false },
      toolforge: { roles: ['reader'], inGroup: true },
      projects: [
        { name: 'bikes', roles: ['member', 'reader'], inGroup: true },
        { name: 'bastion', roles: [], inGroup: false },
      ],
      tools: ['bike-map', 'shared'],
      lastMaintainerOf: ['bike-map'],
      linked: { wikimedia: { id: 7 }, phabricator: 'jane', tellsPhabricator: true },
      ...{ unread: [], asked: '2027-08-04T08:00:00.000Z' },
    });
  });

  it('has the jump hosts told where another project needs them, and once', async () => {
    const names = async (...roles: ReturnType<typeof held>[]) => {
      const shown = await personOverview('jdoe', ports({ cloud: { rolesOf: async () => roles } }));
      return shown.projects.map(({ name }) => name);
    };
    expect(await names(held('tools', 'reader'))).toEqual([]);
    expect(await names(held('bikes', 'member'))).toEqual(['bikes']);
    expect(await names(held('bikes', 'reader'), held('bastion', 'reader'))).toEqual([
      ...['bikes', 'bastion'],
    ]);
  });

  it('is told as far as can be asked, each reason once', async () => {
    const offline = ports({
      groups: { membersOf: away('directory-timeout') },
      tools: { toolsOf: away('directory-timeout'), lookAtTool },
      cloud: { rolesOf: away('cloud-sign-in-needed') },
    });
    expect(await personOverview('jdoe', offline)).toMatchObject({
      ...{ username: 'Jane Doe', projects: [], tools: [] },
      unread: expect.arrayContaining([
        { part: 'directory', code: 'directory-timeout' },
        { part: 'cloud', code: 'cloud-sign-in-needed' },
      ]),
    });
    expect((await personOverview('jdoe', offline)).unread).toHaveLength(2);
  });

  it('is told of a person whom the directory cannot be asked about', async () => {
    const offline = ports({ directory: { look: away('directory-timeout') } });
    expect(await personOverview('jdoe', offline)).toMatchObject({
      ...{ shellName: 'jdoe', username: '' },
      projects: [{ name: 'bikes' }, { name: 'bastion' }],
    });
  });

  it('is nothing where there is nobody, and where the event has nothing of it', async () => {
    await expect(personOverview('ada', ports())).rejects.toMatchObject({ code: 'account-missing' });
    const plain = { groups: undefined, tools: undefined, cloud: undefined };
    const shown = await personOverview(
      'jdoe',
      ports({ ...plain, profile: { ...plainProfile(), cloud: undefined } }),
    );
    expect(shown).toMatchObject({ projects: [], tools: [], unread: [] });
    expect(shown.toolforge).toBeUndefined();
  });

  it('is no answer where something of our own is broken', async () => {
    const broken = ports({
      tools: { toolsOf: () => Promise.reject(new Error('a slip')), lookAtTool },
    });
    await expect(personOverview('jdoe', broken)).rejects.toThrow('a slip');
  });
});
