import { expect, it } from 'vitest';
import { startScriptedCloud, type Heard } from './scripted-cloud.ts';

const isRoles = ({ path }: Heard): boolean => path === '/v3/roles';

it('asks for the roles once, and again only for one that was not there', async () => {
  let roles = [{ id: 'r1', name: 'member' }];
  const { cloud, heard, stop } = await startScriptedCloud((one) =>
    isRoles(one) ? { status: 200, body: { roles } } : { status: 204 },
  );
  const grant = (role: string) => cloud.grant({ projectId: 'p', userId: 'ada', role });
  try {
    await Promise.all(Array.from({ length: 5 }, () => grant('member')));
    expect(heard.filter(isRoles)).toHaveLength(1);
    await expect(grant('reader')).rejects.toMatchObject({ code: 'role-unknown' });
    roles = [...roles, { id: 'r2', name: 'reader' }];
    await Promise.all(Array.from({ length: 5 }, () => grant('reader')));
    expect(heard.filter(isRoles)).toHaveLength(3);
    expect(heard.at(-1)?.path).toBe('/v3/projects/p/users/ada/roles/r2');
  } finally {
    await stop();
  }
});

it('remembers no failure', async () => {
  let fails = true;
  const { cloud, stop } = await startScriptedCloud((one) => {
    if (isRoles(one) && fails) return { status: 500 };
    return isRoles(one)
      ? { status: 200, body: { roles: [{ id: 'r1', name: 'member' }] } }
      : { status: 204 };
  });
  const role = { projectId: 'p', userId: 'ada', role: 'member' };
  try {
    await expect(cloud.grant(role)).rejects.toMatchObject({ code: 'cloud-busy' });
    fails = false;
    await expect(cloud.grant(role)).resolves.toBeUndefined();
  } finally {
    await stop();
  }
});
