import { expect, it } from 'vitest';
import { startScriptedCloud, type Heard, type Said } from './scripted-cloud.ts';

const isRoles = ({ path }: Heard): boolean => path.startsWith('/v3/roles');

interface Role {
  readonly id: string;
  readonly name: string;
}

/** What a Keystone that lists at most so many roles says of them. */
function saidOf({ path }: Heard, roles: readonly Role[], most = 100): Said {
  const { pathname, searchParams } = new URL(path, 'http://cloud.example');
  if (pathname !== '/v3/roles') {
    const role = roles.find(({ id }) => pathname === `/v3/roles/${id}`);
    return role ? { status: 200, body: { role } } : { status: 404, body: { error: {} } };
  }
  const name = searchParams.get('name');
  const found = roles.filter((role) => name === null || role.name === name);
  const cut = found.length > most ? { truncated: true } : {};
  return { status: 200, body: { roles: found.slice(0, most), ...cut } };
}

it('asks for the roles once, and by its name for one that was not there', async () => {
  let roles = [{ id: 'r1', name: 'member' }];
  const { cloud, heard, stop } = await startScriptedCloud((one) =>
    isRoles(one) ? saidOf(one, roles) : { status: 204 },
  );
  const grant = (role: string) => cloud.grant({ projectId: 'p', userId: 'ada', role });
  try {
    await Promise.all(Array.from({ length: 5 }, () => grant('member')));
    expect(heard.filter(isRoles)).toHaveLength(1);
    await expect(grant('reader')).rejects.toMatchObject({ code: 'role-unknown' });
    roles = [...roles, { id: 'r2', name: 'reader' }];
    await Promise.all(Array.from({ length: 5 }, () => grant('reader')));
    expect(heard.filter(isRoles).map(({ path }) => path)).toEqual([
      '/v3/roles',
      ...['/v3/roles?name=reader', '/v3/roles?name=reader'],
    ]);
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

it('finds roles by name and by id that a list leaves out which was cut off', async () => {
  const roles = ['admin', 'member', 'reader'].map((name) => ({ id: `id-${name}`, name }));
  const gone = { id: 'id-gone' };
  const held = [...roles.slice(1), gone].map(({ id }) => ({
    ...{ user: { id: 'ada' }, role: { id }, scope: { project: { id: 'p' } } },
  }));
  const { cloud, heard, stop } = await startScriptedCloud((one) => {
    if (isRoles(one)) return saidOf(one, roles, 1);
    return one.path.startsWith('/v3/role_assignments')
      ? { status: 200, body: { role_assignments: held } }
      : { status: 204 };
  });
  try {
    await cloud.grant({ projectId: 'p', userId: 'ada', role: 'reader' });
    expect(heard.at(-1)?.path).toMatch(/roles\/id-reader/u);
    const names = (await cloud.assignments('p')).map(({ role }) => role);
    expect(names).toEqual(['member', 'reader', 'id-gone']);
  } finally {
    await stop();
  }
});
