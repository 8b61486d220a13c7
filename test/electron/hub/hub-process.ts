import { join } from 'node:path';
import { startChild, type ChildServer } from '../../servers/child-process.ts';
import { httpCall } from '../web/http-call.ts';
import type { HubWorld } from './hub-world.ts';

/** The terminal's own script. */
export const lanyard = join(import.meta.dirname, '../../../electron/cli/lanyard.mjs');

interface Place {
  /** Where it listens: as `LANYARD_HUB_LISTEN` says it. */
  readonly listen: string;
  /** The port that tells whether it is ready. */
  readonly inner: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `lanyard hub serve` as a process of its own; answers once it says that it is ready. */
export const launchHub = (
  { file, env }: Pick<HubWorld, 'file' | 'env'>,
  { listen, inner, env: more }: Place,
): Promise<ChildServer> =>
  startChild({
    command: process.execPath,
    args: [lanyard, 'hub', 'serve', file],
    env: {
      ...(env as Record<string, string>), // each of them is set
      ...more,
      LANYARD_HUB_LISTEN: listen,
      LANYARD_HUB_INNER: `127.0.0.1:${inner}`,
    },
    async ready() {
      const answer = await httpCall(`http://127.0.0.1:${inner}/readyz`).catch(() => undefined);
      return answer?.status === 200;
    },
  });
