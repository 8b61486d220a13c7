import { beforeEach, describe, expect, it } from 'vitest';
import { createPlacesStore } from '../../../renderer/stores/places-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { placeAnswers } from '../place-screens.ts';

const projects = placeAnswers['projects.list'];
const tools = placeAnswers['tools.list'];

let fake: ReturnType<typeof createFakeBridge>;
let store: ReturnType<typeof createPlacesStore>;
let pauses: (() => void)[];
const places = () => store.getState();

beforeEach(() => {
  fake = createFakeBridge();
  pauses = [];
  store = createPlacesStore(fake.bridge, (_, call) => {
    pauses.push(call);
    return () => undefined;
  });
});

async function opened() {
  places().open();
  await fake.answer('projects.list', projects);
  await fake.answer('tools.list', tools);
  await expect.poll(() => places().asking).toBe(false);
}

describe('projects and tools to browse', () => {
  it('are asked for once, when they are first opened', async () => {
    await opened();
    expect(places()).toMatchObject({ projects, tools });
    places().open();
    expect(fake.waiting()).toEqual([]);
  });

  it('are each told as far as each system tells', async () => {
    places().open();
    await fake.refuse('projects.list', 'cloud-sign-in-needed', 'nobody is signed in');
    await fake.answer('tools.list', tools);
    expect(places()).toMatchObject({
      projects: undefined,
      projectsProblem: { code: 'cloud-sign-in-needed' },
      tools,
    });
  });

  it('ask the directory for the tools that fit what was typed, after a pause', async () => {
    await opened();
    places().search(' map ');
    expect(fake.waiting()).toEqual([]);
    pauses.at(-1)?.();
    expect(await fake.answer('tools.list', { ...tools, tools: [], more: false })).toEqual({
      text: 'map',
    });
    expect(places().tools?.tools).toEqual([]);
    expect(places().projects).toEqual(projects);
  });

  it('are asked for again once one was made: at once where they are shown, else when they are', async () => {
    places().changed(true);
    expect(fake.waiting()).toEqual([]);
    await opened();
    places().changed(true);
    expect(fake.waiting()).toEqual(['projects.list', 'tools.list']);
    await fake.answer('projects.list', projects);
    await fake.answer('tools.list', tools);
    places().changed(false);
    expect(places().projects).toBeUndefined();
    expect(fake.waiting()).toEqual([]);
  });
});

describe('quotas', () => {
  const names = Array.from({ length: 7 }, (_, i) => `project-${i}`);
  const answer = (asked: readonly string[]) => ({
    projects: asked.map((name) => ({ name, quotas: [], unread: [] })),
    asked: projects.asked,
  });

  it('are asked for a few projects at a time, until all are known', async () => {
    void places().checkQuotas(names);
    expect(places().checking).toBe(7);
    expect(await fake.answer('projects.quotas', answer(names.slice(0, 5)))).toEqual({
      names: names.slice(0, 5),
    });
    expect(places().checking).toBe(2);
    await expect.poll(() => fake.waiting()).toEqual(['projects.quotas']);
    await fake.answer('projects.quotas', answer(names.slice(5)));
    expect(places().checking).toBe(0);
    expect([...places().quotas.keys()]).toEqual(names);
  });

  it('stop at the first failure, and keep what is known', async () => {
    void places().checkQuotas(names);
    await fake.answer('projects.quotas', answer(names.slice(0, 5)));
    await expect.poll(() => fake.waiting()).toEqual(['projects.quotas']);
    await fake.refuse('projects.quotas', 'cloud-unreachable', 'away');
    expect(places()).toMatchObject({ checking: 0, quotasProblem: { code: 'cloud-unreachable' } });
    expect(places().quotas.size).toBe(5);
    expect(fake.waiting()).toEqual([]);
  });

  it('of before are not believed once everybody was forgotten', async () => {
    void places().checkQuotas(names);
    places().forgetPeople('lock');
    await fake.answer('projects.quotas', answer(names.slice(0, 5)));
    expect(places().quotas.size).toBe(0);
    expect(fake.waiting()).toEqual([]);
  });
});
