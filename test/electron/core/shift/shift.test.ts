import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../../../electron/core/ports/ports.ts';
import { owner } from '../../../../electron/core/base/caller.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { begun, memoryKiosk, pin } from '../../../fakes/kiosk.ts';
import { faultyDirectory, unreachable } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};
const nobody = { needed: true, signedIn: false, bindDn: '' };
const directory = directoryOf(jane);

let worlds: World[];
let world: World;
let id: string;

function open(folder?: string, ports: Partial<Ports> = {}): World {
  const made = createWorld({
    ...{ directory, profile: plainProfile(), folder },
    ports: { session: nobody, kiosk: memoryKiosk(), ...ports },
  });
  worlds.push(made);
  return made;
}

beforeEach(async () => {
  worlds = [];
  world = open();
  ({ id } = await world.ask('requests.submit', card));
  await world.settled(id);
});
afterEach(async () => {
  for (const { app } of worlds) await app.stop();
  for (const { folder } of worlds) removeFolder(folder);
});

const enter = (name: string, at = world) => at.ask('shift.enter', { name });
const take = (name: string) => world.ask('shift.hold', { id, to: name, from: '' });
const write = (text: string, over = 0, at = world) => at.call('shift.note', { id, text, over });

describe('who is at the desk', () => {
  it('has to be known before anything is said', async () => {
    const unknown = { ok: false, error: { code: 'helper-unknown' } };
    expect(await world.call('shift.hold', { id, to: 'Asha', from: '' })).toMatchObject(unknown);
    expect(await write('x')).toMatchObject(unknown);
    expect(await world.call('shift.leave', {})).toMatchObject(unknown);
    expect((await world.ask('shift.current', {})).me).toBe('');
  });

  it('is whoever signed in with an account of their own, unless they say otherwise', async () => {
    const own = 'uid=asha,ou=people,dc=example,dc=org';
    const session = { needed: true, signedIn: true, bindDn: own };
    const named = open(undefined, { session });
    expect((await named.ask('shift.current', {})).me).toBe('asha');
    expect((await enter('Asha B', named)).me).toBe('Asha B');
    const profile = plainProfile();
    const shared = createWorld({
      directory,
      profile: { ...profile, directory: { ...profile.directory, bindDn: own.toUpperCase() } },
      ports: { session },
    });
    worlds.push(shared);
    expect((await shared.ask('shift.current', {})).me).toBe('');
  });

  it('is each caller’s own, and forgotten with a wipe', async () => {
    await enter('Asha');
    const other = world.app.for(owner('web'));
    expect(await other.dispatch('shift.current', {})).toMatchObject({ value: { me: '' } });
    await world.ask('wipe.run', { discardUnfinished: true });
    expect(await world.ask('shift.current', {})).toEqual({ me: '', cases: [] });
  });
});

describe('who holds a case', () => {
  it('is told with who said so and when, and to every screen', async () => {
    const heard: CaseView[] = [];
    world.events.on('shift.changed', (told) => heard.push(told));
    await enter('Asha');
    const taken = await take('Asha');
    expect(taken).toMatchObject({ id, revision: 1, holder: { name: 'Asha', by: 'Asha' } });
    const handed = await world.ask('shift.hold', { id, to: 'Ben', from: 'asha' });
    expect(handed).toMatchObject({ revision: 2, holder: { name: 'Ben', by: 'Asha' } });
    const back = await world.ask('shift.hold', { id, from: 'Ben' });
    expect(back).toEqual({ id, revision: 3 });
    expect(heard).toEqual([taken, handed, back]);
  });

  it('is not taken from somebody who was not seen to hold it', async () => {
    await enter('Asha');
    await take('Asha');
    expect(await world.call('shift.hold', { id, to: 'Ben', from: '' })).toMatchObject({
      error: { code: 'case-changed', params: ['Asha'] },
    });
    expect((await world.ask('shift.current', {})).cases[0]?.holder?.name).toBe('Asha');
  });

  it('goes to the next helper, or back, when somebody leaves; the cases of others stay', async () => {
    const second = { ...card, username: 'Other', shellName: 'other', email: 'o@example.org' };
    const { id: theirs } = await world.ask('requests.submit', second);
    await world.settled(theirs);
    await enter('Asha');
    await take('Asha');
    await world.ask('shift.hold', { id: theirs, to: 'Cem', from: '' });
    const left = await world.ask('shift.leave', { to: 'Ben' });
    expect(left.changed.map((it) => [it.id, it.holder?.name])).toEqual([[id, 'Ben']]);
    expect(left.me).toBe('');
    await enter('Ben');
    const [given] = (await world.ask('shift.leave', {})).changed;
    expect(given).toEqual({ id, revision: 3 });
  });
});

