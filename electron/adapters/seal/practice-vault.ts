import { createHash } from 'node:crypto';
import type { Vault } from '../../core/ports/vault.ts';
import { createSeal } from './aes-seal.ts';

const view = { state: 'open', keeper: 'practice' } as const;

/**
 * Practice needs no secret: its people are made up, and stand in clear in the practice directory beside. Its journal is
 * sealed all the same, with a key that everybody can read here, so that practice takes the same way as the real thing.
 */
export function createPracticeVault(): Vault {
  const seal = createSeal(createHash('sha256').update('lanyard practice').digest());
  return {
    current: () => Promise.resolve(view),
    unlock: () => Promise.resolve(view),
    choose: () => Promise.resolve(view),
    seal: () => Promise.resolve(seal),
    destroy: () => Promise.resolve(),
  };
}
