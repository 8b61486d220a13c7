import { deepStrictEqual } from 'node:assert';
import type { ProjectState } from '../shared/requests/project.ts';
import type { Cloud } from '../test/servers/cloud/cloud.ts';
import { membershipByOpenstack, projectByOpenstack } from './by-openstack.ts';
import type { CloudDesk, Taken } from './cloud-desk.ts';
import type { ProjectWish } from './cloud-wishes.ts';
import { type PathTime, openPath } from './critical-path.ts';
import { eachItsProcess, oneForAll } from './openstack-clients.ts';

/** The same work by each of the three. What it needs is prepared apart, so that no time is taken of it. */
export interface Work<T> {
  readonly title: string;
  prepare(): Promise<T>;
  byLanyard(wish: T): Promise<Taken>;
  byProcesses(wish: T): Promise<void>;
  byPipe(wish: T): Promise<void>;
  /** The time that nobody can do without; left out where everything goes one after the other. */
  path?(one: T, other: T): Promise<PathTime>;
}

export const MEMBERS = 3;

export const membershipWork = (desk: CloudDesk, { env }: Pick<Cloud, 'env'>): Work<string> => ({
  title: 'a membership of Toolforge',
  prepare: () => desk.person(),
  byLanyard: (person) => desk.membership(person),
  byProcesses: (person) => membershipByOpenstack(eachItsProcess(env), person),
  byPipe: (person) => membershipByOpenstack(oneForAll(env), person),
});

let serial = 0;
async function nextProject(desk: CloudDesk): Promise<ProjectWish> {
  const members: string[] = [];
  while (members.length < MEMBERS) members.push(await desk.person());
  return { name: `bench-${process.pid}-${(serial += 1)}`, members };
}

export const projectWork = (
  desk: CloudDesk,
  { env, ...servers }: Pick<Cloud, 'env' | 'authUrl' | 'address'>,
): Work<ProjectWish> => ({
  title: `a project with quotas in 3 services, 3 rules and ${MEMBERS} members`,
  async path(one, other) {
    const path = openPath(servers);
    try {
      // A client's first requests get a token and the list of roles.
      await path.measure(await nextProject(desk), await nextProject(desk));
      return await path.measure(one, other);
    } finally {
      await path.close();
    }
  },
  prepare: () => nextProject(desk),
  byLanyard: (wish) => desk.project(wish),
  byProcesses: (wish) => projectByOpenstack(eachItsProcess(env), wish),
  byPipe: (wish) => projectByOpenstack(oneForAll(env), wish),
});

/** What all of them must have brought about alike: everything but ids and names. */
const comparable = ({ description, enabled, members, quotas, rules }: ProjectState) => ({
  ...{ description, enabled, quotas },
  members: members.map(({ roles }) => roles.toSorted()),
  rules: rules.map(({ remoteGroup, ...rule }) => ({
    ...rule,
    ofMembers: remoteGroup !== undefined,
  })),
});

/** Throws where one of them leaves out what another one does: then times and counts would say nothing. */
export async function compareProjects(desk: CloudDesk, work: Work<ProjectWish>): Promise<void> {
  const made: unknown[] = [];
  for (const by of [work.byLanyard, work.byProcesses, work.byPipe]) {
    const wish = await work.prepare();
    await by(wish);
    made.push(comparable(await desk.standing(wish.name)));
  }
  for (const one of made) deepStrictEqual(one, made[0]);
}
