import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import type { Session } from './session/session.ts';

const roleList = z.object({
  roles: z.array(z.object({ id: z.string().min(1), name: z.string() })),
});
type Roles = z.infer<typeof roleList>['roles'];

/** The cloud's roles by name and by id; asked for once, and again only for one that is not among them. */
export interface RoleNames {
  /** Throws `role-unknown`. */
  idOf(name: string): Promise<string>;
  /** The id itself where the role has no name any more. */
  nameOf(id: string): Promise<string>;
}

export function createRoles(session: Session): RoleNames {
  const ask = async (): Promise<Roles> => {
    const call = { service: 'identity', what: 'list the roles', method: 'GET' } as const;
    return (await session.call({ ...call, path: '/roles', reply: roleList })).roles;
  };
  let known: Promise<Roles> | undefined;
  const load = (): Promise<Roles> => {
    known = ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const find = async (matches: (role: Roles[number]) => boolean) => {
    const remembered = known;
    const found = (await (remembered ?? load())).find(matches);
    if (found || remembered === undefined) return found;
    // Others may have asked anew in the meantime.
    return (await (known === remembered ? load() : (known ?? load()))).find(matches);
  };
  return {
    async idOf(wanted) {
      const role = await find(({ name }) => name === wanted);
      if (role) return role.id;
      throw new AppError('role-unknown', `The cloud has no role ${wanted}`, { params: [wanted] });
    },
    nameOf: async (wanted) => (await find(({ id }) => id === wanted))?.name ?? wanted,
  };
}
