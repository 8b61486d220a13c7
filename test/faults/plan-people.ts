import type { Card, Resident } from './plan.ts';
import { seeded, type Seeded } from './seeded.ts';

const FLOOR = 100_000;

export type Person = Omit<Card, 'desk' | 'at'>;

/** An ed25519 key line (RFC 8709 4): the type's name and 32 bytes, each behind its length. */
export function keyLine(chance: Seeded): string {
  const type = Buffer.from('ssh-ed25519');
  const length = (bytes: number): Buffer => Buffer.from([0, 0, 0, bytes]);
  const blob = Buffer.concat([length(type.length), type, length(32), chance.bytes(32)]);
  return `ssh-ed25519 ${blob.toString('base64')}`;
}

/** In digits, each of which may stand for a letter, it took two thirds of a run's time to say how weak the password is. */
const inLetters = (number: number): string =>
  String(number).replaceAll(/\d/g, (digit) => 'bcdfghjkmn'.charAt(Number(digit)));

/** Somebody with a name that nobody else of any run has, `place` being part of it. */
export function newcomer(chance: Seeded, place: string): Person {
  return {
    username: `Person ${place}`,
    shellName: `p${place}`,
    email: `p${place}@example.org`,
    password: `open sesame ${inLetters(chance.below(1_000_000))}`,
    ...(chance.chance(0.7) ? { sshKey: keyLine(chance) } : {}),
  };
}

/** A person who stands in somebody's way: in whole, or in one of the two names. */
export function rival(chance: Seeded, fresh: Person, earlier: Person): Person {
  const way = chance.next();
  if (way < 0.4) return earlier;
  if (way < 0.5) return { ...earlier, password: fresh.password };
  if (way < 0.75) return { ...fresh, shellName: earlier.shellName };
  return { ...fresh, username: earlier.username };
}

/** Numbers of accounts of the wikis that no other run has. */
export const wikimedian = (run: number, i: number) => ({
  id: 9_000_000 + run * 10 + i,
  name: `Wikimedian ${run} ${i}`,
});

/** One for each of these: whether they are blocked. Each has two keys, and every second one a link. */
export function residentsOf(run: number, areBlocked: readonly boolean[]): Resident[] {
  const chance = seeded(`keys of ${run}`);
  return areBlocked.map((blocked, i) => ({
    username: `Resident ${run} ${i}`,
    shellName: `r${run}-${i}`,
    email: `r${run}-${i}@example.org`,
    password: `resident of old ${run}`,
    uidNumber: FLOOR + i,
    blocked,
    keys: [`${keyLine(chance)} laptop`, `${keyLine(chance)} at home`],
    ...(i % 2 === 1 ? { wikimedia: wikimedian(run, i) } : {}),
  }));
}

/** Somebody asks for an account that stands there already: its owner, or one who only knows the public half. */
export function claimOf(chance: Seeded, fresh: Person, residents: readonly Resident[]): Person {
  const { username, shellName, email, password } = chance.pick(residents);
  return {
    ...fresh,
    ...{ username, shellName, email },
    ...(chance.chance(0.5) ? { password } : {}),
  };
}
