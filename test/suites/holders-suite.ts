import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../electron/core/ports/directory.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { newcomer, type AccountWorld } from './account-world.ts';

/** What becomes of cards with an address or a key that somebody has, whatever directory is behind them. */
export function holdersSuite(prepare: () => Promise<AccountWorld>): void {
  describe('a card', () => {
    let under: AccountWorld;
    let direct: Directory;
    let world: World;
    let other: World;

    const desk = async (): Promise<World> => {
      const directory = under.open();
      await directory.signIn(under.credentials);
      return createWorld({ directory, profile: under.profile });
    };
    const submit = async (form: AccountForm, at = world) => {
      const { id } = await at.ask('requests.submit', form);
      return at.settled(id);
    };

    beforeEach(async () => {
      under = await prepare();
      direct = under.open();
      [world, other] = await Promise.all([desk(), desk()]);
      return async () => {
        await direct.close();
        for (const { app, folder } of [world, other]) {
          await app.stop();
          removeFolder(folder);
        }
      };
    });

    it('stores the domain of the address in lower case, and the rest as it was typed', async () => {
      const form = newcomer();
      const email = `Local.Part-${form.shellName}@Example.ORG`;
      expect(await submit({ ...form, email })).toMatchObject({ state: 'confirmed' });
      expect((await direct.look({ names: [form.shellName] }))[0]?.mails).toEqual([
        `Local.Part-${form.shellName}@example.org`,
      ]);
    });

    describe('with an address that somebody has', () => {
      let first: AccountForm;
      let second: AccountForm;
      beforeEach(async () => {
        first = newcomer();
        await submit(first);
        second = newcomer({ email: first.email.toUpperCase() });
      });

      it('is told at the card who has it, as is a key', async () => {
        const { shellName, email, sshKey = '' } = second;
        expect(await world.ask('accounts.holders', { shellName, email, sshKey })).toEqual({
          email: { is: 'held', by: first.shellName, where: 'directory' },
          sshKey: { is: 'nobody' },
        });
        const key = { shellName, sshKey: first.sshKey ?? '' };
        expect(await world.ask('accounts.holders', key)).toEqual({
          sshKey: { is: 'held', by: first.shellName, where: 'directory' },
        });
        const own = { shellName: first.shellName, email: first.email };
        expect(await world.ask('accounts.holders', own)).toEqual({ email: { is: 'nobody' } });
      });

      it('is not filed at the desk that knows, unless somebody says why that is right', async () => {
        const held = { field: 'email', rule: 'email-held', params: [first.shellName] };
        expect(await world.call('requests.submit', second)).toMatchObject({
          error: { code: 'invalid-input', fields: [held] },
        });
        const sharedBecause = 'a couple with one address';
        expect(await submit({ ...second, sharedBecause })).toMatchObject({
          ...{ state: 'confirmed', origin: 'made', sharedBecause },
        });
      });

      it('needs a person at a desk that does not, and is made once they say why', async () => {
        const { id, ...request } = await submit(second, other);
        expect(request).toMatchObject({
          ...{ state: 'needs-you', editable: true },
          problem: { code: 'address-held', params: [first.shellName] },
        });
        expect(await direct.look({ names: [second.shellName] })).toEqual([]);
        await other.ask('requests.retry', { id });
        expect(await other.settled(id)).toMatchObject({ state: 'needs-you' });
        await other.ask('requests.retry', { id, sharedBecause: 'a couple with one address' });
        expect(await other.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
      });
    });

    it('with a key that somebody has is not filed, at the desk that made theirs or was told of it', async () => {
      const [first, second] = [newcomer(), newcomer()];
      await submit(first);
      const held = { fields: [{ field: 'sshKey', rule: 'key-held', params: [first.shellName] }] };
      const sshKey = `${first.sshKey?.split(' ').slice(0, 2).join(' ')} another comment`;
      expect(await world.call('requests.submit', { ...second, sshKey })).toMatchObject({
        error: held,
      });
      const same = { ...second, sshKey: first.sshKey ?? '' };
      await other.ask('accounts.holders', { shellName: same.shellName, sshKey: same.sshKey });
      expect(await other.call('requests.submit', same)).toMatchObject({ error: held });
      const sharedBecause = 'the team’s deploy key';
      expect(await submit({ ...same, sharedBecause }, other)).toMatchObject({ state: 'confirmed' });
    });

    it('with a key that somebody has needs a person at a desk that was told nothing', async () => {
      const [first, second] = [newcomer(), newcomer()];
      await submit(first);
      const { id, ...request } = await submit({ ...second, sshKey: first.sshKey ?? '' }, other);
      expect(request).toMatchObject({
        ...{ state: 'needs-you', editable: true },
        problem: { code: 'key-held', params: [first.shellName] },
      });
      expect(await direct.look({ names: [second.shellName] })).toEqual([]);
      await other.ask('requests.retry', { id, sharedBecause: 'the team’s deploy key' });
      expect(await other.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
    });

    it('of somebody who has an account gets no key of another person', async () => {
      const [first, second] = [newcomer(), newcomer()];
      await submit(first);
      const { sshKey: _own, ...keyless } = second;
      await submit(keyless);
      const { id } = await submit({ ...second, sshKey: first.sshKey ?? '' }, other);
      expect(await other.settled(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'key-held', params: [first.shellName] } },
      });
      expect((await direct.look({ names: [second.shellName] }))[0]?.sshPublicKeys).toEqual([]);
    });
  });
}
