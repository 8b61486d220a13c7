import { describe, expect, it } from 'vitest';
import { verify } from '../../../../../electron/core/kinds/account/verify.ts';
import type { PersonEntry } from '../../../../../electron/core/ports/directory.ts';
import { createPasswords } from '../../../../../electron/core/kinds/account/passwords.ts';
import { directoryOf, jane, janesPassword } from '../../../../fakes/people.ts';
import { facts } from '../../../../fakes/request.ts';

const run = { requestId: 'r', attempted: false };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd j';
const made = facts({ origin: 'made', uidNumber: 100_007 });
const twin = { ...jane, uid: 'twin', uids: ['twin'], cns: ['A Twin'], mails: ['t@example.org'] };

function observe(card: typeof made, people: PersonEntry[], password?: string) {
  const directory = directoryOf(...people);
  const passwords = createPasswords();
  if (password !== undefined) passwords.keep('r', password);
  return verify({ directory, passwords }).observe(card, run);
}

describe('verify', () => {
  it('is done where everything stands, and says whether the password was tried', async () => {
    expect(await observe(made, [jane], janesPassword)).toEqual({
      is: 'done',
      learned: { passwordProven: true },
    });
    expect(await observe(made, [jane])).toEqual({ is: 'done', learned: { passwordProven: false } });
  });

  it('is a conflict where the entry or the key is not there', async () => {
    expect(await observe(made, [])).toMatchObject({ is: 'blocked' });
    expect(await observe({ ...made, sshKey: key }, [jane])).toMatchObject({
      is: 'blocked',
      params: ['sshPublicKey'],
    });
  });

  it('looks once more for a second holder of the number and of the name', async () => {
    await expect(observe(made, [jane, twin])).rejects.toMatchObject({ code: 'number-taken' });
    const namesake = { ...twin, uidNumber: 5, cns: ['jane doe'] };
    expect(await observe(made, [jane, namesake])).toMatchObject({ code: 'name-taken' });
  });

  it('does not renumber an account that stood there before', async () => {
    const before = facts({ origin: 'there-before', uidNumber: 100_007 });
    expect(await observe(before, [jane, twin], 'another')).toEqual({
      is: 'done',
      learned: { uidNumber: 100_007, passwordProven: false },
    });
  });

  it('tells the number that an account has now, not the one it was found with', async () => {
    const before = facts({ origin: 'there-before', uidNumber: 100_002 });
    expect(await observe(before, [jane])).toMatchObject({ learned: { uidNumber: 100_007 } });
  });

  it('says so where the directory does not take the password it was just given', async () => {
    expect(await observe(made, [jane], 'not the one')).toMatchObject({ code: 'password-refused' });
  });
});
