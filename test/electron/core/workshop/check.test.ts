import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGuideReader } from '../../../../electron/adapters/guides/load-guides.ts';
import { janesPassword } from '../../../fakes/people.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { Cloud } from '../../../../electron/core/ports/cloud.ts';
import type { World } from '../../../fakes/world.ts';

const guides = createGuideReader({
  files: ['wikimedia-services'],
  profileFile: 'practice',
  workshop: ['cloud-vps'],
});

let event: PracticeEvent;
beforeEach(async () => {
  event = await practiceEvent();
});
afterEach(() => event.close());

async function expectAda(world: World): Promise<string> {
  const text = 'username,shell name,email\nAda Lovelace,ada,ada@example.org';
  const file = Buffer.from(text).toString('base64');
  await world.ask('roster.submit', { id: (await world.ask('roster.plan', { file })).id });
  const [expected] = (await world.ask('requests.list', {})).requests;
  return expected?.id ?? '';
}
const addPerson = (uid: string, uidNumber: number): Promise<void> =>
  event.directory.addPerson({ uid, cn: uid, mail: 'ada@example.org', uidNumber }, janesPassword);

async function states(world: World, id: string) {
  const { people } = await world.ask('workshop.check', {});
  return people.find((person) => person.id === id)?.states;
}

it('does not take projects that the login may not see for none', async () => {
  const listProjects = () => Promise.resolve({ projects: [], of: 'us' as const, isWhole: true });
  const world = event.desk({ ports: { guides, cloud: { ...event.cloud, listProjects } } });
  const id = await expectAda(world);
  await addPerson('lovelace', 200_001);
  expect(await states(world, id)).toMatchObject({
    ...{ 'developer-account': 'held', project: 'unknown' },
  });
});

const task = 'cloud-vps/look';
/** A workshop with a task that is done once the page of one's project answers. */
async function withPageOfProject(): Promise<typeof guides> {
  const workshop = await guides.workshop('en');
  const [[id, guide] = []] = Object.entries(workshop.guides);
  const [step] = Object.values(guide?.steps ?? {});
  if (id !== 'cloud-vps' || !guide || !step) throw new Error('There is no such workshop');
  const look = { ...step, done: { answers: 'https://{{project}}.example.org/' } };
  const steps = { ...guide.steps, look };
  return {
    ...guides,
    workshop: async () => ({ ...workshop, guides: { [id]: { ...guide, steps } } }),
  };
}

it('does not take a project for none that a list left out which was cut off', async () => {
  const all = await event.cloud.listProjects();
  const bikes = await event.cloud.createProject({ name: 'bikes', description: '', tags: [] });
  const listed = { ...(await event.cloud.listProjects()), isWhole: false };
  let answer: Cloud['listProjects'] = () => Promise.resolve({ ...listed, projects: all.projects });
  const cloud = { ...event.cloud, listProjects: () => answer() };
  const pages = { answers: () => Promise.resolve(true) };
  const world = event.desk({ ports: { guides: await withPageOfProject(), cloud, pages } });
  const id = await expectAda(world);
  await addPerson('lovelace', 200_001);
  await event.cloud.grant({ projectId: bikes.id, userId: 'lovelace', role: 'member' });
  expect(await states(world, id)).toMatchObject({ project: 'unknown', [task]: 'unknown' });
  answer = () => Promise.resolve(listed);
  expect(await states(world, id)).toMatchObject({ project: 'held', [task]: 'held' });
});

it('guesses none of two accounts that have the address', async () => {
  const world = event.desk({ ports: { guides } });
  const id = await expectAda(world);
  await addPerson('lovelace', 200_001);
  await addPerson('lovelace2', 200_002);
  expect(await states(world, id)).toMatchObject({ 'developer-account': 'unknown' });
});
