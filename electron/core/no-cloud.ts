import { AppError } from './errors.ts';
import type { Cloud } from './ports/cloud.ts';

const refuse = (): Promise<never> =>
  Promise.reject(new AppError('cloud-not-set-up', 'This event has no cloud'));

/** The cloud of an event that has none: a journal may hold requests of an earlier profile, which had one. */
export const noCloud: Cloud = {
  signIn: refuse,
  signOut: refuse,
  probe: refuse,
  standing: refuse,
  findProject: refuse,
  createProject: refuse,
  removeProject: refuse,
  knowsUser: refuse,
  assignments: refuse,
  rolesOf: refuse,
  grant: refuse,
  revoke: refuse,
  quotas: refuse,
  setQuotas: refuse,
  defaultGroup: refuse,
  addRules: refuse,
  findZone: refuse,
  hasRecords: refuse,
  createZone: refuse,
  removeZone: refuse,
  holdings: refuse,
  close: () => Promise.resolve(),
};
