import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { noPolicy } from '../../../../electron/adapters/names/sign-up-policy.ts';
import { createFormReader } from '../../../../electron/core/cards/card-form.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { createNames } from '../../../../electron/core/names/check.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { blankNameMemory } from '../../../fakes/name-index.ts';
import { directoryOf } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const rules = plainProfile().accounts;
const clock = fakeClock();
const keys = createKeys({ rules, sha256 });
const names = createNames({
  ...{ directory: directoryOf(), policy: noPolicy, rules, clock },
  memory: blankNameMemory(),
});
const hashPassword = (password: string): string => `hash of ${password.length} characters`;
const read = createFormReader({ names, keys, rules, clock, hashPassword });

const card = {
  username: ' jane  doe',
  shellName: 'JDoe',
  email: ' jane@example.org ',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

const problems = async (change: Partial<typeof card> & { sshKey?: string }) => {
  try {
    await read({ ...card, ...change });
    return [];
  } catch (error) {
    return error instanceof AppError
      ? error.fields.map(({ field, rule }) => `${field} ${rule}`)
      : error;
  }
};

describe('the card reader', () => {
  it('brings names to their canonical form, keeps when the newcomer agreed, and of the password a hash', async () => {
    expect(await read(card)).toEqual({
      username: 'Jane doe',
      shellName: 'jdoe',
      email: 'jane@example.org',
      agreedAt: '2027-08-04T08:00:00.000Z',
      givenUp: [],
      passwordProven: false,
      passwordHash: 'hash of 15 characters',
    });
  });

  it('takes an empty key field for no key', async () => {
    expect(await read({ ...card, sshKey: ' \n' })).not.toHaveProperty('sshKey');
  });

  it('refuses without each consent', async () => {
    const consent = { terms: false, publicEmail: false };
    expect(await problems({ consent })).toEqual([
      'consent.terms consent-terms',
      'consent.publicEmail consent-public-email',
    ]);
  });

  it('tells everything that is wrong at once, one rule a field', async () => {
    expect(
      await problems({
        username: '',
        shellName: '9',
        email: 'jané',
        password: 'x',
        sshKey: 'no key',
      }),
    ).toEqual([
      'username empty',
      'shellName shell-first',
      'email email-ascii',
      'sshKey not-a-key',
      'password password-too-short',
    ]);
  });

  it('puts no password into its words', async () => {
    const password = 'canary';
    try {
      await read({ ...card, password });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([error, String(error)])).not.toContain(password);
    }
  });
});
