import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import {
  faultyDirectory,
  once,
  unreachable,
  type Faults,
} from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane, janesName } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};
const other = { username: 'Newer Person', shellName: 'newerperson' };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd a@b';

describe('changing a request', () => {
  let faults: Faults;
  let directory: Directory;
  let world: World;

  beforeEach(() => {
    faults = { before: unreachable };
    directory = directoryOf(jane);
    world = createWorld({
      directory: faultyDirectory(directory, faults),
      profile: plainProfile(),
    });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const waiting = async (change: Partial<typeof card> = {}) => {
    const { id } = await world.ask('requests.submit', { ...card, ...change });
    return world.settled(id);
  };
  const people = (...names: string[]) => directory.look({ names });

  it('takes other names offline and makes one account, under the new ones', async () => {
    const { id } = await waiting();
    await world.ask('requests.rename', { id, ...other });
    await world.settled(id);
    faults.before = undefined;
    await world.ask('requests.retry', { id });
    expect(await world.settled(id)).toMatchObject({ id, state: 'confirmed', ...other });
    expect(await people(card.shellName, card.username)).toEqual([]);
    expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
  });

  it('asks nobody about names for a request that is not there, or cannot have them', async () => {
    const { id } = await waiting();
    await world.ask('requests.dismiss', { id, reason: 'left' });
    const asked: string[] = [];
    faults.before = (operation) => void asked.push(operation);
    const nobodys = '00000000-0000-4000-8000-000000000000';
    for (const [of, code] of [
      [id, 'request-not-open'],
      [nobodys, 'not-found'],
    ] as const) {
      const names = { username: janesName, shellName: jane.uid };
      expect(await world.call('requests.rename', { id: of, ...names })).toMatchObject({
        error: { code },
      });
    }
    expect(asked).toEqual([]);
  });

  it('goes on with the same request when its name was lost', async () => {
    const { id } = await waiting({ username: janesName });
    faults.before = undefined;
    await world.ask('requests.retry', { id });
    expect(await world.settled(id)).toMatchObject({ problem: { code: 'name-taken' } });
    await world.ask('requests.rename', { id, ...other });
    expect(await world.settled(id)).toMatchObject({ id, state: 'confirmed', ...other });
  });

  it('refuses names that somebody has, at the field', async () => {
    faults.before = undefined;
    const { id } = await world.ask('requests.submit', { ...card, username: janesName });
    await world.settled(id);
    const answer = await world.call('requests.rename', { id, ...other, shellName: jane.uid });
    expect(answer).toMatchObject({
      error: { fields: [{ field: 'shellName', rule: 'taken-person', params: [jane.uid] }] },
    });
  });

  it('refuses names that break the card’s rules, and the password as a name', async () => {
    const { id } = await waiting();
    const rename = (names: typeof other) => world.call('requests.rename', { id, ...names });
    expect(await rename({ ...other, shellName: '9lives' })).toMatchObject({
      error: { fields: [{ field: 'shellName', rule: 'shell-first' }] },
    });
    expect(await rename({ ...other, username: card.password })).toMatchObject({
      error: { fields: [{ field: 'password', rule: 'password-known' }] },
    });
  });

  it('does not rename what was sent and may have arrived', async () => {
    faults.before = undefined;
    faults.after = once('addPerson');
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    faults.before = unreachable;
    const sent = { error: { code: 'request-sent' } };
    expect(await world.call('requests.rename', { id, ...other })).toMatchObject(sent);
    const edited = await world.call('requests.edit', { id, email: 'b@example.org' });
    expect(edited).toMatchObject(sent);
    expect(await world.ask('requests.get', { id })).not.toHaveProperty('editable');
  });

  it('does not rename a request whose own entry stands beside the one that took its name', async () => {
    faults.before = undefined;
    faults.after = async (operation) => {
      if (operation === 'addPerson') await standsBeside();
    };
    const standsBeside = async () => {
      faults.after = undefined;
      const [own] = await people(card.shellName);
      const twin = {
        ...jane,
        uid: 'twin',
        uids: ['twin'],
        cns: [card.username],
        uidNumber: 100_500,
      };
      twins = own ? [own, twin] : [];
    };
    let twins: Awaited<ReturnType<typeof people>> = [];
    const look = directory.look;
    directory.look = async (what) => (twins.length > 0 ? twins : look(what));
    const { id } = await world.ask('requests.submit', card);
    expect(await world.settled(id)).toMatchObject({ problem: { code: 'name-taken' } });
    const answer = await world.call('requests.rename', { id, ...other });
    expect(answer).toMatchObject({ error: { code: 'request-sent' } });
  });

  it('changes address and key before anything is sent, and leaves out what was left out', async () => {
    const { id, editable } = await waiting();
    expect(editable).toBe(true);
    const withKey = await world.ask('requests.edit', { id, email: 'b@example.org', sshKey: key });
    expect(withKey).toMatchObject({
      email: 'b@example.org',
      keyFingerprint: expect.stringMatching(/^SHA256:/),
    });
    await world.settled(id);
    const kept = await world.ask('requests.edit', { id, email: 'c@example.org' });
    expect(kept.keyFingerprint).toBe(withKey.keyFingerprint);
    await world.settled(id);
    const gone = await world.ask('requests.edit', { id, email: 'c@example.org', sshKey: '' });
    expect(gone).not.toHaveProperty('keyFingerprint');
    await world.settled(id);
    expect(await world.call('requests.edit', { id, email: 'nowhere' })).toMatchObject({
      error: { fields: [{ field: 'email' }] },
    });
  });

  it('changes nothing that has ended', async () => {
    const { id } = await waiting();
    await world.ask('requests.dismiss', { id, reason: 'went home' });
    const ended = { error: { code: 'request-not-open' } };
    expect(await world.call('requests.rename', { id, ...other })).toMatchObject(ended);
    const edited = await world.call('requests.edit', { id, email: 'b@example.org' });
    expect(edited).toMatchObject(ended);
  });
});
