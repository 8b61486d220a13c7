import { z } from 'zod';
import {
  targetsOf,
  type QuotaKey,
  type QuotaReading,
  type QuotaService,
  type QuotaTargets,
} from '../../../shared/domain/quota.ts';
import { AppError } from '../../core/base/errors.ts';
import { keysOf, quotaNames } from './http/quota-names.ts';
import type { Call, Session } from './session/session.ts';
import { path } from './http/url-path.ts';

/** One quota: a bare limit (Designate), or with what is in use and what is set aside for things being made. */
const figure = z.union([
  z.int().transform((limit) => ({ limit, used: undefined })),
  z
    .object({
      limit: z.int(),
      in_use: z.int().optional(),
      used: z.int().optional(),
      reserved: z.int().default(0),
    })
    .transform(({ limit, in_use: inUse, used = inUse, reserved }) => ({
      limit,
      used: used === undefined ? undefined : used + reserved,
    })),
]);

/** Under the reply's one key stand quotas by name, beside other things that are none of ours (`id`, a hidden quota). */
const byName = z.record(z.string(), z.unknown());
const listed = z
  .array(z.looseObject({ resource: z.string() }))
  .transform((all) => Object.fromEntries(all.map((one) => [one.resource, one])));

type ReplySchema = z.ZodType<Readonly<Record<string, unknown>>>;
const wrappedIn = (key: string): ReplySchema =>
  z.object({ [key]: byName }).transform((body) => body[key] ?? {});

type QuotaCall = Pick<Call<unknown>, 'path' | 'query' | 'headers'>;

type Limits = Readonly<Record<string, number>>;

/** How one service is asked for its quotas, and told. */
interface QuotaApi {
  readonly read: (projectId: string) => QuotaCall;
  readonly reply: ReplySchema;
  readonly write: (projectId: string) => QuotaCall & { readonly method: 'PUT' | 'PATCH' };
  /** The bodies to send, one after the other. */
  readonly bodies: (limits: Limits) => readonly unknown[];
}

/**
 * Alone of the services, Neutron takes a limit below what is in use unless it is asked to look; asked, it takes -1, no limit, for one below
 * everything (neutron: extensions/quotasv2.py), so that those are sent without.
 */
function networkBodies(limits: Limits): readonly unknown[] {
  const of = (wanted: (limit: number) => boolean): Limits =>
    Object.fromEntries(Object.entries(limits).filter(([, limit]) => wanted(limit)));
  const [bounded, unlimited] = [of((limit) => limit >= 0), of((limit) => limit < 0)];
  const quotas = [
    ...(Object.keys(bounded).length > 0 ? [{ ...bounded, check_limit: true }] : []),
    ...(Object.keys(unlimited).length > 0 ? [unlimited] : []),
  ];
  return quotas.map((quota) => ({ quota }));
}

/** Designate keeps to the token's own project unless it is told otherwise. */
const allProjects = { 'x-auth-all-projects': 'true' };

const apis: Readonly<Record<QuotaService, QuotaApi>> = {
  compute: {
    read: (id) => ({ path: path`/os-quota-sets/${id}/detail` }),
    reply: wrappedIn('quota_set'),
    write: (id) => ({ method: 'PUT', path: path`/os-quota-sets/${id}` }),
    bodies: (limits) => [{ quota_set: limits }],
  },
  network: {
    read: (id) => ({ path: path`/quotas/${id}/details.json` }),
    reply: wrappedIn('quota'),
    write: (id) => ({ method: 'PUT', path: path`/quotas/${id}` }),
    bodies: networkBodies,
  },
  volume: {
    read: (id) => ({ path: path`/os-quota-sets/${id}`, query: { usage: 'True' } }),
    reply: wrappedIn('quota_set'),
    write: (id) => ({ method: 'PUT', path: path`/os-quota-sets/${id}` }),
    bodies: (limits) => [{ quota_set: limits }],
  },
  dns: {
    read: (id) => ({ path: path`/quotas/${id}`, headers: allProjects }),
    reply: byName,
    write: (id) => ({ method: 'PATCH', path: path`/quotas/${id}`, headers: allProjects }),
    bodies: (limits) => [limits],
  },
  database: {
    read: (id) => ({ path: path`/mgmt/quotas/${id}` }),
    reply: z.object({ quotas: listed }).transform(({ quotas }) => quotas),
    write: (id) => ({ method: 'PUT', path: path`/mgmt/quotas/${id}` }),
    bodies: (limits) => [{ quotas: limits }],
  },
};

/** The limits under the names that the service has for them. */
const limitsOf = (targets: QuotaTargets): Limits =>
  Object.fromEntries(
    Object.entries(targets).map(([key, limit]) => [quotaNames[key as QuotaKey], limit]), // keys of targets
  );

function readingsOf(
  service: QuotaService,
  body: Readonly<Record<string, unknown>>,
): readonly QuotaReading[] {
  return keysOf(service).flatMap((key) => {
    const read = figure.safeParse(body[quotaNames[key]]);
    if (!read.success) return [];
    const { limit, used } = read.data;
    return [{ key, limit, ...(used === undefined ? {} : { used }) }];
  });
}

/** What the port `Cloud` says of quotas. */
export function createQuotas(session: Session) {
  return {
    async quotas(
      projectId: string,
      service: QuotaService,
    ): Promise<readonly QuotaReading[] | undefined> {
      if (!(await session.has(service))) return undefined;
      const { read, reply } = apis[service];
      const call = { service, what: 'read the quotas', method: 'GET', reply } as const;
      return readingsOf(service, await session.call({ ...call, ...read(projectId) }));
    },

    async setQuotas(
      projectId: string,
      service: QuotaService,
      targets: QuotaTargets,
    ): Promise<void> {
      const limits = limitsOf(targetsOf(targets, service));
      if (Object.keys(limits).length === 0) return;
      const { write, bodies } = apis[service];
      const call = { service, what: 'set the quotas', reply: z.unknown() } as const;
      for (const body of bodies(limits)) {
        await session.call({ ...call, ...write(projectId), body });
      }
    },
  };
}

/** The same failure with the figures that the service did not tell; unchanged where there is nothing to add. */
export function withFigures(
  error: AppError,
  readings: readonly QuotaReading[] | undefined,
): AppError {
  const [key = '', used, limit] = error.params;
  const reading = readings?.find((one) => one.key === key);
  if (error.code !== 'quota-exceeded' || used || limit || !reading) return error;
  const figures = [reading.used ?? '', reading.limit].map(String);
  return new AppError(error.code, `${error.message} (${figures.join(' of ')})`, {
    params: [key, ...figures],
    cause: error.cause,
  });
}
