import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { createSendLedger } from '../../../../../electron/adapters/sqlite/journal/send-ledger.ts';
import { pacingWait } from '../../../../../electron/core/queue/pacing.ts';
import type { Moment } from '../../../../../electron/core/ports/send-ledger.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';

const HOUR = 3_600_000;

describe('the send ledger', () => {
  let place: ReturnType<typeof journalPlace>;
  let now: Moment;
  beforeEach(() => {
    place = journalPlace();
    now = { at: 50 * HOUR, boot: 'one', up: HOUR };
  });
  afterEach(() => place.remove());

  /** One send of a process that starts and ends with it. */
  function spend(perHour = 1): number {
    const database = openDatabase(place.file, testSeal);
    try {
      const ledger = createSendLedger(database, () => now);
      return ledger.spend((sent, at) => pacingWait(sent, at, perHour));
    } finally {
      database.close();
    }
  }
  const count = (): number => {
    let seen = 0;
    const database = openDatabase(place.file, testSeal);
    createSendLedger(database, () => now).spend((sent) => {
      seen = sent.length;
      return 1;
    });
    database.close();
    return seen;
  };

  it('remembers a send across restarts', () => {
    expect([spend(), spend()]).toEqual([0, HOUR]);
    expect(count()).toBe(1);
  });

  it('counts a send ahead of a clock that was set back from now on, so that it ends', () => {
    spend();
    now = { at: 2 * HOUR, boot: 'two', up: 0 };
    expect(spend()).toBe(HOUR);
    now = { at: 3 * HOUR, boot: 'two', up: HOUR };
    expect(spend()).toBe(0);
  });

  it('forgets what is older than any budget looks', () => {
    spend();
    now = { at: 90 * HOUR, boot: 'two', up: 0 };
    expect(count()).toBe(0);
  });

  it('writes nothing down where the decision fails', () => {
    const database = openDatabase(place.file, testSeal);
    const ledger = createSendLedger(database, () => now);
    expect(() =>
      ledger.spend(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    database.close();
    expect(count()).toBe(0);
  });
});
