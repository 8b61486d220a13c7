import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultyDirectory, type Faults, unreachable } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const since = '2027-08-04T07:00:00.000Z';
const gone = { username: 'Jane D', shellName: 'squatted' };
const left = { username: 'Jane B. Doe', shellName: 'jbdoe' };
const card = {
  username: 'jane doe',
  shellName: 'janey',
  email: 'other@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

describe('requests.conflict', () => {
  let world: World;
  let faults: Faults;
  beforeEach(() => {
    faults = {};
    const squatter = {
      ...jane,
      uid: 'squatted',
      uids: ['squatted'],
      cns: ['Squat'],
      uidNumber: 100_100,
    };
    const directory = faultyDirectory(directoryOf({ ...jane, createdAt: since }, squatter), faults);
    world = createWorld({ directory, profile: plainProfile() });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });
  const conflict = async (alternatives: (typeof left)[]) => {
    const { id } = await world.ask('requests.submit', { ...card, alternatives });
    await world.settled(id);
    return world.ask('requests.conflict', { id });
  };

  it('says who has the name, since when, and nobody’s address', async () => {
    const answer = await conflict([]);
    expect(answer.holders).toEqual([{ shellName: 'jdoe', username: 'Jane Doe', since }]);
    expect(JSON.stringify(answer)).not.toContain('@');
  });

  it('looks which of the agreed pairs are free now', async () => {
    const { agreed, offered } = await conflict([gone, left]);
    expect(agreed).toEqual([
      { ...gone, free: false },
      { ...left, free: true },
    ]);
    expect(offered).toEqual([]);
  });

  it('offers others that are free where no agreed pair is', async () => {
    expect((await conflict([gone])).offered).toHaveLength(3);
  });

  it('claims nothing where the directory cannot be asked', async () => {
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    faults.before = unreachable;
    expect(await world.call('requests.conflict', { id })).toMatchObject({
      error: { code: 'directory-unreachable' },
    });
  });

  it('takes only pairs that keep the rules of names', async () => {
    const broken = { username: 'Jane', shellName: '9lives' };
    const answer = await world.call('requests.submit', { ...card, alternatives: [broken] });
    expect(answer).toMatchObject({ error: { fields: [{ field: 'alternatives' }] } });
  });
});
