import { expect, it } from 'vitest';
import { type Script, startScriptedCloud } from './scripted-cloud.ts';

const projectOf = (id: string, domain_id: string) => ({ id, name: id, enabled: true, domain_id });

/** Keystone of a plain member: it lists no projects but their own. */
const forMember: Script = ({ path }) => {
  if (path.startsWith('/v3/auth/projects')) {
    const projects = [projectOf('mine', 'default'), projectOf('elsewhere', 'other')];
    return { status: 200, body: { projects } };
  }
  return { status: 403, body: { error: { code: 403, message: 'not authorized' } } };
};

it('lists their own projects of the event’s domain to who may not see all', async () => {
  const { cloud, stop } = await startScriptedCloud(forMember);
  try {
    const listed = await cloud.listProjects();
    expect(listed.of).toBe('us');
    expect(listed.projects.map(({ name }) => name)).toEqual(['mine']);
    await expect(cloud.allAssignments()).rejects.toMatchObject({ code: 'cloud-no-rights' });
  } finally {
    await stop();
  }
});

const markerOf = (path: string): string =>
  new URL(path, 'http://cloud.example').searchParams.get('marker') ?? '';

/** Keystone with three projects, of which it lists one at a time. */
const inPages =
  (more: (marker: string) => object): Script =>
  ({ path }) => {
    const marker = markerOf(path);
    const id = { '': 'a', a: 'b', b: 'c' }[marker] ?? 'a';
    return { status: 200, body: { projects: [projectOf(id, 'default')], ...more(marker) } };
  };
const next = { links: { next: 'https://elsewhere.example/v3/projects?marker=a' } };
const last = { links: { next: null } };

it.each([
  ['whole where it is not cut off', { more: () => last, names: ['a'], isWhole: true }],
  [
    'not whole where Keystone cut it off',
    { more: () => ({ ...last, truncated: true }), names: ['a'], isWhole: false },
  ],
  [
    'read page by page where there are links',
    { more: (at: string) => (at === 'b' ? last : next), names: ['a', 'b', 'c'], isWhole: true },
  ],
  [
    'not whole where its pages go round',
    { more: () => next, names: ['a', 'b', 'c'], isWhole: false },
  ],
])('the list of projects is %s', async (_, { more, names, isWhole }) => {
  const { cloud, heard, stop } = await startScriptedCloud(inPages(more));
  try {
    const listed = await cloud.listProjects();
    expect(listed).toMatchObject({ of: 'everybody', isWhole });
    expect(listed.projects.map(({ name }) => name)).toEqual(names);
    const asked = heard.filter(({ path }) => path.startsWith('/v3/projects'));
    expect(asked.every(({ path }) => path.includes('domain_id=default'))).toBe(true);
  } finally {
    await stop();
  }
});

it('does not read a list of projects for ever', async () => {
  let count = 0;
  const { cloud, stop } = await startScriptedCloud(() => {
    count += 1;
    return { status: 200, body: { projects: [projectOf(`p${count}`, 'default')], ...next } };
  });
  try {
    const { projects, isWhole } = await cloud.listProjects();
    expect([projects.length, isWhole]).toEqual([count, false]);
    expect(count).toBeLessThan(100);
  } finally {
    await stop();
  }
});

it('does not take a cloud that is away for one that shows less', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(() => ({ status: 500 }));
  try {
    await expect(cloud.listProjects()).rejects.toMatchObject({ code: 'cloud-busy' });
    expect(heard.some(({ path }) => path.startsWith('/v3/auth/projects'))).toBe(false);
  } finally {
    await stop();
  }
});
