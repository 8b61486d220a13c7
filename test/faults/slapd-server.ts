import type { SlapdAccess } from '../servers/slapd-access.ts';
import { startSlapd } from '../servers/slapd.ts';

/** Enough that a search has to choose. */
const PEOPLE = 20;

/** The directory server of one run. */
export interface Server {
  readonly slapd: SlapdAccess;
  /** Kills it and starts it again; two desks that do so at the same time do it once. */
  restart(): Promise<void>;
  /** Settles when it is not being started again. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** One that outlives the run, as others play over it too. */
export const standingServer = (slapd: SlapdAccess): Server => ({
  slapd,
  restart: () => Promise.reject(new Error('Others play over this server.')),
  up: () => Promise.resolve(),
  stop: () => Promise.resolve(),
});

/** A server with or without a counter entry. */
export async function startServer(counter: boolean): Promise<Server> {
  const slapd = await startSlapd({ counter, people: PEOPLE });
  let restarting: Promise<void> | undefined;
  const killAndRestart = async (): Promise<void> => {
    await slapd.kill();
    await slapd.restart();
  };
  return {
    slapd,
    restart: () => (restarting ??= killAndRestart().finally(() => (restarting = undefined))),
    up: async () => restarting,
    async stop() {
      await restarting?.catch(() => undefined);
      await slapd.stop();
    },
  };
}
