import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atHub, forThemselves, type Role } from '../../../electron/core/base/caller.ts';
import { contract, events, isEvent, isMethod, type Input } from '../../../shared/contract/index.ts';
import {
  approvalRules,
  calling,
  type Calling,
  callingAs,
  cardOf,
} from '../../fakes/hub-callers.ts';
import { practiceEvent, type PracticeEvent } from '../../fakes/practice-event.ts';
import type { World } from '../../fakes/world.ts';

/** Whatever of it comes to the other newcomer would be seen. */
const secret = {
  ...cardOf('qqsecretqq'),
  username: 'Qqsecretqq Name',
  email: 'qqsecretqq@qqsecretqq.example',
  sshKey:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd qq@laptop',
};
const nobodys = '00000000-0000-4000-8000-000000000000';
const reason = 'because';
const pair = { username: secret.username, shellName: secret.shellName };

/** The same of the methods about requests. */
const ofRequests = (id: string): Readonly<Record<string, readonly unknown[]>> => ({
  'requests.conflict': [{ id }],
  'requests.dismiss': [{ id, reason }],
  'requests.edit': [{ id, email: 'x@example.org' }],
  'requests.get': [{ id }],
  'requests.list': [{}, { olderThan: id }, { states: ['for-approval', 'confirmed'] }],
  'requests.planUndo': [{ id }],
  'requests.planUndoAll': [{ id }],
  'requests.rename': [{ id, username: 'Somebody New', shellName: 'somebody' }],
  'requests.retry': [{ id }, { id, password: 'twelve horses ran' }],
  'requests.submit': [
    { ...cardOf('another'), expected: id },
    // The same address and key under another name: whose they are is not said.
    { ...cardOf('another'), email: secret.email, sshKey: secret.sshKey },
  ],
  'requests.undo': [{ id, agreed: ['account'] }],
  'requests.undoAll': [{ id, agreed: [{ of: id, agreed: ['account'] }] }],
});

/** What somebody could send about a request; for a method with no id in it, whatever may tell of one. */
const inputsAbout = (id: string): Readonly<Record<string, readonly unknown[]>> => ({
  ...ofRequests(id),

  'accounts.find': [{ text: 'qqsecret' }],
  'accounts.holders': [{ shellName: 'x', email: secret.email, request: id }],
  'accounts.show': [{ shellName: secret.shellName }],
  'approvals.answer': [{ id, text: reason }],
  'approvals.claim': [{ id }, { id, because: reason }],
  'approvals.decide': [
    { requests: [{ id }], decision: 'approve' },
    { requests: [{ id }, { id: nobodys }], decision: 'refuse', reason },
  ],
  'approvals.list': [{}, { olderThan: id }],
  'approvals.release': [{ id }],
  'audit.list': [{}, { request: id }],
  'bundles.export': [{}, { ids: [id] }],
  'clinic.look': [{ who: secret.email }, { who: secret.shellName }],
  'guides.forPerson': [{ shellName: secret.shellName }],
  'kiosk.begun': [{}],
  'memberships.file': [{ shellName: secret.shellName, as: 'member', reason, after: id }],
  'memberships.show': [{ shellName: secret.shellName }],
  'names.check': [
    { ...pair, request: id },
    { ...pair, shellName: 'x', request: id },
  ],
  'names.recall': [{ ...pair, request: id }],
  'projects.noteReview': [{ id, url: 'https://review.example/1' }],
  'shift.hold': [{ id, from: '' }],
  'shift.note': [{ id, text: reason, over: 0 }],
  'tools.create': [{ name: 'bikes', maintainer: secret.shellName, after: id }],
  'workshop.current': [{ language: 'en' }],
  'workshop.tick': [{ id, step: 'paws/run', done: true, seen: '' }],
});

const methods = Object.keys(contract).filter(isMethod);

let event: PracticeEvent;
let world: World;
let helper: Calling;
let foreign: string;

