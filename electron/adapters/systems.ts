import type { BindCredentials } from '../core/ports/directory.ts';
import type { Ports } from '../core/ports/ports.ts';

type System =
  | 'directory'
  | 'tools'
  | 'groups'
  | 'links'
  | 'records'
  | 'cloud'
  | 'cloudSession'
  | 'wikimedia'
  | 'troubles'
  | 'toolhub'
  | 'pages';
/** The ports that requests are sent through. */
export type Systems = Pick<Ports, System>;

/** What opening them needs beside the profile. */
export interface Where {
  /** The folder of this event, where practice keeps its systems. */
  readonly folder: string;
  readonly credentials: BindCredentials | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Ports['log'];
}
