import { createHash } from 'node:crypto';
import type { VaultView } from '../../../shared/storage/vault.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Vault } from '../../core/ports/vault.ts';
import { createSeal } from './aes-seal.ts';

const open: VaultView = { state: 'open', keeper: 'practice' };
const locked: VaultView = {
  state: 'locked',
  keeper: 'practice',
  problem: { code: 'desk-locked', params: [] },
};

/**
 * Practice needs no secret: its people are made up, and stand in clear in the practice directory beside. Its journal is
 * sealed all the same, with a key that everybody can read here, so that practice takes the same way as the real thing.
 */
export function createPracticeVault(): Vault {
  const seal = createSeal(createHash('sha256').update('lanyard practice').digest());
  let view = open;
  let isGiven = true;
  return {
    current: () => Promise.resolve(view),
    unlock() {
      isGiven = true;
      return Promise.resolve((view = open));
    },
    choose: () => Promise.resolve(view),
    lock({ goesOn }) {
      isGiven = goesOn;
      return Promise.resolve((view = locked));
    },
    seal: () =>
      isGiven
        ? Promise.resolve(seal)
        : Promise.reject(new AppError('desk-locked', 'Nobody has unlocked the desk')),
    destroy: () => Promise.resolve(),
  };
}
