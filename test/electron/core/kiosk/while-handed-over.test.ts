import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { owner } from '../../../../electron/core/base/caller.ts';
import {
  toldWhileHandedOver,
  whileHandedOver,
} from '../../../../electron/core/kiosk/while-handed-over.ts';
import { contract, events, isEvent, type EventName } from '../../../../shared/contract/index.ts';
import { begun, memoryKiosk, ownCard, pin } from '../../../fakes/kiosk.ts';
import { directoryOf, jane, janesMail, janesName } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

/** Inputs that somebody at the page could send; what is refused is refused before it is looked at. */
const inputs: readonly unknown[] = [
  {},
  null,
  { id: '00000000-0000-4000-8000-000000000000' },
  { shellName: 'jdoe', text: 'jane', limit: 10, passphrase: 'x', discardUnfinished: true },
  { pin: '0000', card: begun },
  { ...ownCard, further: { membership: { reason: 'mine' } }, sharedBecause: 'me' },
];

const codeOf = (answer: unknown): unknown => (answer as { error?: { code: string } }).error?.code; // a Result

/** What only a hub's desks and operators may ask. */
const isOfHub = (method: string): boolean =>
  [
    ...['desks.handIn', 'desks.look', 'desks.names', 'desks.others'],
    ...['sessions.list', 'sessions.end'],
  ].includes(method);

describe('a screen that is handed over', () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld({
      directory: directoryOf(jane),
      profile: plainProfile(),
      ports: { kiosk: memoryKiosk() },
    });
    await world.ask('kiosk.start', { pin, card: begun });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  it.each(Object.keys(contract))('answers %s only where it is on the list', async (method) => {
    const isListed = whileHandedOver.some((one) => one === method);
    for (const host of ['desktop', 'web', 'cli'] as const) {
      const { dispatch } = world.app.for(owner(host));
      for (const input of inputs) {
        const code = codeOf(await dispatch(method, input));
        if (isListed) expect(code).not.toBe('screen-handed-over');
        // Nobody at a desk is one of those: that is refused before anything else is asked.
        else if (isOfHub(method)) expect(code).toBe('not-allowed');
        else expect(code, JSON.stringify(input)).toBe('screen-handed-over');
      }
    }
  });

  it('has a list of what a newcomer needs, and of nothing else', () => {
    expect([...whileHandedOver].toSorted()).toEqual([
      ...['event.current', 'keys.inspect', 'kiosk.begun', 'kiosk.clear', 'kiosk.current'],
      ...['kiosk.end', 'kiosk.note', 'kiosk.release', 'kiosk.submit'],
      ...['names.check', 'names.suggest', 'start.current', 'vault.current', 'vault.stay'],
    ]);
  });

  it('tells every event only where it is on the list, to whoever listened before and whoever begins now', async () => {
    const told: EventName[] = [];
    const { events: heard } = world.app.for(owner('web'));
    const names = Object.keys(events).filter(isEvent);
    for (const name of names) heard.on(name, () => told.push(name));
    for (const name of names) world.events.on(name, () => told.push(name));
    // Everything that happens to a request, from the desk's own queue.
    await world.ask('kiosk.submit', ownCard);
    await expect
      .poll(async () => (await world.ask('kiosk.current', {})).requests[0]?.state)
      .toBe('confirmed');
    expect(told).toContain('kiosk.changed');
    expect(told.filter((name) => !toldWhileHandedOver.includes(name))).toEqual([]);
    expect(toldWhileHandedOver).toEqual(['kiosk.changed', 'vault.changed', 'wipe.done']);
  });

  it('does not say in any answer who has a name, an address or a key', async () => {
    const [shellName, username, email] = [jane.uid, janesName, janesMail];
    const checked = await world.ask('names.check', { username, shellName });
    expect(checked).toMatchObject({ username: { is: 'taken' }, shellName: { is: 'taken' } });
    const answers = [
      { ...checked, alternatives: [], spares: [] },
      await world.call('kiosk.submit', { ...ownCard, email }),
      await world.call('kiosk.begun', {}),
      await world.call('kiosk.current', {}),
    ];
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${shellName}|${username}`));
  });

  it('answers everything again once the PIN was typed', async () => {
    expect(await world.call('kiosk.end', { pin: '1111' })).toMatchObject({
      error: { code: 'pin-wrong' },
    });
    expect(codeOf(await world.call('requests.list', {}))).toBe('screen-handed-over');
    expect(await world.ask('kiosk.end', { pin })).toMatchObject({ handedOver: false });
    expect(await world.ask('requests.list', {})).toMatchObject({ total: 0 });
  });
});
