import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createHolders } from '../../../../electron/core/cards/holders.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { key } from '../../../suites/account-world.ts';

const keys = createKeys({ rules: plainProfile().accounts, sha256 });
const shellName = 'jdoe';
const email = 'jane@example.org';

type Options = Parameters<typeof createHolders>[0];

const busy = () => Promise.reject(new AppError('directory-busy', 'two seconds are over'));

/** Holders where the directory answers neither question, and this desk has requests of these people. */
const asIs = (change: Partial<Options>, ...here: string[]) =>
  createHolders({
    directory: {
      look: () => Promise.reject(new AppError('directory-unreachable', 'away')),
      keyHolders: busy,
    },
    reserved: {
      claimants: () => Promise.resolve({ ofAddress: () => here, ofKey: () => here }),
      expected: () => Promise.resolve(() => []),
    },
    keys,
    connection: { current: () => ({ state: 'unknown', since: '2027-08-04T08:00:00.000Z' }) },
    clock: { after: () => () => undefined },
    ...change,
  });
const holders = (...here: string[]) => asIs({}, ...here);
const read = keys.inspect(key);
const card = {
  shellName: normaliseShellName(shellName),
  email,
  sshKey: key,
  keyFingerprint: read.ok ? read.fingerprint : '',
};

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

  it('keeps nobody from being saved, whatever the directory does, and is not asked of one that is away', async () => {
    const asked: string[] = [];
    const answering = (keyHolders: Options['directory']['keyHolders']): Options['directory'] => ({
      look: busy,
      keyHolders(line) {
        asked.push(line);
        return keyHolders(line);
      },
    });
    const refuses = () => Promise.reject(new AppError('directory-refused', 'no right to search'));
    for (const keyHolders of [busy, refuses]) {
      expect(await asIs({ directory: answering(keyHolders) }).problems(card)).toEqual([]);
    }
    const never = answering(() => new Promise(() => undefined));
    const clock: Options['clock'] = {
      after(_, callback) {
        callback();
        return () => undefined;
      },
    };
    expect(await asIs({ directory: never, clock }).problems(card)).toEqual([]);
    expect(asked).toEqual([key, key, key]);
    const connection: Options['connection'] = {
      current: () => ({ state: 'offline', since: '2027-08-04T08:00:00.000Z' }),
    };
    expect(await asIs({ directory: never, connection }).problems(card)).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  it('is not asked for what is no address and no key', async () => {
    const asked = { shellName, email: ' ', sshKey: 'no key' };
    expect(await holders('jroe').about(asked)).toEqual({});
  });
});
