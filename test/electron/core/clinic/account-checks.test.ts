import { expect, it } from 'vitest';
import { accountChecks } from '../../../../electron/core/clinic/account-checks.ts';
import { type ClinicPorts, createLook } from '../../../../electron/core/clinic/look.ts';
import type { ServerTime } from '../../../../electron/core/ports/system.ts';
import { createServerTime } from '../../../../electron/adapters/node/server-time.ts';
import { clinicQuestion } from '../../../../shared/contract/clinic.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { noRecords } from '../../../fakes/world.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What the clinic says of a lock that ends a quarter of an hour after noon. */
async function lockBy(time: Pick<ClinicPorts, 'clock' | 'serverTime'>) {
  const until = '2027-08-04T12:15:00.000Z';
  const record = { objectClasses: [], lacks: [], shell: '/bin/bash', lock: { until } };
  const ports: ClinicPorts = {
    ...{ profile: plainProfile(), directory: directoryOf(jane), ...time },
    records: { ...noRecords, recordOf: () => Promise.resolve(record) },
    ...{ groups: undefined, tools: undefined, cloud: undefined },
    keys: {
      inspect: () => expect.unreachable(),
      fingerprintOf: () => expect.unreachable(),
      lineIdOf: () => expect.unreachable(),
    },
    requestsSince: () => Promise.resolve([]),
  };
  const look = createLook(
    ports,
    { shellName: 'jdoe', entry: jane },
    clinicQuestion.parse({ who: 'jdoe' }),
  );
  const lines = await accountChecks.find(({ name }) => name === 'lock')?.run(look);
  return lines?.map(({ found }) => found);
}

const noon = '2027-08-04T12:00:00.000Z';
/** A server by whose clock it is noon now, and a clock of this desk that is so far off. */
function timeOf(off: number) {
  const clock = fakeClock(noon);
  const date = () => Promise.resolve(new Date(clock.up()).toISOString());
  const serverTime = createServerTime({ askable: [date], clock });
  clock.set(off);
  return { clock, serverTime };
}

it.each([HOUR, -HOUR])(
  'whether a lock is over goes by a server’s time where the clock is %i ms off',
  async (off) => {
    const time = timeOf(off);
    expect(await lockBy(time)).toEqual(['until']);
    time.clock.advance(16 * MINUTE);
    expect(await lockBy(time)).toEqual(['open']);
  },
);

it('whether a lock is over goes by what a server said last, where none answers', async () => {
  const { clock, serverTime } = timeOf(HOUR);
  await serverTime.ask();
  const away: ServerTime = { ...serverTime, ask: () => Promise.resolve(undefined) };
  expect(await lockBy({ clock, serverTime: away })).toEqual(['until']);
});

it('whether a lock is over goes by the clock where no server ever told the time, nor is one waited for', async () => {
  const { clock } = timeOf(HOUR);
  const silent = new Promise<undefined>(() => undefined);
  const serverTime: ServerTime = { ask: () => silent, atLeast: () => undefined };
  const line = lockBy({ clock, serverTime });
  await expect.poll(() => clock.next(), { interval: 1 }).toBeDefined();
  clock.advance(5000);
  expect(await line).toEqual(['open']);
});
