import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import type { AuditReport } from '../../../shared/storage/audit.ts';
import { writeSchema, type HubEnding } from './hub-judge.ts';
import type { HubPlan } from './hub-plan.ts';
import type { HubStage } from './hub-stage.ts';

const PAUSE_MS = 200;
const TRIES = 100;

/** Waits for what is slower than a failover. */
export async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/** What the database says of a run once all is quiet. */
export interface RunEnding extends Pick<HubEnding, 'requests' | 'writes'> {
  /** Which request of the hub answers for each that a desk handed in. */
  readonly answers: ReadonlyMap<string, string>;
  readonly trails: readonly AuditReport[];
}

/** Finds every request of a run in the hub's journal, where all that would tell whose it is is sealed. */
export function createFinder({ pool, storages }: HubStage, { run, event }: HubPlan) {
  const { journal } = storages[event];
  const ofOthers = new Set<string>();
  const find = async (): Promise<StoredRequest[]> => {
    const { rows } = await pool.query('SELECT id FROM requests WHERE event = $1', [event]);
    const ids = rows.map(({ id }) => String(id)).filter((id) => !ofOthers.has(id));
    const all = (await Promise.all(ids.map((id) => journal.get(id)))).filter((one) => !!one);
    const isOwn = ({ facts }: StoredRequest): boolean =>
      String(facts['shellName']).startsWith(`p${run}-`);
    for (const one of all) if (!isOwn(one)) ofOthers.add(one.id);
    return all.filter(isOwn);
  };
  return () => surely(find);
}

const handed = z.object({ id: z.string(), request: z.string().nullable() });

/** A desk's own request answers for it where no other does. */
async function answersFor({ pool }: HubStage, event: string): Promise<RunEnding['answers']> {
  const sql = 'SELECT id, request FROM hub_handed_in WHERE event = $1';
  const all = (await pool.query(sql, [event])).rows.map((row) => handed.parse(row));
  return new Map(all.map(({ id, request }) => [id, request ?? id]));
}

/** Reads all that there is about these requests of a run. */
export async function readEnding(
  stage: HubStage,
  { event }: HubPlan,
  requests: readonly StoredRequest[],
): Promise<RunEnding> {
  const ids = requests.map(({ id }) => id);
  const written = 'SELECT * FROM writes WHERE id = ANY ($1)';
  const { rows } = await surely(() => stage.pool.query(written, [ids]));
  return {
    requests,
    writes: rows.map((row) => writeSchema.parse(row)),
    answers: await surely(() => answersFor(stage, event)),
    trails: [await surely(() => stage.storages[event].audit.verify())],
  };
}