beforeEach(async () => {
  event = await practiceEvent();
  world = event.desk({ ports: { approval: approvalRules } });
  helper = calling(world, 'helper', 'hanna');
  const { id } = await calling(world, 'newcomer', 'theirs').ask('requests.submit', secret);
  foreign = id;
});
afterEach(() => event.close());

/** How a method answers about the request of another, and about one that there is not. */
async function answersOf(by: Calling, method: (typeof methods)[number]): Promise<string[][]> {
  const inputs = [foreign, nobodys].map((id) => inputsAbout(id)[method] ?? [{}, { id }]);
  const { dispatch } = world.app.for(by.caller);
  const answers: string[][] = [];
  for (const of of inputs) {
    const told: string[] = [];
    for (const input of of) told.push(JSON.stringify(await dispatch(method, input)));
    answers.push(told);
  }
  return answers;
}

/** Answers alike but for the id that was asked about and the time at which it was asked. */
const alike = (answer: string): string =>
  answer
    .replaceAll(foreign, nobodys)
    .replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"time"')
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id');

/** Whoever may steer and knows of nothing but their own: the rows hold even where a method would not. */
const steering = (who: string): Calling =>
  callingAs(world, {
    ...atHub('newcomer', { who, event: 'practice' }),
    rights: ['self', 'submit', 'approve', 'grant'],
  });

describe.each([
  ['a newcomer', (): Calling => calling(world, 'newcomer', 'mine')],
  ['somebody who could steer', (): Calling => steering('mine')],
  ['somebody without a name', (): Calling => steering('')],
])('%s', (_, caller) => {
  it.each(methods)(
    'is told by %s of another’s request what they are told of none',
    async (method) => {
      const before = await world.journal.get(foreign);
      const [theirs = [], none = []] = await answersOf(caller(), method);
      expect(theirs.map(alike)).toEqual(none.map(alike));
      // What they typed themselves comes back: of what they did not, nothing.
      expect(theirs.join('\n')).not.toMatch(/qqsecretqq@|qq@laptop/i);
      if (!JSON.stringify(inputsAbout(foreign)[method] ?? '').includes('qqsecret')) {
        expect(theirs.join('\n')).not.toMatch(/qqsecret/i);
      }
      expect(await world.journal.get(foreign)).toEqual(before);
    },
  );
});

it('a newcomer is answered by what their card needs, and by nothing else', async () => {
  const newcomer = calling(world, 'newcomer', 'mine');
  for (const method of methods) {
    const answers = (await answersOf(newcomer, method)).flat();
    const isRefused = answers.every((answer) => answer.includes('"not-allowed"'));
    expect(isRefused, method).toBe(!forThemselves.includes(method));
  }
});

it.each(['helper', 'desk', 'approver', 'organizer', 'operator'] as const satisfies readonly Role[])(
  'a %s finds the request that a newcomer filed, with all of it',
  async (role) => {
    const { email } = await calling(world, role, 'x').ask('requests.get', { id: foreign });
    expect(email).toBe(secret.email);
  },
);

