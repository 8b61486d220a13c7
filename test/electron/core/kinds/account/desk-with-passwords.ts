import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import { faultyDirectory, unreachable, type Faults } from '../../../../fakes/faulty-directory.ts';
import { directoryOf } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { createWorld, removeFolder } from '../../../../fakes/world.ts';

/**
 * A desk, a process of its own, that says after each thing done at it whether a newcomer's password stands in any text that can be reached in its memory.
 * (While it is needed it is kept as bytes, which such a look does not show.) It is made anew where it is needed, so that nothing here holds it.
 */
function madeAnew(): () => string {
  const letters = Array.from({ length: 24 }, () => Math.floor(Math.random() * 26));
  return () => letters.map((at) => String.fromCharCode(97 + at)).join('');
}
const password = madeAnew();
/** A newcomer's shell name. */
const somebody = madeAnew();
/** Says of each of these texts whether it is in memory. */
async function tell(texts: Readonly<Record<string, () => string>>): Promise<void> {
  // What was done a moment ago may still be on its way out.
  await wait(200);
  const memory = await text(getHeapSnapshot());
  for (const [what, made] of Object.entries(texts)) {
    process.stdout.write(`${what}: ${memory.includes(made()) ? 'held' : 'gone'}\n`);
  }
}

const faults: Faults = {};
const world = createWorld({
  directory: faultyDirectory(directoryOf(), faults),
  profile: plainProfile(),
});
const submit = async (shellName: string) => {
  const names = { username: `New ${shellName}`, shellName, email: `${shellName}@example.org` };
  const consent = { terms: true, publicEmail: true };
  const { id } = await world.ask('requests.submit', { ...names, password: password(), consent });
  await world.settled(id);
  return id;
};
const away = (): void =>
  void (faults.before = (operation) => (operation === 'signOut' ? undefined : unreachable()));

away();
const dismissed = await submit(somebody());
const holder = [password()];
await tell({ 'held by this test': password });
holder.pop();
await tell({ waiting: password, 'waiting, whose it is': somebody });
await world.ask('requests.dismiss', { id: dismissed, reason: 'went home' });
await tell({ dismissed: password });
faults.before = undefined;
await submit('bea');
await tell({ confirmed: password });
away();
await submit('cleo');
await world.ask('vault.lock', {});
await tell({ locked: password });
await world.ask('vault.unlock', {});
await submit(somebody());
await world.ask('wipe.run', { discardUnfinished: true });
await tell({ wiped: password, 'wiped, whose it was': somebody });
await world.app.stop();
removeFolder(world.folder);
