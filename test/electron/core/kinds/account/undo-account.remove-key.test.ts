import { describe, expect, it } from 'vitest';
import { removeKey } from '../../../../../electron/core/kinds/account/undo-account.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { janesKey, otherKey, undo } from '../../../../fakes/undo.ts';

const run = { requestId: 'r', attempted: false };
const step = (...sshPublicKeys: string[]) => {
  const directory = directoryOf({ ...jane, sshPublicKeys });
  return { directory, ...removeKey({ directory }) };
};

describe('remove-key', () => {
  it('is needed only for a key that was added and agreed to go', () => {
    const { sshKey: _, ...keyless } = undo();
    const needed = [undo(), keyless, undo({ agreed: ['account'] })].map((facts) =>
      step().isNeeded?.(facts),
    );
    expect(needed).toEqual([true, false, false]);
  });

  it('is missing, then done after the write, and done again when that is repeated', async () => {
    const again = `${janesKey.split(' ', 2).join(' ')} again`;
    const { directory, observe, apply } = step(janesKey, otherKey, again);
    expect(await observe(undo(), run)).toEqual({ is: 'missing' });
    await apply?.(undo(), run);
    await apply?.(undo(), run);
    expect(await observe(undo(), run)).toEqual({ is: 'done', learned: { removed: ['key'] } });
    expect((await directory.look({ names: ['jdoe'] }))[0]?.sshPublicKeys).toEqual([otherKey]);
  });

  it('leaves another key that stands in one value with it', async () => {
    const { directory, observe, apply } = step(`${janesKey}\n${otherKey}`);
    expect(await observe(undo(), run)).toEqual({ is: 'missing' });
    await apply?.(undo(), run);
    expect(await observe(undo(), run)).toMatchObject({ is: 'done' });
    expect((await directory.look({ names: ['jdoe'] }))[0]?.sshPublicKeys).toEqual([otherKey]);
  });

  it('is done where the account is gone', async () => {
    const { observe } = removeKey({ directory: directoryOf() });
    expect(await observe(undo(), run)).toMatchObject({ is: 'done' });
  });
});
