import { describe } from 'vitest';
import { casesSuite } from './journal/cases-suite.ts';
import { figuresSuite } from './journal/figures-suite.ts';
import type { MakePlace } from './journal/journal-place.ts';
import { listingsSuite } from './journal/listings-suite.ts';
import { queueSuite } from './journal/queue-suite.ts';
import { requestsSuite } from './journal/requests-suite.ts';
import { targetsSuite } from './journal/targets-suite.ts';
import { trailSuite } from './journal/trail-suite.ts';

/** The parts of what a journal is, by the room of an adapter that does them. */
const rooms = {
  journal: [requestsSuite, listingsSuite, targetsSuite, queueSuite],
  audit: [trailSuite],
  board: [figuresSuite],
  shift: [casesSuite],
} as const satisfies Record<string, readonly ((makePlace: MakePlace) => void)[]>;
type Room = keyof typeof rooms;

/** What every journal has to be, whichever database it lies in; all of it, or what one room of an adapter does. */
export function journalSuite(name: string, makePlace: MakePlace, room?: Room): void {
  describe(`a journal in ${name}`, () => {
    const suites = room === undefined ? Object.values(rooms).flat() : rooms[room];
    for (const suite of suites) suite(makePlace);
  });
}
