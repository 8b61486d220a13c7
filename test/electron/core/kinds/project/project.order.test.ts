import { expect, it } from 'vitest';
import type { Kind } from '../../../../../electron/core/kinds/base/define-kind.ts';
import { waitsFor } from '../../../../../electron/core/kinds/base/step.ts';
import { project } from '../../../../../electron/core/kinds/project/project.ts';
import type { Cloud } from '../../../../../electron/core/ports/cloud.ts';
import { runRecipe } from '../../../../../electron/core/queue/runner.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeJournal } from '../../../../fakes/journal.ts';
import { ownKinds } from '../../../../fakes/kinds.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { project as projectFacts } from '../../../../fakes/project.ts';
import { stored } from '../../../../fakes/request.ts';
import { through, type Pass } from '../../../../faults/through.ts';

type Steps = Kind['steps'];

/** Everything that a step waits for, by way of others as well. */
function allBefore(id: string, steps: Steps): string[] {
  const step = steps.find((one) => one.id === id);
  const before = step ? waitsFor(step, steps) : [];
  return [...new Set([...before, ...before.flatMap((other) => allBefore(other, steps))])];
}

const people = projectFacts().members.map(({ shellName }) => shellName);

/** Makes a project in a practice cloud each of whose calls goes through `pass`; its group is there at once. */
async function make(pass: Pass, change: (kind: Kind) => Kind = (kind) => kind) {
  const { cloud, directory } = practiceCloudWorld();
  const clock = fakeClock();
  const passed: Cloud = through(cloud, pass);
  const kind = project({
    profile: { ...plainProfile(), cloud: plainCloudProfile() },
    ...{ directory, cloud: passed, clock, groups: { membersOf: () => Promise.resolve(people) } },
  });
  const start = stored({ kind: 'project', facts: projectFacts() });
  const ended = await runRecipe(start, change(kind), {
    ...{ clock, random: () => 0, journal: fakeJournal(start) },
    ...{ pace: () => Promise.resolve(), show: () => undefined },
  });
  const made = await cloud.findProject('bikes');
  return { ended, held: await cloud.assignments(made?.id ?? '') };
}

it('all of a project waits for its people and the project, limits go before what they limit, and the group is looked for after the roles', () => {
  const { steps } = ownKinds().project;
  const first = ['check-person', 'create-project'];
  const before = Object.fromEntries(
    steps.map(({ id }) => [id, allBefore(id, steps).filter((other) => !first.includes(other))]),
  );
  for (const { id } of steps.slice(2))
    expect(allBefore(id, steps)).toEqual(expect.arrayContaining(first));
  expect(allBefore('create-project', steps)).toEqual(['check-person']);
  expect(before).toMatchObject({
    'create-project': [],
    'set-compute-quotas': [],
    'set-network-quotas': [],
    'set-volume-quotas': [],
    'set-dns-quotas': [],
    'set-database-quotas': [],
    'add-rules': ['set-network-quotas'],
    'add-members': [],
    'create-zone': ['set-dns-quotas'],
    'confirm-group': ['add-members'],
  });
});

it('the services are asked side by side once the project stands', async () => {
  const asked: string[] = [];
  const meeting = Promise.withResolvers<undefined>();
  const { ended } = await make(async (method, deliver) => {
    const isLook = ['quotas', 'defaultGroup', 'assignments'].includes(method);
    if (isLook) asked.push(method);
    // Quotas of three services, the rules, and who is in it: none is answered before all are asked.
    if (asked.length === 5) meeting.resolve(undefined);
    if (isLook) await meeting.promise;
    return deliver();
  });
  expect(asked.slice(0, 5).toSorted()).toEqual([
    ...['assignments', 'defaultGroup', 'quotas', 'quotas', 'quotas'],
  ]);
  expect(ended.state).toBe('confirmed');
});

it('no two roles are granted at once: the cloud’s hook may lose a member then', async () => {
  let granting = 0;
  const { held } = await make(async (method, deliver) => {
    if (method !== 'grant') return deliver();
    granting += 1;
    expect(granting).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const answer = await deliver();
    granting -= 1;
    return answer;
  });
  expect(held).toHaveLength(3);
});

it('no two steps that may be under way at once learn the same', async () => {
  const learned = new Map<string, Set<string>>();
  const listening = (kind: Kind): Kind => ({
    ...kind,
    steps: kind.steps.map((step) => ({
      ...step,
      async observe(facts, run) {
        const seen = await step.observe(facts, run);
        const keys = seen.is === 'blocked' ? [] : Object.keys(seen.learned ?? {});
        learned.set(step.id, new Set([...(learned.get(step.id) ?? []), ...keys]));
        return seen;
      },
    })),
  });
  await make((_, deliver) => deliver(), listening);
  const { steps } = ownKinds().project;
  const isOrdered = (a: string, b: string) =>
    allBefore(a, steps).includes(b) || allBefore(b, steps).includes(a);
  const all = [...learned];
  const shared = all.flatMap(([a, keys]) =>
    all
      .filter(
        ([b, others]) => a !== b && !isOrdered(a, b) && [...keys].some((key) => others.has(key)),
      )
      .map(([b]) => `${a} and ${b}`),
  );
  expect(shared).toEqual([]);
  expect([...learned.values()].filter(({ size }) => size > 0)).toHaveLength(4);
});
