import { beforeEach, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { sha256 } from '../../electron/adapters/node/system.ts';
import { formatFingerprint, sameKey } from '../../shared/keys/ssh-key.ts';
import { first } from '../fakes/faulty-port.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { type DirectoriesUnderTest, personsPassword } from './directories-under-test.ts';

/** A key of its own for each test: `ssh-ed25519` takes any 32 bytes (RFC 8709 4). */
function freshKey(comment = 'ada@laptop') {
  const type = Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1');
  const blob = Buffer.concat([type, randomBytes(32)]);
  const line = `ssh-ed25519 ${blob.toString('base64')} ${comment}`;
  return { line, fingerprint: formatFingerprint(sha256(blob)) };
}

interface Changes {
  readonly sshKey?: string;
  readonly remove?: string[];
  readonly sharedBecause?: string;
}

/** Keys of people who have an account, whatever directory is behind it. */
export function keysSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a change of keys', () => {
    let desk: ToolDesk;
    let person: string;

    const stored = async (): Promise<readonly string[]> =>
      (await desk.direct.directory.look({ names: [person] }))[0]?.sshPublicKeys ?? [];
    const change = (form: Changes, password = personsPassword) =>
      desk.world().call('accounts.changeKeys', { shellName: person, password, ...form });
    const changed = async (form: Changes) => {
      const password = personsPassword;
      const { id } = await desk
        .world()
        .ask('accounts.changeKeys', { shellName: person, password, ...form });
      return desk.world().settled(id);
    };

    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      person = await desk.person();
      return () => desk.close();
    });

    it('adds a key, and is undone', async () => {
      const key = freshKey();
      const request = await changed({ sshKey: `${key.line}\n` });
      expect(request).toMatchObject({
        ...{ state: 'confirmed', shellName: person },
        sshKeys: { added: key.fingerprint, removed: [] },
      });
      expect(await stored()).toEqual([key.line]);
      const { id } = request;
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
        ...{ removes: ['keys'], stays: [], gone: false },
      });
      const undo = await desk.world().ask('requests.undo', { id, agreed: ['keys'] });
      expect(await desk.world().settled(undo.id)).toMatchObject({ state: 'confirmed' });
      expect(await stored()).toEqual([]);
      expect(await desk.world().ask('requests.get', { id })).toMatchObject({
        undone: { removed: ['keys'] },
      });
    });

    it('replaces a key whatever comment it has by now; its undo leaves the old one away', async () => {
      const [old, fresh] = [freshKey(), freshKey()];
      await desk.direct.directory.addKey(person, `${old.line} and more`);
      const request = await changed({ sshKey: fresh.line, remove: [old.fingerprint] });
      expect(request).toMatchObject({ state: 'confirmed' });
      expect(await stored()).toEqual([fresh.line]);
      expect(await desk.world().ask('requests.planUndo', { id: request.id })).toMatchObject({
        stays: [{ why: 'key-not-put-back', params: [old.fingerprint] }],
      });
    });

    it('removes a key, which nobody puts back', async () => {
      const [gone, kept] = [freshKey(), freshKey()];
      await desk.direct.directory.addKey(person, gone.line);
      await desk.direct.directory.addKey(person, kept.line);
      const request = await changed({ remove: [gone.fingerprint] });
      expect(request).toMatchObject({ state: 'confirmed' });
      expect((await stored()).filter((line) => sameKey(line, kept.line))).toHaveLength(1);
      expect(await stored()).toHaveLength(1);
      expect(await desk.world().call('requests.planUndo', { id: request.id })).toMatchObject({
        ok: false,
      });
    });

    it('that was there before is done, and is not undone', async () => {
      const key = freshKey();
      await desk.direct.directory.addKey(person, key.line);
      const request = await changed({ sshKey: key.line.replace('ada@laptop', 'elsewhere') });
      expect(request).toMatchObject({ state: 'confirmed' });
      expect(await stored()).toEqual([key.line]);
      expect(await desk.world().call('requests.planUndo', { id: request.id })).toMatchObject({
        ok: false,
      });
    });

    it('is not filed without the password of the account, and nothing is written', async () => {
      const { line: sshKey } = freshKey();
      for (const password of ['', `${personsPassword}!`]) {
        expect(await change({ sshKey }, password)).toMatchObject({
          error: { code: 'invalid-input', fields: [{ field: 'password' }] },
        });
      }
      expect(await stored()).toEqual([]);
      expect(await desk.world().ask('requests.list', {})).toMatchObject({ requests: [] });
    });

    it('guesses no account closed: after three wrong passwords none is tried for a while, wherever it is typed', async () => {
      const { line: sshKey } = freshKey();
      for (const password of ['one', 'two', 'three']) await change({ sshKey }, password);
      expect(await change({ sshKey })).toMatchObject({ error: { code: 'password-paused' } });
      const typed = { shellName: person, password: personsPassword };
      expect(await desk.world().ask('clinic.tryPassword', typed)).toMatchObject({
        found: 'paused',
      });
      expect(await stored()).toEqual([]);
    });

    it('is not filed with nothing to do, or with what is no key', async () => {
      const refused = { error: { code: 'invalid-input', fields: [{ field: 'sshKey' }] } };
      expect(await change({})).toMatchObject(refused);
      expect(await change({ sshKey: 'ssh-ed25519 nonsense' })).toMatchObject(refused);
    });

    it('with a key that somebody else has says whose it is, and goes on with a reason', async () => {
      const { line: sshKey } = freshKey();
      const owner = await desk.person();
      await desk.direct.directory.addKey(owner, sshKey);
      expect(await change({ sshKey })).toMatchObject({
        error: { fields: [{ field: 'sshKey', rule: 'key-held', params: [owner] }] },
      });
      expect(await stored()).toEqual([]);
      const sharedBecause = 'a robot that both of them run';
      expect(await changed({ sshKey, sharedBecause })).toMatchObject({
        ...{ state: 'confirmed', sshKeys: { sharedBecause } },
      });
      expect(await stored()).toEqual([sshKey]);
    });

    it('is made once where the answer was lost', async () => {
      const key = freshKey();
      desk.directoryFaults.after = first('addKey');
      const request = await changed({ sshKey: key.line });
      await desk.world().ask('requests.sync', {});
      expect(await desk.world().settled(request.id)).toMatchObject({ state: 'confirmed' });
      expect(await stored()).toEqual([key.line]);
    });
  });
}
