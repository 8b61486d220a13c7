import type { UndoFacts } from '../../electron/core/kinds/account/undo-facts.ts';
import { jane, janesMail, janesName } from './people.ts';

export const janesKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd jane';
export const otherKey = janesKey.replace('v8Yd', 'v8Ye');

/** What an undo of Jane's account knows. */
export const undo = (change: Partial<UndoFacts> = {}): UndoFacts => ({
  of: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11',
  username: janesName,
  shellName: jane.uid,
  email: janesMail,
  uidNumber: jane.uidNumber ?? 0,
  origin: 'made',
  sshKey: janesKey,
  keyThereBefore: false,
  agreed: ['account', 'key'],
  removed: [],
  stays: [],
  ...change,
});
