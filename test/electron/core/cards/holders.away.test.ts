import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createHolders } from '../../../../electron/core/cards/holders.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { jane } from '../../../fakes/people.ts';
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
    events: createEventBus(),
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

it('who has a key is forgotten with everybody in a wipe', async () => {
  const events = createEventBus();
  const jroe = { ...jane, uid: 'jroe' };
  const told = createHolders({
    directory: { look: () => Promise.resolve([]), keyHolders: () => Promise.resolve([jroe]) },
    reserved: {
      claimants: () => Promise.resolve({ ofAddress: () => [], ofKey: () => [] }),
      expected: () => Promise.resolve(() => []),
    },
    keys,
    events,
  });
  await told.about({ shellName, sshKey: key });
  const read = keys.inspect(key);
  const card = {
    shellName: normaliseShellName(shellName),
    email,
    keyFingerprint: read.ok ? read.fingerprint : '',
  };
  expect(await told.problems(card)).toMatchObject([{ rule: 'key-held', params: ['jroe'] }]);
  events.emit('wipe.done', { at: '2027-08-04T08:00:00.000Z', requests: 1, removed: [], left: [] });
  expect(await told.problems(card)).toEqual([]);
});
