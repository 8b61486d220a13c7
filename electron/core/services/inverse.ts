import type { RequestKind } from '../../../shared/domain/request.ts';
import { rolePorts, type RoleWorld } from '../jobs/membership-standing.ts';
import { inverseMembership } from './inverse-membership.ts';
import type { Inverse } from './undoing.ts';

export type Inverses = { readonly [K in RequestKind]?: Inverse };

/** The one place that says how requests are taken back. An account has an undo of its own (`undo.ts`); kinds left out have none. */
export const createInverses = (world: RoleWorld): Inverses => ({
  membership: inverseMembership(rolePorts(world)),
});
