import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saltedHash } from '../../../../electron/adapters/ldap/salted-hash.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { PageAsked } from '../../../../electron/core/ports/request-journal.ts';
import type { DeskRegister } from '../../../../electron/core/ports/desks/desk-register.ts';
import { memoryDesks } from '../../../fakes/desk-register.ts';
import { calling, type Calling, cardOf as formOf } from '../../../fakes/hub-callers.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';
import { fileOf, rowOf } from '../../../suites/roster-file.ts';

let event: PracticeEvent;
let world: World;
let desks: DeskRegister;
/** How long ago everything was noted that a test has noted. */
let passedMs: number;
let [front, side]: [Calling, Calling] = [] as never; // set before each test

beforeEach(async () => {
  event = await practiceEvent();
  passedMs = 0;
  desks = memoryDesks(() => new Date(Date.now() + passedMs));
  world = event.desk({ ports: { desks } });
  [front, side] = [calling(world, 'desk', 'desk:front'), calling(world, 'desk', 'desk:side')];
});
afterEach(() => event.close());

const [PASSWORD, OTHER_PASSWORD] = [saltedHash('nine horses ran'), saltedHash('ten horses ran')];

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGBRdNUAvpSVrcIBwCAHJy1gtnT9/lIwPn0vkUf0gqtt m';

const cardOf = (shellName: string, more: object = {}): string =>
  JSON.stringify({
    kind: 'account',
    form: {
      username: `Person ${shellName}`,
      shellName,
      email: `${shellName}@example.org`,
      agreedAt: '2027-08-04T08:00:00.000Z',
      passwordHash: PASSWORD,
      ...more,
    },
  });

const digestOf = (card: string): string => createHash('sha256').update(card).digest('hex');

/** What a desk is told that hands this card in: how it stands, or what speaks against it. */
async function handIn(desk: Calling, id: string, card: string): Promise<string> {
  const answer = await desk.call('desks.handIn', { id, card });
  return answer.ok ? answer.value.is : [answer.error.code, ...answer.error.params].join(' ');
}

/** What a desk is told that looks for it. */
async function look(desk: Calling, id: string, card: string): Promise<string> {
  const answer = await desk.call('desks.look', { id, digest: digestOf(card) });
  return answer.ok ? answer.value.is : answer.error.code;
}

/** The request of somebody of a participant list. */
async function expectPerson(shellName: string): Promise<string> {
  const file = fileOf(rowOf(formOf(shellName)));
  const { id: plan } = await world.ask('roster.plan', { file });
  await world.ask('roster.submit', { id: plan });
  const { requests } = await world.ask('requests.list', {});
  return requests.find((request) => request.shellName === shellName)?.id ?? '';
}

/** The next write of a request fails, as where the database is away. */
function failNextSave(): void {
  const { save } = world.journal;
  world.journal.save = () => {
    world.journal.save = save;
    return Promise.reject(new AppError('storage-failed', 'The database is away'));
  };
}

describe('what is noted of a card that was handed in', () => {
  it('is nothing where the id is another’s request, whoever guessed it and however often', async () => {
    const id = randomUUID();
    expect(await handIn(front, id, cardOf('mara'))).toBe('same');
    await desks.forget(id);
    const guessed = cardOf('nora');
    for (let time = 0; time < 2; time += 1) {
      const both = [handIn(side, id, guessed), handIn(side, id, guessed)];
      expect(await Promise.all(both)).toEqual([`asked-otherwise ${id}`, `asked-otherwise ${id}`]);
      expect(await look(side, id, guessed)).toBe('not-found');
    }
  });

  it('makes way for another card where nothing came of it, once nobody can be filing it', async () => {
    const id = randomUUID();
    // Whoever noted it was ended before they filed it.
    await desks.note(id, { digest: 'of another card', desk: 'desk:front' });
    const changed = cardOf('mara');
    expect(await handIn(front, id, changed)).toBe(`asked-otherwise ${id}`);
    passedMs = 61_000;
    expect(await look(front, id, changed)).toBe('not-found');
    expect(await handIn(front, id, changed)).toBe('same');
    expect(await look(front, id, changed)).toBe('same');
    passedMs += 61_000;
    expect(await handIn(side, id, cardOf('nora'))).toBe(`asked-otherwise ${id}`);
  });

  it('makes way also where the request is gone that answered for it', async () => {
    const id = randomUUID();
    const card = cardOf('mara');
    expect(await handIn(front, id, card)).toBe('same');
    await desks.answeredBy(id, randomUUID());
    passedMs = 61_000;
    expect(await look(front, id, card)).toBe('not-found');
    expect(await handIn(front, id, card)).toBe('same');
    expect(await look(front, id, card)).toBe('same');
  });

  it('is noted again where it was taken away while the card was filed', async () => {
    const id = randomUUID();
    const { file } = world.journal;
    world.journal.file = async (requests, as) => {
      world.journal.file = file;
      await file(requests, as);
      await desks.forget(id);
    };
    const card = cardOf('mara');
    expect(await handIn(front, id, card)).toBe('same');
    expect(await look(front, id, card)).toBe('same');
  });
});

