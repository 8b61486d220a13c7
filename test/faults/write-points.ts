import type { FaultKind } from './fault-kinds.ts';
import { faults } from './fault-kinds.ts';
import type { Site } from './fault.ts';
import type { Plan } from './plan.ts';

/** Where one request writes, and how often: filed, about to send the entry and the key, told the end; then the directory. */
const POINTS: readonly (readonly [Site, number])[] = [
  ['journal.file', 1],
  ['journal.save', 1],
  ['journal.save', 2],
  ['journal.save', 3],
  ['directory.takeNumber', 1],
  ['directory.addPerson', 1],
  ['directory.addKey', 1],
];

const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd';

/** One plan for each of these kinds at each write point of a request: one desk, one card, one fault. */
export function writePointPlans(kinds: readonly FaultKind[]): Plan[] {
  const strikes = kinds.flatMap((kind) =>
    POINTS.filter(([site]) => faults[kind].sites.includes(site)).map(([site, nth]) => ({
      ...{ kind, site, nth },
      ...{ desk: 0, share: 0.5 },
    })),
  );
  return strikes.map((fault, i) => {
    // Names that no other plan on the same server has.
    const run = 1_000_000 + i;
    const shellName = `p${run}-0`;
    const person = { username: `Person ${run}-0`, shellName, email: `${shellName}@example.org` };
    return {
      ...{ seed: 'write points', run },
      ...{ desks: [0], counter: i % 2 === 0, residents: [], wishes: [] },
      cards: [{ desk: 0, at: 0, ...person, password: 'open sesame again', sshKey }],
      faults: [fault],
    };
  });
}
