import { beforeEach, describe, expect, it } from 'vitest';
import type { Input, Method } from '../../../../../shared/contract/index.ts';
import type { CloudProfile } from '../../../../../shared/domain/profile.ts';
import { cloudUnreachable, faultyCloud, type CloudFaults } from '../../../../fakes/faulty-cloud.ts';
import { directoryOf } from '../../../../fakes/people.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';

const wish = {
  ...{ name: 'bikes', purpose: 'Maps of bike racks' },
  members: [{ shellName: 'bamini', as: 'member' as const }],
};

describe('projects', () => {
  const worlds: World[] = [];
  const desk = (cloud: CloudProfile | undefined, faults: CloudFaults = {}): World => {
    const profile = { ...plainProfile(), cloud };
    const ports = { cloud: faultyCloud(practiceCloudWorld().cloud, faults) };
    const world = createWorld({ directory: directoryOf(), profile, ports });
    worlds.push(world);
    return world;
  };
  const errorOf = async <M extends Method>(world: World, method: M, input: Input<M>) => {
    const answer = await world.call(method, input);
    return answer.ok ? undefined : answer.error;
  };

  beforeEach(() => async () => {
    for (const { app, folder } of worlds.splice(0)) {
      await app.stop();
      removeFolder(folder);
    }
  });

  it('are no part of an event without them, whatever is asked', async () => {
    const { projects: _, ...noProjects } = plainCloudProfile();
    const { name } = wish;
    const none = { code: 'cloud-not-set-up' };
    for (const world of [desk(noProjects), desk(undefined)]) {
      expect(await errorOf(world, 'projects.check', { name })).toMatchObject(none);
      expect(await errorOf(world, 'projects.show', { name })).toMatchObject(none);
      expect(await errorOf(world, 'projects.list', {})).toMatchObject(none);
      expect(await errorOf(world, 'projects.quotas', { names: [name] })).toMatchObject(none);
      expect(await errorOf(world, 'projects.create', wish)).toMatchObject(none);
      expect(await errorOf(world, 'projects.planRemoval', { name })).toMatchObject(none);
      expect(await errorOf(world, 'projects.remove', { name, id: 'x' })).toMatchObject(none);
    }
  });

  it('are filed with nothing wrong, or not at all', async () => {
    const world = desk(plainCloudProfile());
    const error = await errorOf(world, 'projects.create', { ...wish, name: 'B', purpose: ' ' });
    expect(error).toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'name', rule: 'project-name' }, { field: 'purpose' }],
    });
    expect((await world.ask('requests.list', {})).requests).toEqual([]);
  });

  it('beside a card are read with it, and have its person in them', async () => {
    const world = desk(plainCloudProfile());
    const card = {
      ...{
        username: 'Ada',
        shellName: 'ada',
        email: 'ada@example.org',
        password: 'nine horses ran',
      },
      consent: { terms: true, publicEmail: true },
    };
    const wrong = { ...card, further: { project: { ...wish, preset: 'huge', members: [] } } };
    expect(await errorOf(world, 'requests.submit', wrong)).toMatchObject({
      fields: [{ field: 'further.project.preset', rule: 'project-preset' }],
    });
    const right = { ...card, further: { project: { ...wish, members: [] } } };
    const { id: after } = await world.ask('requests.submit', right);
    const { requests } = await world.ask('requests.list', {});
    expect(requests.find(({ kind }) => kind === 'project')).toMatchObject({
      ...{ after, shellName: 'ada', project: { members: [{ shellName: 'ada', as: 'member' }] } },
    });
  });

  it('are asked for by one request at a time, and not removed while they are', async () => {
    const world = desk(plainCloudProfile(), { before: cloudUnreachable });
    const { id } = await world.ask('projects.create', wish);
    const refusal = { code: 'asked-otherwise', params: [id] };
    const other = { ...wish, purpose: 'Maps of ferries' };
    expect((await world.ask('projects.create', wish)).id).toBe(id);
    await world.settled(id);
    expect(await errorOf(world, 'projects.create', other)).toMatchObject(refusal);
    const { name } = wish;
    expect(await errorOf(world, 'projects.remove', { name, id: 'p1' })).toMatchObject(refusal);
    expect(await errorOf(world, 'projects.create', { ...other, name: 'ferries' })).toBeUndefined();
  });

  it('that the event lives on are not removed from a desk', async () => {
    const world = desk({ ...plainCloudProfile(), projectName: 'admin' });
    const places = { tools: 'cloud.toolforge.project', Tools: 'cloud.toolforge.project' };
    for (const [name, where] of Object.entries({ ...places, admin: 'cloud.projectName' })) {
      const id = 'whichever';
      expect(await errorOf(world, 'projects.remove', { name, id })).toMatchObject({
        ...{ code: 'protected', params: [name, where] },
      });
    }
  });
});