describe('a card that was handed in', () => {
  it('is held against what it may be of, and no list of all that stands here is read', async () => {
    // Names that are wanted here are read once in a process.
    await handIn(front, randomUUID(), cardOf('mara'));
    let pages = 0;
    for (const name of ['list', 'outline'] as const) {
      const page = world.journal[name];
      Object.assign(world.journal, { [name]: (asked: PageAsked) => ((pages += 1), page(asked)) });
    }
    const late = calling(world, 'desk', 'desk:late');
    expect(await handIn(late, randomUUID(), cardOf('nora'))).toBe('same');
    expect(pages).toBe(0);
  });
});

describe('the card of somebody who is expected', () => {
  it('is theirs, under the id that the desk gave it', async () => {
    const expected = await expectPerson('mara');
    const [id, card] = [randomUUID(), cardOf('mara')];
    expect(await handIn(front, id, card)).toBe('same');
    expect(await look(front, id, card)).toBe('same');
    expect(await desks.handedIn(id)).toMatchObject({ request: expected });
    expect((await world.ask('requests.list', {})).total).toBe(1);
  });

  it.each([
    ['another password', { passwordHash: OTHER_PASSWORD }],
    ['no key', { sshKey: undefined }],
  ])('is not taken for that of another desk with %s, which came first', async (_, more) => {
    const expected = await expectPerson('mara');
    const [id, card] = [randomUUID(), cardOf('mara', { sshKey: KEY })];
    failNextSave();
    expect(await handIn(front, id, card)).toBe('storage-failed');

    expect(await handIn(side, randomUUID(), cardOf('mara', { sshKey: KEY, ...more }))).toBe('same');
    expect(await look(front, id, card)).toBe('not-found');
    expect(await handIn(front, id, card)).toBe(`hub-has-card ${expected}`);
    expect(await look(front, id, card)).toBe('not-found');
  });

  it('is not taken for one of another password that came to another process meanwhile', async () => {
    const expected = await expectPerson('mara');
    const { get } = world.journal;
    let looks = 0;
    world.journal.get = async (id) => {
      const found = await get(id);
      if (id !== expected || !found) return found;
      looks += 1;
      // Expected still when the card is judged.
      if (looks === 1) return found;
      const facts = { ...found.facts, passwordHash: OTHER_PASSWORD };
      return { ...found, state: 'saved', facts };
    };
    // Wired now, over the journal as it answers from here on.
    const late = calling(world, 'desk', 'desk:late');
    const id = randomUUID();
    expect(await handIn(late, id, cardOf('mara'))).toBe(`asked-otherwise ${expected}`);
    expect(await desks.handedIn(id)).toBeUndefined();
  });

  it('is known again where the hub was ended before it noted whose it was', async () => {
    const expected = await expectPerson('mara');
    const [id, card] = [randomUUID(), cardOf('mara')];
    const { answeredBy } = desks;
    desks.answeredBy = () => Promise.reject(new AppError('storage-failed', 'It was ended'));
    expect(await handIn(front, id, card)).toBe('storage-failed');
    desks.answeredBy = answeredBy;
    expect(await look(front, id, card)).toBe('not-found');
    expect(await handIn(front, id, card)).toBe('same');
    expect(await desks.handedIn(id)).toMatchObject({ request: expected });
  });
});
