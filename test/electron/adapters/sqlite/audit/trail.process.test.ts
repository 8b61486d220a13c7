import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { RequestState } from '../../../../../shared/requests/request.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';

let place: ReturnType<typeof journalPlace>;
beforeEach(() => (place = journalPlace()));
afterEach(() => place.remove());

/** A process that takes request after request through its states, and says each once it is saved. */
function startWriter() {
  const from = (path: string): string => join(import.meta.dirname, '../../../../..', path);
  const program = `
    import { createSqliteJournal } from '${from('electron/adapters/sqlite/journal/request-journal.ts')}';
    import { numbered, put, testSeal } from '${from('test/fakes/journal-file.ts')}';
    const journal = createSqliteJournal('${place.file}', testSeal);
    const author = { by: 'queue', who: 'uid=ada' };
    for (;;) {
      const id = crypto.randomUUID();
      for (const state of ['saved', 'waiting', 'confirmed']) {
        await put(journal, { ...numbered(1), id, state }, author);
        await new Promise((resolve) => process.stdout.write(id + ' ' + state + '\\n', resolve));
      }
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

it('a process killed in the middle of a save leaves a trail that says what the journal says, 20 times over', async () => {
  for (let kills = 1; kills <= 20; kills += 1) {
    const child = startWriter();
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += String(bytes)));
    // Somewhere in the stream of saves, at another place each time.
    await expect.poll(() => said.split('\n').length, { interval: 1 }).toBeGreaterThan(kills);
    child.kill('SIGKILL');
    await once(child, 'close');
    const acknowledged = said
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '));
    const order: readonly RequestState[] = ['saved', 'waiting', 'confirmed'];
    const journal = createSqliteJournal(place.file, testSeal);
    expect(await journal.verify()).toMatchObject({ ok: true });
    for (const [id = '', state] of acknowledged) {
      const [last] = await journal.lines({ request: id });
      const told = last?.what.event === 'request' ? order.indexOf(last.what.to) : -1;
      expect(told).toBeGreaterThanOrEqual(order.findIndex((it) => it === state));
    }
    await journal.close();
  }
});
