import { setTimeout as wait } from 'node:timers/promises';
import { listOf, startPostgres, startStandby, type Standby } from '../../servers/postgres.ts';

/** Until somebody sees that a server is gone, and does something about it, in milliseconds. */
const NOTICED_MS = 1500;
/** How long an old primary is left running. */
const BACK_MS = 1000;

/** A primary with its synchronous standby, at two ports, whichever of them is which. */
export async function startDatabases() {
  const first = await startPostgres();
  let primary: Omit<Standby, 'promote'> = first;
  let standby = await startStandby(first);
  const ports = [first.port, standby.port];
  const failOver = async (share: number, isBack: boolean): Promise<void> => {
    const old = primary;
    await old.kill();
    await wait(share * NOTICED_MS);
    await standby.promote();
    primary = standby;
    if (isBack) {
      await old.restart();
      await wait(BACK_MS);
    }
    await old.stop();
    standby = await startStandby(primary, { port: old.port });
  };
  return {
    /** An empty database, as the address of both servers. */
    database: async (name: string): Promise<string> => listOf(await primary.database(name), ports),
    async restart(share: number): Promise<void> {
      await primary.kill();
      await wait(share * NOTICED_MS);
      await primary.restart();
    },
    failOver,
    async stop(): Promise<void> {
      await standby.stop();
      await primary.stop();
    },
  };
}

/** The database servers of a hub under faults. */
export type Databases = Awaited<ReturnType<typeof startDatabases>>;
