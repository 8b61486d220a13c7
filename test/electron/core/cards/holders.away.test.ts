import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createHolders } from '../../../../electron/core/cards/holders.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { key } from '../../../suites/account-world.ts';

const keys = createKeys({ rules: plainProfile().accounts, sha256 });
const shellName = 'jdoe';
const email = 'jane@example.org';

/** Holders where the directory answers neither question, and this desk has requests of these people. */
const holders = (...here: string[]) =>
  createHolders({
    directory: {
      look: () => Promise.reject(new AppError('directory-unreachable', 'away')),
      keyHolders: () => Promise.reject(new AppError('directory-busy', 'two seconds are over')),
    },
    reserved: {
      claimants: () => Promise.resolve({ ofAddress: () => here, ofKey: () => here }),
      expected: () => Promise.resolve(() => []),
    },
    keys,
  });

describe('who has an address or a key, where the directory does not tell in time', () => {
  it('is not known, which is no reason against a card', async () => {
    const unknown = { is: 'could-not-ask' };
    expect(await holders().about({ shellName, email, sshKey: key })).toEqual({
      ...{ email: unknown, sshKey: unknown },
    });
    expect(await holders().problems({ shellName, email })).toEqual([]);
  });

  it('is known of this desk’s own requests all the same, but for the card’s own', async () => {
    const held = { is: 'held', by: 'jroe', where: 'desk' };
    const asked = { shellName, email, sshKey: key };
    expect(await holders('JDOE', 'jroe').about(asked)).toEqual({ email: held, sshKey: held });
    expect(await holders('JDOE').about(asked)).toMatchObject({ email: { is: 'could-not-ask' } });
  });

  it('is not asked for what is no address and no key', async () => {
    const asked = { shellName, email: ' ', sshKey: 'no key' };
    expect(await holders('jroe').about(asked)).toEqual({});
  });
});
