import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import { isAnswer } from './http/refusal.ts';
import { path } from './http/url-path.ts';
import type { Session } from './session/session.ts';

const oneRole = z.object({ id: z.string().min(1), name: z.string() });
const roleList = z.object({ roles: z.array(oneRole) });
type Role = z.infer<typeof oneRole>;

/**
 * The cloud's roles by name and by id. All are asked for once; one that is not among them is asked for by itself, as it may be new, or the list was cut
 * off (Keystone's `list_limit`).
 */
export interface RoleNames {
  /** Throws `role-unknown`. */
  idOf(name: string): Promise<string>;
  /** The id itself where the role has no name any more. */
  nameOf(id: string): Promise<string>;
}

const identity = { service: 'identity', method: 'GET' } as const;

async function askForRoles(session: Session, query: Readonly<Record<string, string>> = {}) {
  const ask = { ...identity, what: 'list the roles', path: '/roles', query } as const;
  return (await session.call({ ...ask, reply: roleList })).roles;
}

async function askForRole(session: Session, id: string): Promise<Role | undefined> {
  const ask = { ...identity, what: 'look for the role', path: path`/roles/${id}` } as const;
  try {
    return (await session.call({ ...ask, reply: z.object({ role: oneRole }) })).role;
  } catch (error) {
    if (isAnswer(error, 404)) return undefined;
    throw error;
  }
}

export function createRoles(session: Session): RoleNames {
  let known: Promise<Role[]> | undefined;
  /** Several who look for the same one at the same time ask once. */
  const asking = new Map<string, Promise<Role | undefined>>();

  const load = (): Promise<Role[]> => {
    known ??= askForRoles(session).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  /** Asks for one role that the list has not, and remembers it there. */
  const askOnce = (
    what: string,
    ask: () => Promise<Role | undefined>,
  ): Promise<Role | undefined> => {
    const asked =
      asking.get(what) ??
      ask()
        .then(async (role) => {
          if (role) (await load()).push(role);
          return role;
        })
        .finally(() => void asking.delete(what));
    asking.set(what, asked);
    return asked;
  };
  const named = async (wanted: string): Promise<Role | undefined> => {
    const matches = ({ name }: Role): boolean => name === wanted;
    const narrowly = async () => (await askForRoles(session, { name: wanted })).find(matches);
    return (await load()).find(matches) ?? askOnce(`name ${wanted}`, narrowly);
  };

  return {
    async idOf(wanted) {
      const role = await named(wanted);
      if (role) return role.id;
      throw new AppError('role-unknown', `The cloud has no role ${wanted}`, { params: [wanted] });
    },
    async nameOf(wanted) {
      const listed = (await load()).find(({ id }) => id === wanted);
      const role = listed ?? (await askOnce(`id ${wanted}`, () => askForRole(session, wanted)));
      return role?.name ?? wanted;
    },
  };
}
