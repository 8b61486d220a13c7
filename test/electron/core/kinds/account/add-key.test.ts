import { describe, expect, it } from 'vitest';
import { addKey } from '../../../../../electron/core/kinds/account/add-key.ts';
import { createPasswords } from '../../../../../electron/core/kinds/account/passwords.ts';
import { directoryOf, jane, janesPassword } from '../../../../fakes/people.ts';
import { facts } from '../../../../fakes/request.ts';

const run = { requestId: 'r', attempted: false };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd j';
const made = facts({ sshKey: key, origin: 'made' });
const before = facts({ sshKey: key, origin: 'there-before' });

function step(person = jane, password?: string) {
  const directory = directoryOf(person);
  const passwords = createPasswords();
  if (password !== undefined) passwords.keep('r', password);
  return { directory, ...addKey({ directory, passwords }) };
}

describe('add-key', () => {
  it('is done without a key on the card', async () => {
    expect(await step().observe(facts(), run)).toEqual({ is: 'done' });
  });

  it('is missing, then done after the write, and done again when it is repeated', async () => {
    const { directory, observe, apply } = step();
    expect(await observe(made, run)).toEqual({ is: 'missing' });
    await apply?.(made, run);
    await apply?.(made, run);
    expect(await observe(made, run)).toEqual({ is: 'done' });
    expect((await directory.look({ names: ['jdoe'] }))[0]?.sshPublicKeys).toEqual([key]);
  });

  it('is done where the key stands with another comment', async () => {
    const stands = { ...jane, sshPublicKeys: [`${key} at home`] };
    expect(await step(stands).observe(before, run)).toEqual({ is: 'done' });
  });

  it('wants proof for an account that stood there before', async () => {
    expect(await step().observe(before, run)).toMatchObject({ code: 'password-needed' });
    expect(await step(jane, 'a guess').observe(before, run)).toMatchObject({
      code: 'key-unproven',
    });
    expect(await step(jane, janesPassword).observe(before, run)).toEqual({ is: 'missing' });
  });

  it('is a conflict where the entry is gone', async () => {
    const gone = facts({ shellName: 'gone', sshKey: key, origin: 'made' });
    expect(await step().observe(gone, run)).toMatchObject({ is: 'blocked' });
  });
});
