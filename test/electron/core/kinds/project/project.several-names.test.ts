import { describe, expect, it } from 'vitest';
import {
  createProtection,
  guardedKinds,
} from '../../../../../electron/core/kinds/base/protected.ts';
import { project } from '../../../../../electron/core/kinds/project/project.ts';
import { runRecipe } from '../../../../../electron/core/queue/runner.ts';
import { fakeJournal } from '../../../../fakes/journal.ts';
import { kindsOf } from '../../../../fakes/kinds.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { project as projectFacts } from '../../../../fakes/project.ts';
import { stored } from '../../../../fakes/request.ts';

/** Jane's entry stands under the second of its shell names. */
const entry = { ...jane, uids: ['janed', 'jdoe'] };

/** Sends a project of this member, at an event that protects these people. */
async function sent(shellName: string, ...people: string[]) {
  const directory = directoryOf(entry);
  const { cloud, clock, groups } = practiceCloudWorld({ people: directory });
  const plain = plainProfile();
  const profile = {
    ...plain,
    cloud: { ...plainCloudProfile(), bastion: undefined },
    protected: { ...plain.protected, people },
  };
  const membersOf = (name: string) => {
    clock.advance(60_000); // the hook has written
    return Promise.resolve(groups.get(name));
  };
  const { project: kind } = guardedKinds(
    kindsOf(project({ profile, directory, cloud, groups: { membersOf }, clock })),
    createProtection({ profile, writer: () => '' }),
  );
  const start = stored({
    kind: 'project',
    facts: projectFacts({ members: [{ shellName, as: 'member' }] }),
  });
  const run = runRecipe(start, kind, {
    ...{ clock, random: () => 0, journal: fakeJournal(start) },
    ...{ pace: () => Promise.resolve(), show: () => undefined },
  });
  const code = await run.then(
    ({ state }) => state,
    (error: unknown) => error,
  );
  const made = await cloud.findProject('bikes');
  const held = made ? await cloud.assignments(made.id) : [];
  return { code, made, held: held.map(({ userId, role }) => `${userId} ${role}`), groups };
}

describe('a project of somebody whose entry has several shell names', () => {
  it.each(['janed', 'jdoe', 'Janed'])('lets them in who logs in, asked for as %s', async (name) => {
    const { code, held, groups } = await sent(name);
    expect(code).toBe('confirmed');
    expect(held).toEqual(['jdoe member', 'jdoe reader']);
    expect(groups.get('bikes')).toEqual(['jdoe']);
  });

  it.each([
    ['jdoe', 'janed'],
    ['janed', 'jdoe'],
  ])('is not made for %s where %s is protected', async (typed, name) => {
    const { code, made } = await sent(typed, name);
    expect(code).toMatchObject({ cause: { code: 'protected' } });
    expect(made).toBeUndefined();
  });

  it('is not made for nobody', async () => {
    const { code, made } = await sent('janes');
    expect(code).toMatchObject({ cause: { code: 'account-missing', params: ['janes'] } });
    expect(made).toBeUndefined();
  });
});
