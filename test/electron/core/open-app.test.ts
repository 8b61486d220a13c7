import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { newEventKeys } from '../../../electron/adapters/bundle/event-keys.ts';
import { createAdapters } from '../../../electron/adapters/create-adapters.ts';
import { createStartKeeper } from '../../../electron/adapters/start/start-keeper.ts';
import { owner } from '../../../electron/core/base/caller.ts';
import { type OpenApp, openApp } from '../../../electron/core/open-app.ts';
import type { StartView } from '../../../shared/contract/start.ts';
import { plainProfile } from '../../fakes/profile.ts';

let dataFolder: string;
let app: OpenApp | undefined;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanyard-open-'));
});
afterEach(async () => {
  await app?.stop();
  rmSync(dataFolder, { recursive: true });
});

/** An event of its own, as the organizers' file says it. */
const eventOf = (id: string): { text: string } => {
  const profile = plainProfile();
  return { text: stringify({ ...profile, event: { ...profile.event, id } }) };
};

/** Lanyard as a host starts it on this data, and what its page calls and hears. */
async function open(given?: string) {
  await app?.stop();
  // This machine has no keychain.
  const env = { LDAPNOINIT: '1', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  app = await openApp({
    open: (profile, keeping) => createAdapters({ ...keeping, profile, dataFolder, env }),
    given,
    keeper: createStartKeeper(dataFolder, env),
  });
  const { dispatch, events } = app.for(owner('web'));
  await app.start();
  const heard: StartView[] = [];
  events.on('start.changed', (view) => heard.push(view));
  return {
    heard,
    events,
    call: dispatch,
    event: () => dispatch('event.current', {}),
    start: () => dispatch('start.current', {}),
  };
}

describe('a fresh start', () => {
  it('asks what the computer is used for, with practice behind it', async () => {
    const desk = await open();
    expect(await desk.start()).toMatchObject({ ok: true, value: { asks: true, given: false } });
    expect(await desk.event()).toMatchObject({ value: { practice: true } });
  });

  it('opens the chosen event for who is there already, says so, and does not ask again at the next start', async () => {
    const desk = await open();
    const chosen = await desk.call('start.choose', { way: 'desk', event: eventOf('bike-fest') });
    expect(chosen).toMatchObject({ ok: true, value: { asks: false, way: 'desk' } });
    expect(desk.heard).toMatchObject([{ asks: false, way: 'desk' }]);
    expect(await desk.event()).toMatchObject({ value: { id: 'bike-fest', practice: false } });
    expect(app?.profile().event.id).toBe('bike-fest');
    const next = await open();
    expect(await next.start()).toMatchObject({ value: { asks: false, way: 'desk' } });
    expect(await next.event()).toMatchObject({ value: { id: 'bike-fest' } });
  });

  it('hears of what happens in the event that is open, and no more of the one before', async () => {
    const desk = await open();
    const heard: unknown[] = [];
    const stop = desk.events.on('kiosk.changed', (view) => heard.push(view));
    const card = { username: '', shellName: '', email: '' };
    await desk.call('start.choose', { way: 'practice' });
    await desk.call('start.askAgain', {});
    await desk.call('start.choose', { way: 'desk', event: { shipped: 'practice' } });
    await desk.call('kiosk.start', { pin: '2580', card });
    expect(heard).toMatchObject([{ handedOver: true }]);
    // A newcomer has the screen: who has it chooses nothing.
    for (const method of ['start.choose', 'start.askAgain']) {
      const refused = await desk.call(method, method === 'start.choose' ? { way: 'practice' } : {});
      expect(refused).toMatchObject({ error: { code: 'screen-handed-over' } });
    }
    expect(await desk.start()).toMatchObject({ ok: true });
    stop();
    await desk.call('kiosk.end', { pin: '2580' });
    expect(heard).toHaveLength(1);
  });

  it('leaves everything as it is where the profile is not right, and says each mistake', async () => {
    const desk = await open();
    const wrong = { way: 'desk', event: { text: 'event: 7\n' } };
    expect(await desk.call('start.choose', wrong)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', fields: [{ rule: 'profile' }, { rule: 'profile' }] },
    });
    expect(await desk.call('start.choose', { way: 'desk' })).toMatchObject({ ok: false });
    expect(await desk.start()).toMatchObject({ value: { asks: true } });
    expect(await desk.event()).toMatchObject({ value: { practice: true } });
  });

  it('is not asked twice, nor where the command said which event', async () => {
    const refused = { ok: false, error: { code: 'not-allowed' } };
    const desk = await open();
    await desk.call('start.choose', { way: 'practice' });
    expect(await desk.call('start.choose', { way: 'practice' })).toMatchObject(refused);
    const given = await open('practice');
    expect(await given.start()).toMatchObject({ value: { asks: false, given: true } });
    expect(await given.call('start.choose', { way: 'practice' })).toMatchObject(refused);
    expect(await given.call('start.askAgain', {})).toMatchObject(refused);
  });
});

