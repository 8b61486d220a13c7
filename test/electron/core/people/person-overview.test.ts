import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import {
  personOverview,
  type OverviewPorts,
} from '../../../../electron/core/people/person-overview.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';

const held = (name: string, role: string) => ({ project: { id: `id-of-${name}`, name }, role });
const away = (code: 'cloud-sign-in-needed' | 'directory-timeout') => () =>
  Promise.reject(new AppError(code, 'away'));

const ports = (change: Partial<OverviewPorts> = {}): OverviewPorts => ({
  profile: { cloud: plainCloudProfile() },
  directory: directoryOf(jane),
  groups: { membersOf: async () => ['ada', 'jdoe'] },
  tools: { toolsOf: async () => ['bike-map'] },
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
      projects: [{ name: 'bikes', roles: ['member', 'reader'] }],
      tools: ['bike-map'],
      linked: { wikimedia: { id: 7 }, phabricator: 'jane', tellsPhabricator: true },
      ...{ unread: [], asked: '2027-08-04T08:00:00.000Z' },
    });
  });

  it('is told as far as can be asked, each reason once', async () => {
    const offline = ports({
      groups: { membersOf: away('directory-timeout') },
      tools: { toolsOf: away('directory-timeout') },
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
      ...{ shellName: 'jdoe', username: '', projects: [{ name: 'bikes' }] },
    });
  });

  it('is nothing where there is nobody, and where the event has nothing of it', async () => {
    await expect(personOverview('ada', ports())).rejects.toMatchObject({ code: 'account-missing' });
    const plain = { groups: undefined, tools: undefined, cloud: undefined };
    const shown = await personOverview('jdoe', ports({ ...plain, profile: { cloud: undefined } }));
    expect(shown).toMatchObject({ projects: [], tools: [], unread: [] });
    expect(shown.toolforge).toBeUndefined();
  });

  it('is no answer where something of our own is broken', async () => {
    const broken = ports({ tools: { toolsOf: () => Promise.reject(new Error('a slip')) } });
    await expect(personOverview('jdoe', broken)).rejects.toThrow('a slip');
  });
});