describe('a newcomer’s own request', () => {
  const own = async (newcomer: Calling) => newcomer.ask('requests.submit', cardOf('mine'));

  it('is theirs to read, list, count, rename and go on with', async () => {
    const newcomer = calling(world, 'newcomer', 'mine');
    const { id } = await own(newcomer);
    const listed = await newcomer.ask('requests.list', {});
    expect([listed.requests.map((one) => one.id), listed.total]).toEqual([[id], 1]);
    expect((await newcomer.ask('requests.get', { id })).shellName).toBe('mine');
    const named = { id, username: 'Mine Too', shellName: 'mine2' };
    expect((await newcomer.ask('requests.rename', named)).shellName).toBe('mine2');
    expect((await newcomer.ask('requests.retry', { id, password: 'ten horses ran' })).id).toBe(id);
    expect((await newcomer.ask('requests.conflict', { id })).holders).toEqual([]);
  });

  it('says nothing that a helper knows of it', async () => {
    const newcomer = calling(world, 'newcomer', 'mine');
    const { id } = await own(newcomer);
    await helper.ask('approvals.claim', { id });
    await helper.ask('approvals.decide', { requests: [{ id }], decision: 'ask', reason });
    const told = JSON.stringify([
      await newcomer.ask('requests.get', { id }),
      await newcomer.ask('requests.list', {}),
      await newcomer.ask('event.current', {}),
    ]);
    expect(told).toContain(reason);
    expect(told).not.toMatch(/hanna|@example\.org|cn=|ldaps?:/);
  });

  it('has no place for what a helper says, nor for other people', async () => {
    const newcomer = calling(world, 'newcomer', 'mine');
    const members = [{ shellName: 'jdoe', as: 'member' as const }];
    const project = { name: 'bikes', purpose: 'p', preset: 'small', ends: '2099-01-01', members };
    const more: readonly Partial<Input<'requests.submit'>>[] = [
      { sharedBecause: 'me' },
      { expected: 'nobody' },
      { further: { project } },
    ];
    for (const said of more) {
      const answer = await newcomer.refused('requests.submit', { ...cardOf('mine'), ...said });
      expect(answer).toMatch(/^not-allowed/);
    }
    const { id } = await own(newcomer);
    expect(await newcomer.refused('requests.retry', { id, sharedBecause: 'me' })).toMatch(
      /^not-allowed/,
    );
  });

  it('is not told to another session that types the same card at the same moment', async () => {
    const sessions = ['phone', 'laptop'].map((who) => calling(world, 'newcomer', who));
    const card = { ...cardOf('mine'), further: { tool: { name: 'mine' } } };
    const answers = await Promise.all(
      sessions.map(({ caller }) => world.app.for(caller).dispatch('requests.submit', card)),
    );
    const [taken] = answers.filter(({ ok }) => ok);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: 'asked-otherwise', params: [] } });
    expect(taken).toMatchObject({ value: { shellName: 'mine' } });
    const listed = await Promise.all(sessions.map((one) => one.ask('requests.list', {})));
    expect(listed.map(({ total }) => total).toSorted()).toEqual([0, 2]);
  });

  it('is not found by the session of another newcomer', async () => {
    const { id } = await own(calling(world, 'newcomer', 'mine'));
    expect(await calling(world, 'newcomer', 'mine2').refused('requests.get', { id })).toBe(
      `not-found ${id}`,
    );
  });
});

it('an event stream tells a newcomer of their own requests and of nothing else', async () => {
  const told: string[] = [];
  const newcomer = calling(world, 'newcomer', 'mine');
  for (const name of Object.keys(events).filter(isEvent)) {
    newcomer.events.on(name, (payload) => told.push(JSON.stringify([name, payload])));
  }
  const streamed: string[] = [];
  world.app.listen(newcomer.caller, (name, payload) => {
    streamed.push(JSON.stringify([name, payload]));
  });
  const heard: string[] = [];
  helper.events.on('requests.changed', ({ id }) => heard.push(id));
  const { id } = await newcomer.ask('requests.submit', cardOf('mine'));
  const requests = [{ id }, { id: foreign }];
  await helper.ask('approvals.decide', { requests, decision: 'approve' });
  for (const one of [id, foreign]) await world.settled(one);
  await helper.ask('shift.note', { id, text: 'tall', over: 0 });
  await world.ask('session.signOut', {});
  await world.ask('kiosk.current', {});
  expect(new Set(heard)).toEqual(new Set([id, foreign]));
  expect(told.length).toBeGreaterThan(2);
  expect(streamed).toEqual(told);
  for (const line of told) {
    expect(line).toContain(`["requests.changed",{"id":"${id}"`);
    expect(line).not.toMatch(/qqsecret|@|hanna/);
  }
});

it('who was let in to another event is not let in here', () => {
  const elsewhere = atHub('operator', { who: 'ada', event: 'another' });
  const refused: unknown = expect.objectContaining({ code: 'not-allowed' });
  expect(() => world.app.for(elsewhere)).toThrow(refused);
  expect(() => world.app.listen(elsewhere, () => undefined)).toThrow(refused);
});
