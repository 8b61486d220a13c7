import { describe, expect, it } from 'vitest';
import { setRoles } from '../../../../../electron/core/kinds/membership/set-roles.ts';
import { roles } from '../../../../../electron/core/kinds/base/touched.ts';
import type { MembershipFacts } from '../../../../../electron/core/kinds/membership/facts.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { membership } from '../../../../fakes/membership.ts';
import { rolesWorld } from '../../../../fakes/roles.ts';

const run = { requestId: 'r', attempted: false };
const person = 'bamini';
const other = 'aakesson';

async function world(assignments: Parameters<typeof rolesWorld>[0]) {
  const around = await rolesWorld(assignments);
  const step = setRoles(around.ports);
  const facts = membership({
    ...{ shellName: person, project: 'bikes', toolforge: false, projectId: around.projectId },
    roles: ['member', 'reader'],
  });
  /** What the runner does of it: a look, and the write that it calls for. */
  const take = async (wanted: MembershipFacts) => {
    const seen = await step.observe(wanted, run);
    if (seen.is === 'missing') await step.apply?.({ ...wanted, ...seen.learned }, run);
    return seen;
  };
  return { ...around, step, facts, take };
}

describe('set-roles', () => {
  it('finds the project by its name, and says where there is none', async () => {
    const { step, facts, projectId } = await world({});
    expect(await step.prepare?.(facts)).toEqual({ projectId, project: facts.project });
    await expect(step.prepare?.({ ...facts, project: 'cars' })).rejects.toMatchObject({
      ...{ code: 'project-missing', params: ['cars'] },
    });
  });

  it('grants what is missing, keeping what was held before', async () => {
    const { step, facts, take, rolesOf } = await world({ [person]: ['reader'] });
    const seen = await take(facts);
    expect(seen).toEqual({
      ...{ is: 'missing', learned: { held: ['reader'], before: ['reader'] } },
      found: roles(['member']),
    });
    expect(await rolesOf(person)).toEqual(['member', 'reader']);
    expect(await step.observe({ ...facts, before: ['reader'] }, run)).toMatchObject({
      is: 'done',
      learned: { before: ['reader'], held: ['reader', 'member'] },
    });
  });

  it('is done without a write where the roles stand already', async () => {
    const { facts, faults, take } = await world({ [person]: ['reader', 'member'] });
    faults.before = atCall('grant');
    expect(await take(facts)).toMatchObject({ is: 'done' });
  });

  it('takes away what is too much, and never a role that is none of ours', async () => {
    const { facts, take, rolesOf } = await world({ [person]: ['admin', 'member', 'reader'] });
    await take({ ...facts, roles: ['reader'] });
    expect(await rolesOf(person)).toEqual(['admin', 'reader']);
  });

  it('never leaves somebody outside while it changes what they are', async () => {
    const { facts, faults, take, rolesOf } = await world({
      [person]: ['reader'],
      [other]: ['member'],
    });
    faults.after = atCall('grant');
    await expect(take({ ...facts, roles: ['member'] })).rejects.toMatchObject({
      code: 'cloud-unreachable',
    });
    expect(await rolesOf(person)).toEqual(['member', 'reader']);
    await take({ ...facts, roles: ['member'] });
    expect(await rolesOf(person)).toEqual(['member']);
  });

  it('is settled by a look where the answer was lost after the write', async () => {
    const { facts, faults, take, step } = await world({ [person]: ['reader'] });
    faults.after = atCall('grant');
    await expect(take(facts)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(facts, { ...run, attempted: true })).toMatchObject({ is: 'done' });
  });

  it('keeps the last one in: somebody has to look after a project, and no service does', async () => {
    const { facts, take, ports, projectId, rolesOf } = await world({ [person]: ['member'] });
    const nobody = { ...facts, roles: [] };
    const kept = { is: 'blocked', code: 'last-member', params: ['bikes', person] };
    expect(await take(nobody)).toEqual(kept);
    await ports.cloud.grant({ projectId, userId: other, role: 'member' });
    const service = setRoles({ ...ports, isService: (userId) => userId === other });
    expect(await service.observe(nobody, run)).toEqual(kept);
    expect(await rolesOf(person)).toEqual(['member']);
  });

  it('lets somebody go where another stays, and anybody out of Toolforge', async () => {
    const { facts, take, rolesOf } = await world({ [person]: ['reader'], [other]: ['reader'] });
    expect(await take({ ...facts, roles: [] })).toMatchObject({ is: 'missing' });
    expect(await rolesOf(person)).toEqual([]);
    const toolforge = await world({ [person]: ['reader'] });
    expect(await toolforge.take({ ...toolforge.facts, toolforge: true, roles: [] })).toMatchObject({
      is: 'missing',
    });
  });

  it('is needed only where it is for us to grant', async () => {
    const { step, facts } = await world({});
    expect(step.isNeeded?.(facts)).toBe(true);
    expect(step.isNeeded?.({ ...facts, approval: 'elsewhere' })).toBe(false);
  });
});
