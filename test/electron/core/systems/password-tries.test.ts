import { beforeEach, expect, it } from 'vitest';
import { withFewTries } from '../../../../electron/core/systems/password-tries.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { away, faultyPort, type PortFaults } from '../../../fakes/faulty-port.ts';
import { practiceDirectories } from '../../../suites/practice-directories.ts';
import { addPerson, openDesk, personsPassword } from '../../../suites/directories-under-test.ts';

const MINUTE = 60_000;

let clock: ReturnType<typeof fakeClock>;
let directory: Directory;
let faults: PortFaults;
let asked: number;
let person: string;

beforeEach(async () => {
  clock = fakeClock();
  const directories = await practiceDirectories();
  const desk = await openDesk(directories);
  person = (await addPerson(desk, directories)).uid;
  asked = 0;
  faults = { before: () => void (asked += 1) };
  directory = withFewTries(faultyPort(desk.directory, faults), clock);
});

const guess = (password: string, uid = person) =>
  directory.acceptsPassword(uid, password).catch((error: unknown) => error);

it('tries three wrong passwords in a row, however the account is spelled, and says from when on another is tried', async () => {
  for (const uid of [person, person.toUpperCase(), person])
    expect(await guess('no', uid)).toBe(false);
  expect(await guess(personsPassword)).toMatchObject({
    code: 'password-paused',
    params: [person],
    retryAt: '2027-08-04T08:15:00.000Z',
  });
  expect(asked).toBe(3);
});

it('tries again after the pause, whatever the clock on the wall says', async () => {
  for (const password of ['a', 'b', 'c']) await guess(password);
  clock.set(1000 * MINUTE);
  expect(await guess('d')).toMatchObject({ code: 'password-paused' });
  clock.set(-1000 * MINUTE);
  clock.advance(15 * MINUTE);
  expect(await guess(personsPassword)).toBe(true);
});

it('counts anew after a right one, and by itself for each account', async () => {
  for (const password of ['a', 'b', personsPassword, 'c', 'd']) await guess(password);
  expect(await guess(personsPassword)).toBe(true);
  expect(asked).toBe(6);
});

it('counts those that come at once one by one: wrong ones stop there, right ones all go through', async () => {
  const wrong = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(`guess ${i}`)));
  expect(wrong.filter((answer) => answer === false)).toHaveLength(3);
  expect(asked).toBe(3);
  clock.advance(15 * MINUTE);
  const right = await Promise.all(Array.from({ length: 12 }, () => guess(personsPassword)));
  expect(right).toEqual(Array.from({ length: 12 }, () => true));
});

it('does not count what nobody answered', async () => {
  faults.before = away;
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await guess('no')).toMatchObject({ code: 'directory-unreachable' });
  }
  faults.before = undefined;
  expect(await guess(personsPassword)).toBe(true);
});
