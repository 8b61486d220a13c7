import { describe, expect, it } from 'vitest';
import { projectNamed } from '../../../../../electron/core/kinds/base/find.ts';
import { lookAtRoles } from '../../../../../electron/core/kinds/membership/state.ts';
import { rolesWorld } from '../../../../fakes/roles.ts';

describe('a look at roles', () => {
  it('tells what one person holds, lacks and has too much, and whether others hold anything', async () => {
    const { ports, projectId } = await rolesWorld({ bamini: ['admin', 'reader'] });
    const look = (roles: string[]) => lookAtRoles(ports, { projectId, shellName: 'bamini', roles });
    expect(await look(['member'])).toEqual({
      ...{ held: ['admin', 'reader'], lacks: ['member'], exceeds: ['reader'], hasOthers: false },
    });
    const both = await rolesWorld({
      bamini: ['reader'],
      aakesson: ['admin'],
      cakesson: ['reader'],
    });
    const wish = { projectId: both.projectId, shellName: 'bamini', roles: ['reader'] };
    expect(await lookAtRoles(both.ports, wish)).toMatchObject({ lacks: [], hasOthers: true });
  });

  it('takes a person for the same whatever the case of the name that was typed', async () => {
    const { ports, projectId } = await rolesWorld({ bamini: ['reader'] });
    const wish = { projectId, shellName: 'Bamini', roles: [] };
    expect(await lookAtRoles(ports, wish)).toMatchObject({ held: ['reader'], hasOthers: false });
  });

  it('is at a project that is there', async () => {
    const { ports, projectId } = await rolesWorld({});
    expect(await projectNamed(ports.cloud, 'bikes')).toMatchObject({ id: projectId });
    await expect(projectNamed(ports.cloud, 'cars')).rejects.toMatchObject({
      code: 'project-missing',
    });
  });
});
