import { beforeEach, describe, expect, it } from 'vitest';
import type { WikimediaAccounts } from '../../../../electron/core/ports/wikimedia-accounts.ts';
import { encodeBase64 } from '../../../../shared/domain/base64.ts';
import { faultyDirectory, unreachable } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = {
  ...{ username: 'New Person', shellName: 'newperson', email: 'new@example.org' },
  ...{ password: 'nine horses ran', consent: { terms: true, publicEmail: true } },
};

describe('the wipe, of what memory holds', () => {
  /** How many proofs were ended that somebody had begun. */
  let abandoned: number;
  let world: World;
  /** Nobody ever comes back from this wiki. */
  const wikimedia: WikimediaAccounts = {
    lookUp: () => expect.unreachable(),
    prove: () =>
      Promise.resolve({
        url: 'https://wiki.example.org/',
        proven: new Promise<never>(() => undefined),
        abandon: () => void (abandoned += 1),
      }),
  };
  beforeEach(() => {
    abandoned = 0;
    world = createWorld({
      directory: faultyDirectory(directoryOf(jane), { before: unreachable }),
      profile: plainProfile(),
      ports: { wikimedia },
    });
    return async () => {
      await world.app.stop();
      removeFolder(world.folder);
    };
  });
  const gone = { error: { code: 'not-found' } };

  it('takes participants, and ends proofs', async () => {
    const text = 'Name,Shell name,E-mail\nAda,ada,ada@example.org\n';
    const file = encodeBase64(new TextEncoder().encode(text));
    const { id } = await world.ask('roster.plan', { file });
    const proof = await world.ask('links.prove', {});
    await world.ask('wipe.run', { discardUnfinished: true });
    for (const method of ['roster.result', 'roster.submit'] as const) {
      expect(await world.call(method, { id })).toMatchObject(gone);
    }
    expect(await world.call('links.proof', { id: proof.id })).toMatchObject(gone);
    expect(abandoned).toBe(1);
  });

  it('takes cards: one that was filed before is a new one, whatever its password is now', async () => {
    const { id: before } = await world.ask('requests.submit', card);
    await world.settled(before);
    await world.ask('wipe.run', { discardUnfinished: true });
    const { id } = await world.ask('requests.submit', { ...card, password: 'ten mules slept' });
    expect(id).not.toBe(before);
    expect((await world.ask('requests.list', {})).requests).toMatchObject([{ id }]);
  });
});
