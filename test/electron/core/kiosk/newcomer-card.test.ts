import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../../shared/contract/index.ts';
import { begun, memoryKiosk, ownCard, pin } from '../../../fakes/kiosk.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

let world: World;
afterEach(async () => {
  await world.app.stop();
  removeFolder(world.folder);
});

/** A desk with a card of somebody else, handed over. */
async function handedOver(card: Input<'kiosk.start'>['card'] = begun): Promise<void> {
  const directory = directoryOf(jane);
  world = createWorld({ directory, profile: plainProfile(), ports: { kiosk: memoryKiosk() } });
  const other = {
    ...ownCard,
    username: 'Other Person',
    shellName: 'other',
    email: 'o@example.org',
  };
  await world.ask('requests.submit', other);
  await world.ask('kiosk.start', { pin, card });
}

const fieldsOf = async (form: Input<'kiosk.submit'>): Promise<unknown> => {
  const answer = await world.call('kiosk.submit', form);
  return answer.ok ? 'filed' : answer.error.fields;
};

describe('a newcomer’s own card', () => {
  it('is filed as a card of the desk, once: sent twice it is one, and another is refused', async () => {
    await handedOver();
    const { requests } = await world.ask('kiosk.submit', ownCard);
    expect(await world.ask('kiosk.submit', ownCard)).toMatchObject({
      requests: [{ id: requests[0]?.id }],
    });
    const second = { ...ownCard, username: 'Second', shellName: 'second', email: 's@example.org' };
    expect(await world.call('kiosk.submit', second)).toMatchObject({
      error: { code: 'screen-handed-over' },
    });
    await world.ask('kiosk.clear', {});
    expect((await world.call('kiosk.submit', ownCard)).ok).toBe(false);
    await world.ask('kiosk.end', { pin });
    expect((await world.ask('requests.list', {})).total).toBe(2);
  });

  it('has no place for what a helper decides', async () => {
    await handedOver();
    for (const more of [
      { further: { membership: { reason: 'me' } } },
      { sharedBecause: 'me' },
      { expected: 'nobody' },
    ]) {
      expect(await world.call('kiosk.submit', { ...ownCard, ...more })).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
  });

  it('says of an address that somebody has only that', async () => {
    await handedOver();
    expect(await fieldsOf({ ...ownCard, email: 'o@example.org' })).toEqual([
      { field: 'email', rule: 'email-in-use', params: [] },
    ]);
  });

  it('has the helper’s reason for an address that two share, and for no other', async () => {
    const shared = { ...begun, email: 'o@example.org', sharedBecause: 'A couple' };
    await handedOver(shared);
    expect(await fieldsOf({ ...ownCard, email: ' o@example.org' })).toBe('filed');
    await world.app.stop();
    removeFolder(world.folder);
    await handedOver({ ...shared, email: 'another@example.org' });
    expect(await fieldsOf({ ...ownCard, email: 'o@example.org' })).not.toBe('filed');
  });

  it('says everything that is wrong with it, as the desk’s card does', async () => {
    await handedOver();
    expect(await fieldsOf({ ...ownCard, shellName: '9', email: 'x', password: '1' })).toMatchObject(
      [{ field: 'shellName' }, { field: 'email' }, { field: 'password' }],
    );
  });

  it('is nobody’s where the screen is not handed over', async () => {
    await handedOver();
    await world.ask('kiosk.end', { pin });
    expect(await world.call('kiosk.submit', ownCard)).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await world.ask('names.check', { username: 'J', shellName: jane.uid })).toMatchObject({
      shellName: { is: 'taken', holder: jane.uid },
    });
  });
});
