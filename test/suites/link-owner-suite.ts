import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../shared/requests/request.ts';
import { first } from '../fakes/faulty-port.ts';
import { openToolDesk, proven, type ToolDesk } from '../fakes/tool-desk.ts';
import { newTool, personsPassword, type DirectoriesUnderTest } from './directories-under-test.ts';

/** Whose developer account a Wikimedia account is linked to, whatever directory is behind it. */
export function linkOwnerSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a link', () => {
    let desk: ToolDesk;
    let person: string;
    let account: { id: number; name: string };

    /** A card of somebody who has no account yet. */
    const card = async (password = personsPassword): Promise<RequestView> => {
      const shellName = `newcomer-${process.pid}-${newTool().gidNumber}`;
      return desk.world().ask('requests.submit', {
        ...{ username: `Newcomer ${shellName}`, shellName, email: `${shellName}@example.org` },
        ...{ password, consent: { terms: true, publicEmail: true } },
      });
    };
    const linkedTo = async (shellName = person) =>
      (await desk.direct.links.linkedTo(shellName))?.wikimedia;

    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      person = await desk.person();
      account = { id: 91_000_000 + newTool().gidNumber, name: 'Ada on the wikis' };
      desk.proves({ ...account, locked: false });
      return () => desk.close();
    });

    for (const [what, typed] of [
      ['no password', {}],
      ['an empty password', { password: '' }],
      ['another password', { password: `${personsPassword}!` }],
    ] as const) {
      it(`is not filed with ${what}, and nothing is written`, async () => {
        const proof = await proven(desk.world());
        expect(
          await desk.world().call('links.file', { proof, shellName: person, ...typed }),
        ).toMatchObject({
          error: { code: 'invalid-input', fields: [{ field: 'password', params: [person] }] },
        });
        expect(await desk.world().ask('requests.list', {})).toMatchObject({ requests: [] });
        expect(await linkedTo()).toBeUndefined();
      });
    }

    it('is not filed where nobody can try the password', async () => {
      const proof = await proven(desk.world());
      desk.directoryFaults.before = first('acceptsPassword');
      expect(
        await desk
          .world()
          .call('links.file', { proof, shellName: person, password: personsPassword }),
      ).toMatchObject({ ok: false });
      expect(await desk.world().ask('requests.list', {})).toMatchObject({ requests: [] });
    });

    it('needs no password after the card that makes the account', async () => {
      desk.directoryFaults.before = first('look');
      const { id: after, shellName } = await card();
      const proof = await proven(desk.world());
      const { id } = await desk.world().ask('links.file', { proof, shellName, after });
      await desk.world().ask('requests.sync', {});
      expect(await desk.world().settled(id)).toMatchObject({ state: 'confirmed' });
      expect(await linkedTo(shellName)).toEqual(account);
    });

    it('needs one where the card before it is done, or is about somebody else', async () => {
      const { id: after, shellName } = await card();
      await desk.world().settled(after);
      const proof = await proven(desk.world());
      const refused = { error: { code: 'invalid-input', fields: [{ field: 'password' }] } };
      expect(await desk.world().call('links.file', { proof, shellName, after })).toMatchObject(
        refused,
      );
      const other = await card();
      const again = await proven(desk.world());
      expect(
        await desk.world().call('links.file', { proof: again, shellName: person, after: other.id }),
      ).toMatchObject(refused);
    });

    it('is not made after a card whose account stood there before with another password', async () => {
      const made = await card();
      await desk.world().settled(made.id);
      const stranger = await desk.another();
      desk.directoryFaults.before = first('look');
      const { id: after } = await stranger.ask('requests.submit', {
        ...{ username: made.username, shellName: made.shellName, email: made.email ?? '' },
        ...{ password: 'some other words', consent: { terms: true, publicEmail: true } },
      });
      const proof = await proven(stranger);
      const { id } = await stranger.ask('links.file', { proof, shellName: made.shellName, after });
      await stranger.ask('requests.sync', {});
      expect(await stranger.settled(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'link-unproven' } },
      });
      expect(await linkedTo(made.shellName)).toBeUndefined();
    });

    it('is only for people with an account', async () => {
      const proof = await proven(desk.world());
      const form = { proof, shellName: 'nobody-at-all', password: personsPassword };
      expect(await desk.world().call('links.file', form)).toMatchObject({
        error: { fields: [{ field: 'password', rule: 'owner-password-wrong' }] },
      });
    });
  });
}
