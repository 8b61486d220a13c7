import { describe, expect, it } from 'vitest';
import { saltedHash } from '../../../../../electron/adapters/ldap/salted-hash.ts';
import { noPolicy } from '../../../../../electron/adapters/names/sign-up-policy.ts';
import { createEntry } from '../../../../../electron/core/kinds/account/create-entry.ts';
import { personFound } from '../../../../../electron/core/kinds/base/touched.ts';
import type { PersonEntry } from '../../../../../electron/core/ports/directory.ts';
import { createPasswords } from '../../../../../electron/core/kinds/account/passwords.ts';
import { directoryOf, jane, janesMail, janesPassword } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { facts } from '../../../../fakes/request.ts';

const fresh = { requestId: 'r', attempted: false };
const sentBefore = { requestId: 'r', attempted: true };
const card = facts({ uidNumber: 100_007 });
const someone = {
  ...jane,
  uid: 'someone',
  uids: ['someone'],
  cns: ['Some One'],
  mails: ['s@example.org'],
  uidNumber: 1,
};

const signUp = { namePolicy: noPolicy, rules: plainProfile().accounts };

function step(...people: PersonEntry[]) {
  const directory = directoryOf(...people);
  const passwords = createPasswords();
  passwords.keep('r', janesPassword);
  return { directory, passwords, ...createEntry({ directory, passwords, ...signUp }) };
}

describe('create-entry', () => {
  it('is missing where nobody has the names or the number', async () => {
    expect(await step(someone).observe(card, fresh)).toEqual({ is: 'missing' });
  });

  it('is done, and made here, where the entry stands with a number of ours', async () => {
    expect(await step(jane).observe(card, sentBefore)).toEqual({
      is: 'done',
      learned: { origin: 'made' },
    });
  });

  it('stood there before where nothing was sent yet, or its number was never ours', async () => {
    const learned = { origin: 'there-before', uidNumber: 100_007 };
    const before = { is: 'done', learned, found: [personFound(jane)] };
    expect(await step(jane).observe(card, fresh)).toEqual(before);
    const other = facts({ uidNumber: 100_008 });
    expect(await step(jane).observe(other, sentBefore)).toEqual(before);
  });

  it('is a conflict where entry or name are somebody else’s', async () => {
    const another = { ...jane, mails: ['another@example.org'] };
    expect(await step(another).observe(card, fresh)).toMatchObject({ code: 'account-of-another' });
    const holder = { ...someone, cns: ['JANE DOE'] };
    expect(await step(holder).observe(card, fresh)).toMatchObject({ code: 'name-taken' });
  });

  it('is a conflict where a cn is seen twice after our own write', async () => {
    const twin = { ...someone, cns: ['Jane Doe'] };
    expect(await step(jane, twin).observe(card, sentBefore)).toMatchObject({
      code: 'name-taken',
      params: ['someone'],
    });
  });

  it('gives a number that is held twice up before a person is asked about the name', async () => {
    const twin = { ...someone, cns: ['Jane Doe'], uidNumber: 100_007 };
    await expect(step(jane, twin).observe(card, sentBefore)).rejects.toMatchObject({
      code: 'number-taken',
    });
    const again = facts({ uidNumber: 100_009, givenUp: [100_007] });
    expect(await step(jane, twin).observe(again, sentBefore)).toEqual({ is: 'missing' });
  });

  it('stops for a closed account', async () => {
    const closed = { ...jane, blocked: true };
    expect(await step(closed).observe(card, fresh)).toMatchObject({ code: 'account-blocked' });
    const renamed = { ...someone, mails: [janesMail], blocked: true };
    expect(await step(renamed).observe(card, fresh)).toMatchObject({ code: 'account-blocked' });
  });

  it('starts over where the number is held twice, before and after the write', async () => {
    const holder = { ...someone, uidNumber: 100_007 };
    await expect(step(holder).observe(card, fresh)).rejects.toMatchObject({ code: 'number-taken' });
    await expect(step(jane, holder).observe(card, sentBefore)).rejects.toMatchObject({
      code: 'number-taken',
    });
  });

  it('adds the entry with its password', async () => {
    const { directory, apply, observe } = step();
    await apply?.(card, sentBefore);
    expect(await observe(card, sentBefore)).toMatchObject({ learned: { origin: 'made' } });
    expect(await directory.acceptsPassword('jdoe', janesPassword)).toBe(true);
  });

  it('adds the entry with the hash where the password is not known any more', async () => {
    const { passwords, directory, apply } = step();
    passwords.forget('r');
    await apply?.({ ...card, passwordHash: saltedHash(janesPassword) }, sentBefore);
    expect(await directory.acceptsPassword('jdoe', janesPassword)).toBe(true);
  });

  it('asks for the password where neither it nor a hash is known', async () => {
    const { passwords, apply } = step();
    passwords.forget('r');
    await expect(apply?.(card, sentBefore)).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('gives a lost number up for the new one, and leaves the rest of the entry', async () => {
    const { directory, apply, observe } = step(jane);
    const renumbered = facts({ uidNumber: 100_050, givenUp: [100_006, 100_007] });
    expect(await observe(renumbered, sentBefore)).toEqual({ is: 'missing' });
    await apply?.(renumbered, sentBefore);
    expect(await directory.look({ names: ['jdoe'] })).toEqual([{ ...jane, uidNumber: 100_050 }]);
  });
});
