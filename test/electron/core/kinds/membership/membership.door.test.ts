import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../../../../electron/core/ports/ports.ts';
import type { Input } from '../../../../../shared/contract/index.ts';
import type { CloudProfile } from '../../../../../shared/domain/profile.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';

const wish = { shellName: 'jdoe', as: 'member', reason: 'A map of bike racks' } as const;

describe('memberships', () => {
  const worlds: World[] = [];
  const desk = (cloud: CloudProfile | undefined, ports: Partial<Ports> = {}): World => {
    const profile = { ...plainProfile(), cloud };
    const world = createWorld({ directory: directoryOf(jane), profile, ports });
    worlds.push(world);
    return world;
  };
  const withCloud = (cloud: CloudProfile): World =>
    desk(cloud, { cloud: practiceCloudWorld().cloud });
  const codeOf = async (world: World, change: Partial<Input<'memberships.file'>> = {}) => {
    const answer = await world.call('memberships.file', { ...wish, ...change });
    return answer.ok ? 'filed' : answer.error.code;
  };

  beforeEach(() => async () => {
    for (const { app, folder } of worlds.splice(0)) {
      await app.stop();
      removeFolder(folder);
    }
  });

  it('are filed for no event without a cloud, and in no part that it has not', async () => {
    const { toolforge: _, ...noToolforge } = plainCloudProfile();
    const { projects: __, ...noProjects } = plainCloudProfile();
    expect(await codeOf(desk(undefined))).toBe('cloud-not-set-up');
    expect(await codeOf(withCloud(noToolforge))).toBe('cloud-not-set-up');
    expect(await codeOf(withCloud(noToolforge), { project: 'bikes' })).toBe('filed');
    expect(await codeOf(withCloud(noProjects), { project: 'bikes' })).toBe('cloud-not-set-up');
    expect(await codeOf(withCloud(noProjects))).toBe('filed');
  });

  it('wait for no request that is not there, and are given for no reason to nobody', async () => {
    const world = withCloud(plainCloudProfile());
    const after = '00000000-0000-4000-8000-000000000001';
    expect(await codeOf(world, { after })).toBe('not-found');
    expect(await codeOf(world, { reason: '  ' })).toBe('invalid-input');
  });

  it('follow the names only of the person they are for', async () => {
    const world = withCloud(plainCloudProfile());
    const card = {
      ...{
        username: 'Ada',
        shellName: 'ada',
        email: 'ada@example.org',
        password: 'nine horses ran',
      },
      consent: { terms: true, publicEmail: true },
    };
    const { id: after } = await world.ask('requests.submit', card);
    const filed = await world.ask('memberships.file', { ...wish, after });
    const own = await world.ask('memberships.file', { ...wish, shellName: ' Ada ', after });
    const factsOf = async (id: string) => (await world.journal.get(id))?.facts;
    expect((await factsOf(filed.id))?.['ofParent']).toBeUndefined();
    expect(await factsOf(own.id)).toMatchObject({ shellName: 'ada', ofParent: true });
  });

  it('are not given and taken at once: the second is refused, and told what it would undo', async () => {
    const world = withCloud(plainCloudProfile());
    const { id } = await world.ask('memberships.file', wish);
    const given = await world.call('memberships.file', { ...wish, as: 'nobody' });
    expect(given).toMatchObject({ error: { code: 'asked-otherwise', params: [id] } });
    expect(await codeOf(world, { reason: 'for another reason' })).toBe('filed');
    expect(await codeOf(world, { as: 'nobody', project: 'bikes' })).toBe('filed');
  });

  it('shows what somebody has', async () => {
    const world = withCloud(plainCloudProfile());
    expect(await world.ask('memberships.show', { shellName: 'jdoe' })).toMatchObject({
      ...{ username: 'Jane Doe', toolforge: { roles: [], inGroup: false }, unread: [] },
    });
  });
});
