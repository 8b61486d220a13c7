import { expect, it } from 'vitest';
import { owner } from '../../../electron/core/base/caller.ts';
import { followKiosk } from '../../../electron/desktop/follow-kiosk.ts';
import { begun, memoryKiosk, pin } from '../../fakes/kiosk.ts';
import { directoryOf, jane } from '../../fakes/people.ts';
import { plainProfile } from '../../fakes/profile.ts';
import { createWorld, removeFolder } from '../../fakes/world.ts';

it('the window fills the screen while a newcomer has it, also after a restart', async () => {
  const world = createWorld({
    ...{ directory: directoryOf(jane), profile: plainProfile() },
    ports: { kiosk: memoryKiosk() },
  });
  const desk = world.app.for(owner('desktop'));
  const set: boolean[] = [];
  const window = {
    setKiosk: (isOn: boolean) => void set.push(isOn),
    isDestroyed: () => false,
  };
  await followKiosk(window, desk);
  expect(set).toEqual([]);
  await world.ask('kiosk.start', { pin, card: begun });
  await followKiosk(window, desk);
  expect(set).toEqual([true, true]);
  const gone: boolean[] = [];
  await followKiosk({ setKiosk: (isOn) => void gone.push(isOn), isDestroyed: () => true }, desk);
  await world.ask('kiosk.end', { pin });
  expect(set.at(-1)).toBe(false);
  expect(gone).toEqual([]);
  await world.app.stop();
  removeFolder(world.folder);
});
