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

it('does not take a cloud that is away for one that shows less', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(() => ({ status: 500 }));
  try {
    await expect(cloud.listProjects()).rejects.toMatchObject({ code: 'cloud-busy' });
    expect(heard.some(({ path }) => path.startsWith('/v3/auth/projects'))).toBe(false);
  } finally {
    await stop();
  }
});
