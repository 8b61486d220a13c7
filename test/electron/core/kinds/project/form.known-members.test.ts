import { describe, expect, it } from 'vitest';
import { unknownMembers } from '../../../../../electron/core/kinds/project/form.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { cloudUnreachable } from '../../../../fakes/faulty-cloud.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const members = ['bamini', 'no-such-person'].map((shellName) => ({
  shellName,
  as: 'member' as const,
}));

describe('members of a project that is filed', () => {
  it('are named where the cloud does not know them', async () => {
    const { cloud } = await projectWorld();
    expect(await unknownMembers(members, { cloud, clock: fakeClock() })).toEqual([
      { field: 'members.1', rule: 'project-member-unknown', params: ['no-such-person'] },
    ]);
  });

  it('are left to the run where the cloud cannot be asked', async () => {
    const { faulty, faults } = await projectWorld();
    faults.before = cloudUnreachable;
    expect(await unknownMembers(members, { cloud: faulty, clock: fakeClock() })).toEqual([]);
  });

  it('are waited for no longer than a moment, and no timer is left behind', async () => {
    const clock = fakeClock();
    const never = { knowsUser: () => Promise.withResolvers<boolean>().promise };
    const asked = unknownMembers(members, { cloud: never, clock });
    clock.advance(2000);
    expect(await asked).toEqual([]);
    const { cloud } = await projectWorld();
    await unknownMembers(members, { cloud, clock });
    expect(clock.next()).toBeUndefined();
  });
});
