import { memberRoles } from './cloud-wishes.ts';

export type Service = 'identity' | 'compute' | 'network' | 'volume' | 'dns';

/** Requests that cannot be spared, and why. */
export interface Needed {
  readonly service: Service;
  readonly count: number;
  readonly what: string;
  readonly why: string;
  /** A look before a write: what makes it safe to run again, and tells an undo what stood there. */
  readonly isLookBefore?: true;
}

/** Of each session, whatever is asked for. */
export const ofSession: readonly Needed[] = [
  { service: 'identity', count: 1, what: 'get a token', why: 'nothing is answered without one' },
  {
    ...{ service: 'identity', count: 1, what: 'list the roles' },
    why: 'a grant names a role by its id; the ids of all roles come in one list, and do not change',
  },
];

/** A membership of Toolforge, granted and seen. */
export const ofMembership: readonly Needed[] = [
  {
    ...{ service: 'identity', count: 1, what: 'find the project' },
    why: 'a grant names it by its id, which may be another one tomorrow under the same name',
  },
  {
    ...{ service: 'identity', count: 1, what: 'read who holds what', isLookBefore: true },
    why: 'what is held is not granted again, and an undo takes back no more than was given',
  },
  { service: 'identity', count: 1, what: 'grant the role', why: 'there is one role to grant' },
  {
    ...{ service: 'identity', count: 1, what: 'read who holds what' },
    why: 'confirmed is what was seen',
  },
];

const quotas = (service: Service, what: string): readonly Needed[] => [
  {
    ...{ service, count: 1, what: `read ${what}`, isLookBefore: true },
    why: 'limits that are as wished already are not set again',
  },
  { service, count: 1, what: `set ${what}`, why: 'all limits of a service go in one request' },
  { service, count: 1, what: `read ${what}`, why: 'confirmed is what was seen' },
];

/** A project with quotas in three services, rules and this many members, made and seen. */
export const ofProject = (members: number): readonly Needed[] => [
  {
    ...{ service: 'identity', count: 1, what: 'find the project', isLookBefore: true },
    why: 'the name may be taken, or the project be there from the run before',
  },
  { service: 'identity', count: 1, what: 'make the project', why: 'there is one to make' },
  {
    ...{ service: 'identity', count: 1, what: 'find the project' },
    why: 'confirmed is what was seen, by the tag that says whose it is',
  },
  ...quotas('compute', 'the quotas of servers'),
  ...quotas('network', 'the quotas of networks'),
  ...quotas('volume', 'the quotas of volumes'),
  {
    ...{ service: 'network', count: 1, what: 'read the default group' },
    why: 'a rule names the group by its id; the first look makes it',
  },
  { service: 'network', count: 1, what: 'add the rules', why: 'Neutron takes them all at once' },
  {
    ...{ service: 'network', count: 1, what: 'read the default group' },
    why: 'confirmed is what was seen',
  },
  {
    ...{ service: 'identity', count: 1, what: 'read who holds what', isLookBefore: true },
    why: 'what is held is not granted again',
  },
  {
    ...{ service: 'identity', count: members * memberRoles.length, what: 'grant a role' },
    why: 'Keystone takes one role of one person in a request',
  },
  {
    ...{ service: 'identity', count: 1, what: 'read who holds what' },
    why: 'confirmed is what was seen; one list shows everybody',
  },
];

/** What Lanyard asks beside these for a project, by choice. */
export const besideProject = (members: number): readonly Needed[] => [
  {
    ...{ service: 'identity', count: members, what: 'look for a member' },
    why: 'a name that nobody has is told on the form, and not when half of the project stands',
  },
];

export const total = (needed: readonly Needed[]): number =>
  needed.reduce((sum, { count }) => sum + count, 0);
