import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { type AccountWorld, newcomer } from './account-world.ts';

/** What becomes of a name as a phone or a book would write it, whatever directory is behind the desk. */
export function typedNamesSuite(prepare: () => Promise<AccountWorld>): void {
  describe('a username as it is typed', () => {
    let world: World;

    beforeEach(async () => {
      const under = await prepare();
      const directory = under.open();
      await directory.signIn(under.credentials);
      world = createWorld({ directory, profile: under.profile });
      return async () => {
        await world.app.stop();
        await directory.close();
        removeFolder(world.folder);
      };
    });

    it('with a typographic apostrophe is refused at its field, with the name to choose instead, which ends confirmed', async () => {
      const { shellName: place, ...card } = newcomer();
      const { shellName } = await world.ask('names.suggest', { username: `Zoë O’Ünique ${place}` });
      const names = { username: `Zoë O’Ünique ${place}`, shellName };
      const said = await world.ask('names.check', names);
      expect(said.username).toMatchObject({ is: 'not-allowed', broken: { rule: 'mark' } });
      const refused = await world.call('requests.submit', { ...card, ...names });
      expect(refused).toMatchObject({
        error: { fields: [{ field: 'username', rule: 'mark', params: ['U+2019 ’', "'"] }] },
      });

      const [plain] = said.alternatives;
      expect(plain).toEqual({ username: `Zoë O'Ünique ${place}`, shellName });
      const { id } = await world.ask('requests.submit', { ...card, ...names, ...plain });
      expect(await world.settled(id)).toMatchObject({ state: 'confirmed', passwordProven: true });
    });

    it.each(["Zoë d'Ünique", 'Zoë (WMF) *', 'Ünique, Zoë; =+', '"Zoë" Ünique', 'Zoë & Co.'])(
      'as %s ends confirmed, and is found again as it is',
      async (name) => {
        const form = newcomer();
        const username = `${name} ${form.shellName}`;
        const { id } = await world.ask('requests.submit', { ...form, username });
        expect(await world.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
        const { username: found } = await world.ask('names.check', { username, shellName: 'free' });
        expect(found).toMatchObject({ is: 'taken', holder: form.shellName });
      },
    );
  });
}
