import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfText } from '../../../../../electron/core/kinds/base/through-hub.ts';
import { sha256 } from '../../../../../electron/adapters/node/system.ts';
import { cardOf } from '../../../../fakes/hub-callers.ts';
import { ended, practiceHub, type PracticeHub } from '../../../../fakes/hub-desk.ts';
import { newDeskKey } from '../../../../servers/desk-hub.ts';

let hub: PracticeHub;
beforeEach(async () => {
  hub = await practiceHub();
});
afterEach(() => hub.close());

describe('the digest of a card', () => {
  it('is SHA-256 of its text in UTF-8', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const expected = createHash('sha256').update(text).digest('hex');
        expect(digestOfText(text, sha256)).toBe(expected);
      }),
    );
  });
});

describe('a desk that works through a hub', () => {
  it('hands a card in, follows it, and learns what the hub knows', async () => {
    const desk = await hub.desk();
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    const request = await ended(desk, id);
    const atHub = await hub.world.ask('requests.get', { id });
    expect(request).toMatchObject({ state: 'confirmed', origin: 'made' });
    expect(request.uidNumber).toBe(atHub.uidNumber);
    expect(request.steps).toEqual([
      { id: 'hand-in', state: 'confirmed' },
      { id: 'at-hub', state: 'confirmed' },
    ]);
  });

  it('hands in what a card asks for beside it, each once what it depends on is done', async () => {
    const desk = await hub.desk();
    const further = {
      membership: { reason: 'bikes' },
      tool: { name: 'bike-counts' },
      project: { name: 'bikes', purpose: 'counting', members: [] },
    };
    const { id } = await desk.ask('requests.submit', { ...cardOf('mara'), further });
    await ended(desk, id);
    const { requests } = await desk.ask('requests.list', {});
    const all = await Promise.all(requests.map((request) => ended(desk, request.id)));
    expect(all.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'account confirmed',
      'membership confirmed',
      'project confirmed',
      'tool confirmed',
    ]);
    const tool = all.find(({ kind }) => kind === 'tool');
    const toolAtHub = await hub.world.ask('requests.get', { id: tool?.id ?? '' });
    expect(tool?.tool).toEqual(toolAtHub.tool);
    const maintainer = await desk.ask('tools.setMaintainer', {
      ...{ tool: 'bike-counts', shellName: 'jane', change: 'add' },
    });
    const { problem } = await ended(desk, maintainer.id);
    const there = await hub.world.ask('requests.get', { id: maintainer.id });
    expect(problem).toEqual(there.problem);
  });

  it('keeps everything in its own queue while the hub is away, and sends it when that is back', async () => {
    await hub.goAway();
    const desk = await hub.desk();
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    const waiting = await desk.settled(id);
    expect(waiting).toMatchObject({ state: 'waiting', problem: { code: 'hub-unreachable' } });
    expect((await desk.ask('connection.current', {})).state).toBe('offline');
    await hub.comeBack();
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed' });
    expect((await desk.ask('connection.current', {})).state).toBe('online');
  });

  it('waits for a hub that does not know it yet, and says so', async () => {
    const key = newDeskKey();
    const desk = await hub.desk({ key, isKnown: false });
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    expect(await desk.settled(id)).toMatchObject({
      state: 'waiting',
      problem: { code: 'desk-not-enrolled' },
    });
    const { code } = await desk.ask('desk.askIn', { name: 'Front desk' });
    await hub.world.ask('desks.enrol', { code });
    expect(await desk.ask('desk.current', {})).toMatchObject({ hub: { enrolled: 'yes' } });
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed' });
  });

  it('tells what the hub needs a person for, in its words, and takes the answer there', async () => {
    const desk = await hub.desk();
    const first = await desk.ask('requests.submit', cardOf('mara'));
    await ended(desk, first.id);
    const second = { ...cardOf('mara'), email: 'other@example.org' };
    const { id } = await desk.ask('requests.submit', second);
    const asked = await ended(desk, id);
    const there = await hub.world.ask('requests.get', { id });
    expect(asked.state).toBe('needs-you');
    expect(asked.problem).toEqual(there.problem);

    await desk.ask('requests.rename', { id, username: 'Person mira', shellName: 'mira' });
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed', shellName: 'mira' });
    expect(await hub.world.ask('requests.get', { id })).toMatchObject({ shellName: 'mira' });
  });

  it('tells that somebody at the hub canceled it, and why', async () => {
    const desk = await hub.desk();
    const first = await desk.ask('requests.submit', cardOf('mara'));
    await ended(desk, first.id);
    const { id } = await desk.ask('requests.submit', { ...cardOf('mara'), email: 'o@example.org' });
    await ended(desk, id);
    await hub.world.ask('requests.dismiss', { id, reason: 'came twice' });
    await desk.ask('requests.sync', {});
    await desk.call('requests.retry', { id });
    await expect
      .poll(async () => (await desk.ask('requests.get', { id })).problem)
      .toEqual({ code: 'hub-dismissed', params: ['came twice'] });
  });

  it('does not send the second card that another desk sent under its own id', async () => {
    const [one, other] = [await hub.desk(), await hub.desk()];
    const first = await one.ask('requests.submit', cardOf('mara'));
    await ended(one, first.id);
    const second = await other.ask('requests.submit', cardOf('mara'));
    expect(await ended(other, second.id)).toMatchObject({
      state: 'needs-you',
      problem: { code: 'hub-has-card', params: [first.id] },
    });
    expect((await hub.world.ask('requests.list', {})).total).toBe(1);
  });

  it('hands in again what the hub has lost', async () => {
    const desk = await hub.desk();
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    await ended(desk, id);
    await hub.desks.forget(id);
    expect(hub.taken().filter((line) => line === `PUT requests/${id}`)).toHaveLength(1);
  });

  it('says of what it cannot hand in that it has to be asked for while the hub is there', async () => {
    const desk = await hub.desk();
    const id = randomUUID();
    const { requests } = await desk.ask('requests.list', {});
    expect(requests).toEqual([]);
    const facts = { shellName: 'jdoe', username: '', remove: ['SHA256:x'], ownerProven: true };
    const now = new Date().toISOString();
    await desk.journal.file([
      {
        ...{ id, kind: 'ssh-keys', state: 'saved', createdAt: now, updatedAt: now, revision: 1 },
        ...{ askedBy: '', facts, finished: [], attempted: [], failures: 0 },
      },
    ]);
    await desk.ask('requests.sync', {});
    expect(await ended(desk, id)).toMatchObject({ problem: { code: 'hub-only-asked' } });
  });
});
