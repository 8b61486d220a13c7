/** A process of a hub over a real directory and a real database, for tests that kill one. `HUB_ORDER` says where everything is. */
import { readFileSync } from 'node:fs';
import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { createPool } from '../../electron/adapters/postgres/database/pool.ts';
import { createDeskRegister } from '../../electron/adapters/postgres/desks/desk-register.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import { untold } from '../fakes/untold.ts';
import { createWorld } from '../fakes/world.ts';
import { startDeskHub } from './desk-hub.ts';

/** What a hub is started with. */
export interface HubOrder {
  readonly database: string;
  readonly profile: Profile;
  readonly caFile: string;
  readonly credentials: { readonly bindDn: string; readonly password: string };
  readonly folder: string;
  readonly port: number;
  /** Of 100 answers to a card that is handed in, so many are lost. */
  readonly cut: number;
}

async function run(order: HubOrder): Promise<void> {
  const { profile, credentials, folder, port } = order;
  const pool = createPool({ url: order.database }, 'hub under test');
  const desks = createDeskRegister(pool, profile.event.id, untold);
  const ca = readFileSync(order.caFile, 'utf8');
  const systems = createLdapDirectories({ profile: profile.directory, ca, credentials });
  const { directory, ...others } = systems;
  const world = createWorld({ directory, profile, folder, ports: { ...others, desks } });
  await world.app.start();
  let puts = 0;
  await startDeskHub({
    ...{ app: world.app, event: profile.event.id, desks, port },
    // Evenly spread, so that every run cuts as many.
    isCut: ({ method }) => method === 'PUT' && (puts += order.cut) % 100 < order.cut,
    log: { info: () => undefined, error: (event, error) => console.error(event, error) },
  });
}

// The order was written by the test beside this file.
await run(JSON.parse(process.env['HUB_ORDER'] ?? '{}') as HubOrder);