describe('a newcomer’s own computer', () => {
  const own = { way: 'newcomer', event: { shipped: 'practice' } };

  it('makes a file for the desk and may do nothing else, also after a restart', async () => {
    const made = {
      ...{ username: 'Zoë Own', shellName: 'zoe-own', email: 'zoe@example.org' },
      ...{ consent: { terms: true, publicEmail: true }, further: { tool: { name: 'zoe-bot' } } },
    };
    await (await open()).call('start.choose', own);
    const laptop = await open();
    expect(await laptop.call('bundles.make', made)).toMatchObject({ ok: true });
    for (const [method, input] of [
      ['requests.submit', { ...made, password: 'canary in the coal mine' }],
      ['requests.sync', {}],
      ['session.signIn', { bindDn: 'cn=a', password: 'b' }],
      ['vault.choose', { keeper: 'this-run' }],
      ['wipe.run', {}],
      ['kiosk.start', { pin: '2580', card: { username: '', shellName: '', email: '' } }],
    ] as const) {
      const answer = await laptop.call(method, input);
      expect(answer, method).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
  });

  it('makes the file of any event without a keychain, and keeps nothing of it', async () => {
    const { publicKey } = newEventKeys();
    const profile = plainProfile();
    const text = stringify({ ...profile, event: { ...profile.event, id: 'theirs', publicKey } });
    const laptop = await open();
    await laptop.call('start.choose', { way: 'newcomer', event: { text } });
    const made = {
      ...{ username: 'Zoë Own', shellName: 'zoe-own', email: 'zoe@example.org' },
      ...{ consent: { terms: true, publicEmail: true }, further: { tool: { name: 'zoe-bot' } } },
    };
    expect(await laptop.call('bundles.make', made)).toMatchObject({ ok: true });
    expect(readdirSync(join(dataFolder, 'theirs'))).not.toContain('journal.sqlite');
  });

  it('is refused for an event whose desks could not open the file', async () => {
    const desk = await open();
    expect(
      await desk.call('start.choose', { way: 'newcomer', event: eventOf('no-key') }),
    ).toMatchObject({ ok: false, error: { code: 'bundle-no-event-key' } });
    expect(await desk.start()).toMatchObject({ value: { asks: true } });
  });

  it('goes back to the first screen at once, with all that a desk may do', async () => {
    const desk = await open();
    await desk.call('start.choose', own);
    expect(await desk.call('start.askAgain', {})).toMatchObject({ value: { asks: true } });
    expect(await desk.call('requests.sync', {})).toMatchObject({ ok: true });
  });
});

describe('what was chosen', () => {
  it('is forgotten at a desk only from the next start on: requests may be on their way', async () => {
    const desk = await open();
    await desk.call('start.choose', { way: 'desk', event: eventOf('bike-fest') });
    expect(await desk.call('start.askAgain', {})).toMatchObject({ value: { asks: false } });
    expect(await desk.event()).toMatchObject({ value: { id: 'bike-fest' } });
    expect(await (await open()).start()).toMatchObject({ value: { asks: true } });
  });

  it('does not keep Lanyard closed where it cannot be opened any more', async () => {
    const desk = await open();
    await desk.call('start.choose', { way: 'desk', event: eventOf('bike-fest') });
    writeFileSync(join(dataFolder, 'event.yaml'), 'event: 7\n');
    const next = await open();
    expect(await next.start()).toMatchObject({
      value: { asks: true, problem: expect.stringContaining('event.yaml') },
    });
    expect(await next.event()).toMatchObject({ value: { practice: true } });
    expect(readFileSync(join(dataFolder, 'start.json'), 'utf8')).toContain('desk');
  });
});
