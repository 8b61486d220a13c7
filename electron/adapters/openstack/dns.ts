import { z } from 'zod';
import type { QuotaReading } from '../../../shared/domain/quota.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Zone } from '../../core/ports/cloud.ts';
import { withFigures } from './quotas.ts';
import { isAnswer } from './http/refusal.ts';
import type { Session } from './session/session.ts';
import { path } from './http/url-path.ts';

const zoneList = z.object({
  zones: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      project_id: z.string(),
      status: z.string(),
    }),
  ),
});

const recordList = z.object({ recordsets: z.array(z.object({ name: z.string() })) });

/** However short the page, it says how many there are in all. */
const zoneCount = z.object({ metadata: z.object({ total_count: z.int() }) });

export interface NewZone {
  readonly projectId: string;
  readonly name: string;
  readonly email: string;
}

type ReadQuotas = (projectId: string) => Promise<readonly QuotaReading[] | undefined>;

/** What the port `Cloud` says of zones. */
export function createDns(session: Session, readQuotas: ReadQuotas) {
  const service = 'dns';
  const inProject = (projectId: string) => ({ 'x-auth-sudo-project-id': projectId });

  const countZones = async (projectId: string): Promise<number> => {
    const ask = { service, what: 'list the zones', method: 'GET', path: '/zones' } as const;
    const call = { ...ask, headers: inProject(projectId), query: { limit: '1' } };
    return (await session.call({ ...call, reply: zoneCount })).metadata.total_count;
  };

  /** Designate says that there are too many zones, but not how many. */
  const withUsage = async (error: AppError, projectId: string): Promise<AppError> => {
    const used = await countZones(projectId);
    const readings = await readQuotas(projectId);
    return withFigures(
      error,
      readings?.map((one) => (one.key === 'zones' ? { ...one, used } : one)),
    );
  };

  return {
    async findZone(name: string): Promise<Zone | undefined> {
      if (!(await session.has(service))) return undefined;
      const ask = { service, what: 'look for the zone', method: 'GET', path: '/zones' } as const;
      const headers = { 'x-auth-all-projects': 'true' };
      const { zones } = await session.call({ ...ask, query: { name }, headers, reply: zoneList });
      const [found] = zones;
      if (!found) return undefined;
      const { id, name: own, project_id: projectId, status } = found;
      return { id, name: own, projectId, status };
    },

    /** A zone has records of its own name too. */
    async hasRecords(name: string): Promise<boolean> {
      if (!(await session.has(service))) return false;
      const what = 'look for the name in DNS';
      const ask = { service, what, method: 'GET', path: '/recordsets' } as const;
      const headers = { 'x-auth-all-projects': 'true' };
      const call = { ...ask, query: { name, limit: '1' }, headers, reply: recordList };
      return (await session.call(call)).recordsets.length > 0;
    },

    async createZone({ projectId, name, email }: NewZone): Promise<void> {
      const ask = { service, what: 'make the zone', method: 'POST', path: '/zones' } as const;
      const call = { ...ask, headers: inProject(projectId), body: { name, email } };
      try {
        await session.call({ ...call, reply: z.unknown() });
      } catch (cause) {
        if (isAnswer(cause, 409)) {
          throw new AppError('zone-taken', 'The zone is there already', { params: [name], cause });
        }
        const isFull = cause instanceof AppError && cause.code === 'quota-exceeded';
        throw isFull ? await withUsage(cause, projectId) : cause;
      }
    },

    /** Designate answers before its worker has told the name servers; until then the zone is listed with the action `DELETE`. */
    async removeZone({ id, projectId }: Pick<Zone, 'id' | 'projectId'>): Promise<void> {
      const ask = { service, what: 'remove the zone', method: 'DELETE' } as const;
      const call = { ...ask, path: path`/zones/${id}`, headers: inProject(projectId) };
      try {
        await session.call({ ...call, reply: z.unknown() });
      } catch (error) {
        if (!isAnswer(error, 404)) throw error;
      }
    },
  };
}