describe('the note of a case', () => {
  it('is kept beside who holds it, and taken away where it is empty', async () => {
    await enter('Asha');
    await take('Asha');
    expect(await write(' comes back after lunch ')).toMatchObject({
      value: {
        holder: { name: 'Asha' },
        note: { text: 'comes back after lunch', by: 'Asha', revision: 2 },
      },
    });
    const gone = await write('', 2);
    expect(gone).toMatchObject({ ok: true, value: { holder: { name: 'Asha' } } });
    expect(gone.ok && gone.value.note).toBeUndefined();
  });

  it('is written over nobody’s note, also by two processes at once', async () => {
    const second = open(world.folder);
    await enter('Asha');
    await enter('Ben', second);
    const answers = await Promise.all([write('of Asha'), write('of Ben', 0, second)]);
    const lost = answers.filter(({ ok }) => !ok);
    expect(lost).toHaveLength(1);
    const [kept] = (await world.ask('shift.current', {})).cases;
    expect(lost[0]).toMatchObject({ error: { code: 'case-changed', params: [kept?.note?.by] } });
    // Once it was read, it may be written over.
    expect(await write('both', kept?.note?.revision)).toMatchObject({ ok: true });
  });

  it('is not refused because somebody took the case meanwhile', async () => {
    await enter('Asha');
    await take('Ben');
    expect(await write('goes on')).toMatchObject({ ok: true });
  });

  it('has no key, no password, and none that this desk knows', async () => {
    const fields = (rule: string) => ({
      error: { code: 'invalid-input', fields: [{ field: 'text', rule }] },
    });
    await enter('Asha');
    expect(await write('-----BEGIN PRIVATE KEY-----')).toMatchObject(fields('note-private-key'));
    expect(await write('password: abcdef')).toMatchObject(fields('note-password'));
    expect(await write('x'.repeat(281))).toMatchObject(fields('note-too-long'));
    const away = open(undefined, {
      directory: faultyDirectory(directory, { before: unreachable }),
    });
    const filed = await away.ask('requests.submit', card);
    await away.settled(filed.id);
    await enter('Asha', away);
    const typed = { id: filed.id, text: `try ${card.password}`, over: 0 };
    expect(await away.call('shift.note', typed)).toMatchObject(fields('note-password'));
    expect((await world.ask('shift.current', {})).cases).toEqual([]);
  });

  it('is in no log, and in no line of the audit trail', async () => {
    await enter('Asha Canary');
    await write('a canary of a note');
    const { lines } = await world.ask('audit.list', {});
    expect(JSON.stringify([lines, world.logged])).not.toMatch(/canary/iu);
  });

  it('is told in another process that shows the desk', async () => {
    const second = open(world.folder);
    const heard: CaseView[] = [];
    second.events.on('shift.changed', (told) => heard.push(told));
    await second.app.start();
    await second.ask('requests.list', {});
    await enter('Asha');
    await write('seen elsewhere');
    await expect.poll(() => heard.map(({ note }) => note?.text)).toEqual(['seen elsewhere']);
  });

  it('is no news of the request itself for another process that has told of that', async () => {
    const second = open(world.folder);
    const heard: number[] = [];
    second.events.on('requests.changed', ({ revision }) => heard.push(revision));
    const notes: unknown[] = [];
    second.events.on('shift.changed', ({ note }) => notes.push(note?.text));
    await second.app.start();
    await second.ask('requests.list', {});
    await enter('Asha');
    const texts = ['one', 'two', 'three'];
    for (const [over, text] of texts.entries()) {
      await write(text, over);
      await expect.poll(() => notes.at(-1)).toBe(text);
    }
    // Until then this process had told of none.
    expect(heard.length).toBeLessThanOrEqual(1);
    const another = { username: 'Other', shellName: 'other', email: 'other@example.org' };
    const { id: other } = await world.ask('requests.submit', { ...card, ...another });
    await expect.poll(() => heard.length).toBeGreaterThan(1);
    expect(other).not.toBe(id);
  });

  it('is told to nobody while a newcomer has the screen', async () => {
    await enter('Asha');
    const heard: unknown[] = [];
    world.events.on('shift.changed', (told) => heard.push(told));
    await world.ask('kiosk.start', { pin, card: begun });
    expect(await write('x')).toMatchObject({ error: { code: 'screen-handed-over' } });
    expect(await world.call('shift.current', {})).toMatchObject({
      error: { code: 'screen-handed-over' },
    });
    expect(heard).toEqual([]);
  });
});
