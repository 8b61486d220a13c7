import { readRoster } from '../../electron/adapters/roster/read-roster.ts';
import { createLine } from '../../electron/core/base/in-line.ts';
import { openGate } from '../../electron/core/requests/approval-gate.ts';
import { createRoster, type RosterService } from '../../electron/core/roster/roster.ts';
import type { RosterPlan } from '../../shared/roster/roster.ts';
import { fakeClock } from './clock.ts';
import { fakeJournal } from './journal.ts';
import { emptyIndex, nameMemoryOf } from './name-index.ts';
import { plainProfile } from './profile.ts';

/** Participant lists over a directory that knows nobody. */
export function plainRoster(): RosterService {
  const journal = fakeJournal();
  return createRoster({
    readRoster,
    journal,
    directory: { look: () => Promise.resolve([]) },
    rules: plainProfile().accounts,
    events: { emit: () => undefined, on: () => () => undefined },
    memory: nameMemoryOf(emptyIndex(), journal),
    inLine: createLine(),
    clock: fakeClock(),
    newId: () => crypto.randomUUID(),
    askedBy: () => 'ada',
    gate: openGate,
  });
}

/** What becomes of a file's text. */
export const plan = (file: string | Buffer, roster = plainRoster()): Promise<RosterPlan> =>
  roster.plan({ file: Buffer.from(file).toString('base64') });
