import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { createListener } from '../../../../electron/adapters/postgres/database/listener.ts';
import { createPool } from '../../../../electron/adapters/postgres/database/pool.ts';
import { openEventJournal } from '../../../../electron/adapters/postgres/journal/request-journal.ts';
import { owner } from '../../../../electron/core/base/caller.ts';
import { testSeal } from '../../../fakes/journal-file.ts';
import { createWorld } from '../../../fakes/world.ts';
import { type FromHub, hubOrder, toHub } from './hub-processes.ts';

/** The core over a journal in PostgreSQL and a directory, a process of its own that is called by messages of its parent. */
const { url, caPem, folder, profile, credentials } = hubOrder.parse(
  JSON.parse(process.env['LANYARD_HUB_ORDER'] ?? '{}'),
);
// Whoever started this one is gone.
process.once('disconnect', () => process.exit());

const pool = createPool({ url }, 'hub');
const listener = createListener({ url }, 'hub listen');
const journal = await openEventJournal({ pool, listener }, profile.event.id, testSeal);
const { directory } = createLdapDirectories({
  ...{ profile: profile.directory, ca: caPem, credentials },
});
const world = createWorld({
  ...{ profile, directory, folder },
  ports: { journal, ledger: journal, lease: journal, audit: journal, cases: journal },
});
const caller = world.app.for(owner('web'));
process.on('message', (raw) => {
  const { number, method, input } = toHub.parse(raw);
  void caller
    .dispatch(method, input)
    .then((result) => process.send?.({ is: 'answer', to: number, result } satisfies FromHub));
});
await world.app.start();
process.send?.({ is: 'ready' } satisfies FromHub);
