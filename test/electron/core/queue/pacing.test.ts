import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOf,
  createPacing,
  deskBudget,
  pacingWait,
} from '../../../../electron/core/queue/pacing.ts';
import type { Moment, SendLedger } from '../../../../electron/core/ports/send-ledger.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const moment = (up: number, wall = up, boot = 'one'): Moment => ({ at: wall, boot, up });

describe('pacing', () => {
  it('lets the budget go, and then says when the oldest send leaves the hour', () => {
    const sent = [moment(0), moment(10 * MINUTE), moment(20 * MINUTE)];
    expect(pacingWait(sent.slice(0, 2), moment(30 * MINUTE), 3)).toBe(0);
    expect(pacingWait(sent, moment(30 * MINUTE), 3)).toBe(30 * MINUTE);
    expect(pacingWait(sent, moment(HOUR), 3)).toBe(0);
  });

  it('makes no send older because the wall clock was set forward', () => {
    expect(pacingWait([moment(0)], moment(MINUTE, 5 * HOUR), 1)).toBe(59 * MINUTE);
  });

  it('waits no longer than an hour because the wall clock was set back', () => {
    expect(pacingWait([moment(0, 90 * HOUR)], moment(MINUTE, 0), 1)).toBe(59 * MINUTE);
    expect(ageOf(moment(0, 90 * HOUR, 'before'), moment(0, 0))).toBe(0);
  });

  it('counts by the wall where the machine was started anew or does not say', () => {
    expect(ageOf(moment(9 * HOUR, 0, 'before'), moment(0, 10 * MINUTE))).toBe(10 * MINUTE);
    expect(ageOf(moment(9, 0, ''), moment(10, MINUTE, ''))).toBe(MINUTE);
  });

  it('never lets more go in any hour, however the wall clock jumps', () => {
    const steps = fc.array(
      fc.record({ pass: fc.integer({ min: 0, max: HOUR }), wall: fc.integer() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 6 }), (moves, perHour) => {
        const sent: Moment[] = [];
        let up = 0;
        for (const { pass, wall } of moves) {
          up += pass;
          if (pacingWait(sent, moment(up, wall), perHour) === 0) sent.push(moment(up, wall));
        }
        for (const [i, { up: first }] of sent.entries()) {
          const beyond = sent[i + perHour];
          if (beyond) expect(beyond.up - first).toBeGreaterThanOrEqual(HOUR);
        }
      }),
    );
  });

  it('shares the budget between the desks, rounded down', () => {
    expect(deskBudget({ accountsPerHour: 20, desks: 3 })).toBe(6);
    expect(deskBudget({ accountsPerHour: 0, desks: 3 })).toBe(0);
  });

  it('says until when, and asks nothing where there is no budget', async () => {
    const clock = fakeClock();
    const ledger: SendLedger = { spend: async (wait) => wait([moment(0)], moment(MINUTE)) };
    await expect(createPacing({ ledger, clock, perHour: 1 })()).rejects.toMatchObject({
      code: 'throttled',
      params: ['2027-08-04T08:59:00.000Z'],
    });
    await createPacing({ ledger, clock, perHour: 2 })();
    const unused: SendLedger = { spend: () => expect.unreachable() };
    await createPacing({ ledger: unused, clock, perHour: 0 })();
  });
});
