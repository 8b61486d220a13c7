import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../../electron/adapters/node/system.ts';
import {
  groupGone,
  type RemoveProjectFacts,
  removeRoles,
} from '../../../../../electron/core/kinds/project/removal.ts';
import type { Clock } from '../../../../../electron/core/ports/system.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };
const plain = plainProfile();
/** Bamini is the service of this event, and protected. */
const profile = {
  ...plain,
  cloud: plainCloudProfile(),
  protected: { ...plain.protected, people: ['bamini'] },
};
const clock: Clock = { ...systemClock, after: (_, callback) => systemClock.after(0, callback) };

type Held = readonly (readonly [userId: string, role: string])[];

/** Takes the roles away in front of a group that stays, and waits until that is given up; tells what was granted meanwhile. */
async function removedFrom(held: Held, more: Partial<RemoveProjectFacts> = {}) {
  const { cloud, projectId } = await projectWorld();
  for (const [userId, role] of held) await cloud.grant({ projectId, userId, role });
  const granted: string[] = [];
  const grant: typeof cloud.grant = (wanted) => {
    granted.push(`${wanted.userId} ${wanted.role}`);
    return cloud.grant(wanted);
  };
  const groups = { membersOf: () => Promise.resolve(['bamini']) };
  const roles = removeRoles({ cloud, profile });
  const group = groupGone({ cloud: { ...cloud, grant }, groups, profile, clock });
  let facts: RemoveProjectFacts = { name: 'bikes', projectId, zones: [], ...more };
  const wait = async (step: typeof roles) => {
    let seen = await step.observe(facts, run);
    for (let tries = 0; seen.is !== 'done' && tries < 30; tries += 1) {
      if (seen.is === 'blocked') throw new Error(seen.code);
      facts = { ...facts, ...seen.learned };
      if (seen.is === 'missing') await step.apply?.(facts, run);
      seen = await step.observe(facts, run);
    }
    expect(seen).toMatchObject({ is: 'done' });
  };
  await wait(roles);
  await wait(group);
  return { granted, took: facts.took, left: await cloud.assignments(projectId) };
}

const ofTheEvent = { userId: 'aakesson', role: 'member' };

describe('a group that stays behind the last role', () => {
  it('is written again by a role of the event that a person held, whoever is listed before', async () => {
    const { granted, took, left } = await removedFrom([
      ['bamini', 'admin'],
      ['bamini', 'reader'],
      ['aakesson', 'admin'],
      ['aakesson', 'member'],
    ]);
    expect(took).toEqual(ofTheEvent);
    expect(new Set(granted)).toEqual(new Set(['aakesson member']));
    expect(left).toEqual([]);
  });

  it.each<[string, Held]>([
    ['services alone', [['bamini', 'admin']]],
    ['a service in a role of the event', [['bamini', 'reader']]],
    ['a person in another role', [['aakesson', 'admin']]],
  ])('is left where %s held one, and nothing is granted', async (_, held) => {
    expect(await removedFrom(held)).toEqual({ granted: [], took: undefined, left: [] });
  });

  it.each([
    { userId: 'bamini', role: 'reader' },
    { userId: 'aakesson', role: 'admin' },
  ])('is left by what an earlier version remembered: $userId $role', async (took) => {
    expect(await removedFrom([], { took })).toMatchObject({ granted: [], left: [] });
  });

  it('keeps what it remembered where a part of the roles is gone already', async () => {
    const { took } = await removedFrom([['bamini', 'admin']], { took: ofTheEvent });
    expect(took).toEqual(ofTheEvent);
  });
});
