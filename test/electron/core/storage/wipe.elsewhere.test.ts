import { afterEach, expect, it } from 'vitest';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

const directory = directoryOf(jane);
const worlds: World[] = [];
afterEach(async () => {
  for (const { app } of worlds) await app.stop();
  for (const { folder } of worlds.splice(0)) removeFolder(folder);
});

it('a wipe is told in every process on the same data, once each', async () => {
  const wipes: number[][] = [];
  const open = (folder?: string): World => {
    const world = createWorld({ directory, profile: plainProfile(), folder });
    const heard: number[] = [];
    world.events.on('wipe.done', ({ requests }) => heard.push(requests));
    wipes.push(heard);
    worlds.push(world);
    return world;
  };
  const first = open();
  const { id } = await first.ask('requests.submit', card);
  await first.settled(id);
  const second = open(first.folder);
  await second.app.start();
  const listed = async () => (await second.ask('requests.list', {})).requests.length;
  expect(await listed()).toBe(1);
  await first.ask('wipe.run', { discardUnfinished: false });
  await expect.poll(() => wipes).toEqual([[1], [1]]);
  await first.ask('requests.submit', card);
  await expect.poll(listed).toBe(1);
  expect(wipes).toEqual([[1], [1]]);
});
