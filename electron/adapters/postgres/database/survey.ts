import { z } from 'zod';
import { AppError } from '../../../core/base/errors.ts';
import { type DatabaseAddress, databaseFailure } from './connection.ts';
import { type Asked, askServer, standingOf } from './primary.ts';
import { serverName, serversOf } from './servers.ts';

const HOW = `SELECT current_setting('synchronous_standby_names') AS standbys, current_setting('synchronous_commit') AS commits`;
const how = z.object({ standbys: z.string(), commits: z.string() });

/** A server of a hub's database that answered. */
export interface AnsweringServer {
  readonly server: string;
  /** `outrun`: it would take writes, and another was promoted after it: what is written there is in nobody's journal. */
  readonly is: 'primary' | 'standby' | 'outrun';
  /** Which standbys have to have what is committed there, as `synchronous_standby_names` says it; empty for none. */
  readonly standbys: string;
  /** What its `synchronous_commit` says to who asks. */
  readonly commits: string;
}

/** A server of a hub's database as somebody sees it who looks after it. */
export type SurveyedServer =
  | AnsweringServer
  | {
      readonly server: string;
      readonly is: 'away';
      /** A code of SQLSTATE or of the network. */
      readonly failure: string;
    };

const look = async (client: Asked) => {
  const standing = await standingOf(client);
  const { rows } = await client.query<Record<string, unknown>>(HOW);
  return { standing, settings: how.parse(rows[0]) };
};

/** Asks every server of a database what it is, and how it keeps what is saved; one that does not answer is told among the others. Never throws. */
export async function surveyServers(
  address: DatabaseAddress,
  name: string,
): Promise<readonly SurveyedServer[]> {
  const asked = serversOf(address.url).map(async (url) => ({
    server: serverName(url),
    found: await askServer(url, { address, name }, look).catch(databaseFailure),
  }));
  const all = await Promise.all(asked);
  const timelines = all.map(({ found }) =>
    found instanceof AppError ? 0 : found.standing.timeline,
  );
  const newest = Math.max(...timelines);
  return all.map(({ server, found }) => {
    if (found instanceof AppError) return { server, is: 'away', failure: found.params[0] ?? '' };
    const { writes, timeline } = found.standing;
    if (!writes) return { server, is: 'standby', ...found.settings };
    return { server, is: timeline === newest ? 'primary' : 'outrun', ...found.settings };
  });
}
