import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../../electron/core/kinds/account/undo-account.ts';
import { asMade, directoryOf, jane } from '../../../../fakes/people.ts';
import { otherKey, undo } from '../../../../fakes/undo.ts';

const run = { requestId: 'r', attempted: false };
const step = (...people: Parameters<typeof directoryOf>) => {
  const directory = directoryOf(...people);
  return { directory, ...removeAccount({ directory }) };
};

describe('remove-account', () => {
  it('is needed only where a person agreed to it', () => {
    const needed = [undo(), undo({ agreed: ['key'] })].map((facts) => step().isNeeded?.(facts));
    expect(needed).toEqual([true, false]);
  });

  it('is missing, then done after the write, and done again when that is repeated', async () => {
    const { directory, observe, apply } = step(jane);
    expect(await observe(undo(), run)).toEqual({ is: 'missing' });
    await apply?.(undo(), run);
    await apply?.(undo(), run);
    expect(await observe(undo(), run)).toEqual({
      is: 'done',
      learned: { removed: ['account', 'key'] },
    });
    expect(await directory.look({ names: ['jdoe'] })).toEqual([]);
  });

  it('is a conflict where something was added, and then writes nothing', async () => {
    const { directory, observe, apply } = step({ ...jane, sshPublicKeys: [otherKey] });
    expect(await observe(undo(), run)).toMatchObject({ is: 'blocked', code: 'undo-kept' });
    await expect(apply?.(undo(), run)).rejects.toMatchObject({ code: 'entry-changed' });
    expect(await directory.look({ names: ['jdoe'] })).toHaveLength(1);
  });

  it('asks for the entry that it saw right before, where it can', async () => {
    const { directory } = step(jane);
    const states: (string | undefined)[] = [];
    const watched = {
      ...directory,
      removePerson: async (_: string, state: string | undefined) => void states.push(state),
    };
    await removeAccount({ directory: watched }).apply?.(undo(), run);
    const seen = await directory.examine(asMade(jane));
    expect(states).toEqual([seen?.state]);
  });
});
