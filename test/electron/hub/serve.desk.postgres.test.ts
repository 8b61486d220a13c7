import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolAtHub } from '../../../electron/hub/operate.ts';
import type { RunningHub } from '../../../electron/hub/serve.ts';
import { testProfile } from '../../servers/test-profile.ts';
import { cardOf } from '../../fakes/hub-callers.ts';
import { deskAt, ended } from '../../fakes/hub-desk.ts';
import { removeFolder, type World } from '../../fakes/world.ts';
import { hubAt, newDeskKey } from '../../servers/desk-hub.ts';
import { EVENT, helper, openHubWorld, type HubWorld } from './hub-world.ts';

let world: HubWorld;
let hub: RunningHub;
let desk: World;
const key = newDeskKey();
beforeAll(async () => {
  world = await openHubWorld();
  hub = await world.serve();
  const url = `${hub.config.origin}/e/${EVENT}`;
  desk = deskAt({ profile: testProfile(world.slapd), hub: hubAt(url, key), url });
  await desk.app.start();
});
afterAll(async () => {
  await desk.app.stop();
  removeFolder(desk.folder);
  await hub.stop();
  await world.stop();
});

describe('a desk at the server of a hub', () => {
  it('asks to be let in, and then has its requests made', async () => {
    const { id } = await desk.ask('requests.submit', cardOf('through-server'));
    expect((await desk.settled(id)).problem?.code).toBe('desk-not-enrolled');
    const { code } = await desk.ask('desk.askIn', { name: 'Front desk' });
    const terminal = { env: world.env, tell: () => undefined, stopped: Promise.resolve() };
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    const wrong = enrolAtHub(world.file, { event: EVENT, code: 'nobody' }, terminal);
    await expect(wrong).rejects.toMatchObject({ code: 'desk-code-unknown' });
    const { lines } = await enrolAtHub(world.file, { event: EVENT, code: typed }, terminal);
    const { hub: known } = await desk.ask('desk.current', {});
    expect(known?.enrolled).toBe('yes');
    // What both tell is compared by eye.
    expect(lines).toEqual([`Desk let in: Front desk, ${known?.fingerprint}`]);
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed', origin: 'made' });
    expect(world.slapd.ldapsearch(['(uid=through-server)', 'uid'])).toContain(
      'uid: through-server',
    );
  });

  it('reads the names of the directory, and knows without the hub which are taken', async () => {
    const recall = async (shellName: string) => {
      const known = await desk.ask('names.recall', { username: 'Nobody At All', shellName });
      return [known.username.is, known.shellName.is];
    };
    await expect.poll(() => recall(helper.uid)).toEqual(['free-as-of', 'taken-as-of']);
    expect(await recall('nobody-at-all')).toEqual(['free-as-of', 'free-as-of']);
  });

  it('is no browser: what a page sends there is refused', async () => {
    const answer = await fetch(`${hub.config.origin}/e/${EVENT}/desks/me`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    const unsigned = await fetch(`${hub.config.origin}/e/${EVENT}/desks/me`, {
      headers: { origin: 'https://elsewhere.example.org' },
    });
    expect(unsigned.status).toBe(403);
  });
});
