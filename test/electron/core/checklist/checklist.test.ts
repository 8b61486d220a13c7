import { describe, expect, it } from 'vitest';
import { createChecklist } from '../../../../electron/core/checklist/checklist.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { checkNames, type CheckName } from '../../../../shared/checklist/checklist.ts';
import type { Profile } from '../../../../shared/domain/profile.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { openVenue } from '../../../fakes/venue.ts';

type Options = Parameters<typeof createChecklist>[0];

const clock = fakeClock();
const now = clock.now().getTime();
const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
const connected = { state: 'online', since: at(-1) } as const;

const cloudSession = (change: object = {}, check: object = {}): Options['cloudSession'] => ({
  current: async () => ({
    available: true,
    signedIn: true,
    username: 'novaadmin',
    connection: connected,
    ...change,
  }),
  check: async () =>
    ({
      methods: [],
      roles: ['admin', 'member'],
      services: [],
      toolforge: { project: 'tools', found: true },
      ...check,
    }) as unknown as Awaited<ReturnType<Options['cloudSession']['check']>>, // what the checklist does not read is left out
});

const eventOf = (event: Partial<Profile['event']>): Profile => {
  const profile = plainProfile();
  return { ...profile, event: { ...profile.event, ...event }, cloud: plainCloudProfile() };
};

/** A network in which each server's certificate ends in so many days. */
const certified = (days: number): Options['venue'] => ({
  ...openVenue,
  reach: async () => ({ found: 'open', ms: 1, certificateEnds: at(days * 24) }),
});

/** A desk at which everything is right, a day before its event. */
const ready = (change: Partial<Options> = {}): Options => ({
  profile: eventOf({ starts: at(24), ends: at(72) }),
  practice: false,
  directory: { probe: () => Promise.resolve() },
  connection: { current: () => connected },
  session: { current: () => ({ needed: true, signedIn: true, bindDn: 'cn=writer' }) },
  cloudSession: cloudSession(),
  vault: { current: async () => ({ state: 'open', keeper: 'keychain' }) },
  nameIndex: { state: async () => ({ is: 'ready', read: at(-2), fresh: at(-1) }) },
  journal: { count: async () => 161 },
  bundleSeal: { canSeal: true },
  machine: { freeBytes: async () => 38_000_000_000 },
  venue: certified(30),
  serverTime: { ask: async () => now - 200, atLeast: () => undefined },
  clock,
  ...change,
});

const run = async (change: Partial<Options> = {}) =>
  (await createChecklist(ready(change)).run()).lines;
const lineAbout = async (name: CheckName, change: Partial<Options>) =>
  (await run(change)).find((line) => line.name === name);

describe('the checklist of a desk that is ready', () => {
  it('is good in every line, in order, with what was found', async () => {
    const lines = await run();
    expect(lines.map(({ name }) => name)).toEqual(checkNames);
    expect(lines.filter(({ state }) => state !== 'good')).toEqual([]);
    expect(lines.find(({ name }) => name === 'disk')?.params).toEqual([38]);
    expect(lines.find(({ name }) => name === 'participants')?.params).toEqual([161]);
    expect(lines.find(({ name }) => name === 'rights')?.params).toEqual(['admin, member']);
  });
});

const away = { state: 'offline', since: at(-1), problem: 'directory-unreachable' } as const;
const closed: Options['machine'] = { freeBytes: async () => 400_000_000 };
const noSsh: Options['venue'] = {
  ...openVenue,
  reach: async ({ port }) => ({ found: port === 22 ? 'timed-out' : 'open', ms: 1 }),
};
/** Portals are looked for where pages are. */
const withPages: Profile = {
  ...plainProfile(),
  accounts: { ...plainProfile().accounts, nameCheckUrl: 'https://idm.example.org/' },
};
const portal: Options['venue'] = { ...openVenue, portalBefore: async () => 'wifi.example' };
const login = { needed: true, signedIn: false, bindDn: 'cn=writer' };
const cloudAway = { connection: { ...away, problem: 'cloud-unreachable' } };
const otherTime = (said: number | undefined): Partial<Options> => ({
  serverTime: { ask: async () => said, atLeast: () => undefined },
});
const kept = (view: Awaited<ReturnType<Options['vault']['current']>>): Partial<Options> => ({
  vault: { current: async () => view },
});
const noDisk = { ...closed, freeBytes: () => Promise.reject(new Error('no')) };

/** What is changed, which line tells of it, and how. */
const wrong: readonly [Partial<Options>, CheckName, string, ...(string | number)[]][] = [
  [{ connection: { current: () => away } }, 'directory', 'away', 'directory-unreachable'],
  [{ session: { current: () => login } }, 'directory-login', 'missing'],
  [{ cloudSession: cloudSession(cloudAway) }, 'cloud', 'away', 'cloud-unreachable'],
  [{ cloudSession: cloudSession(cloudAway) }, 'cloud-login', 'not-asked'],
  [{ cloudSession: cloudSession(cloudAway) }, 'rights', 'not-asked'],
  [{ cloudSession: cloudSession({ available: false }) }, 'cloud', 'not-asked'],
  [{ cloudSession: cloudSession({ signedIn: false }) }, 'cloud-login', 'missing'],
  [
    { cloudSession: cloudSession({}, { toolforge: { project: 'tools', found: false } }) },
    'rights',
    'no-project',
    'tools',
  ],
  [otherTime(now + 2 * 3_600_000), 'clock', 'wrong', 120],
  [otherTime(undefined), 'clock', 'not-asked'],
  [kept({ state: 'open', keeper: 'this-run' }), 'keychain', 'this-run'],
  [kept({ state: 'open', keeper: 'passphrase' }), 'keychain', 'passphrase'],
  [kept({ state: 'locked', keeper: 'passphrase' }), 'keychain', 'closed'],
  [{ machine: closed }, 'disk', 'little', 0.4],
  [{ venue: portal, profile: withPages }, 'network', 'portal', 'wifi.example'],
  [{ machine: noDisk }, 'disk', 'not-asked'],
  [{ venue: openVenue }, 'certificates', 'not-asked'],

  [{ nameIndex: { state: async () => ({ is: 'none' }) } }, 'names', 'none'],
  [{ nameIndex: { state: async () => ({ is: 'too-large', read: at(-1) }) } }, 'names', 'too-many'],
  [{ profile: eventOf({}) }, 'dates', 'missing'],
  [{ profile: eventOf({ starts: at(-1), ends: at(1) }) }, 'dates', 'now', at(1)],
  [{ profile: eventOf({ starts: at(-9), ends: at(-1) }) }, 'dates', 'over', at(-1)],
  [{ bundleSeal: { canSeal: false } }, 'transfer', 'no-key'],
  [{ journal: { count: async () => 0 } }, 'participants', 'none'],
];

describe('a line of the checklist', () => {
  it.each(wrong)('tells of %o by %s: %s', async (change, name, ...told) => {
    const [found, ...params] = told;
    expect(await lineAbout(name, change)).toMatchObject({ found, params });
  });

  it('says which places the network does not let out', async () => {
    const profile = eventOf({});
    const cloud = { ...plainCloudProfile(), authUrl: 'https://cloud.example.org:25000/v3' };
    const toolforge = {
      project: 'tools',
      role: 'member',
      approval: 'here',
      loginHost: 'login.example.org',
    };
    const withLogin = { ...profile, cloud: { ...cloud, toolforge } } as Profile; // as the schema fills it in
    const line = await lineAbout('network', { profile: withLogin, venue: noSsh });
    expect(line).toMatchObject({
      state: 'to-do',
      found: 'closed',
      params: ['login.example.org:22'],
    });
  });

  it('says which certificates end before the event does, or too soon to wait', async () => {
    const event = { starts: at(10 * 24), ends: at(12 * 24) };
    const found = async (days: number) =>
      lineAbout('certificates', { venue: certified(days), profile: eventOf(event) });
    expect(await found(11)).toMatchObject({ state: 'to-do', found: 'ending' });
    expect((await found(11))?.params).toEqual([expect.stringContaining('ldap.example.org:')]);
    expect(await found(13)).toMatchObject({ found: 'hold' });
    const undated = (days: number) =>
      lineAbout('certificates', { venue: certified(days), profile: eventOf({}) });
    expect(await undated(6)).toMatchObject({ found: 'ending' });
    expect(await undated(8)).toMatchObject({ found: 'hold' });
  });

  it('of approvals asks for an address where others decide and nobody knows where', async () => {
    const elsewhere = (requestUrl: string | undefined) => {
      const toolforge = { project: 'tools', role: 'member', approval: 'elsewhere', requestUrl };
      return {
        ...eventOf({}),
        cloud: { ...plainCloudProfile(), toolforge, projects: undefined },
      } as Profile; // as above
    };
    const found = async (url?: string) =>
      (await lineAbout('approvals', { profile: elsewhere(url) }))?.found;
    expect([await found(), await found('https://example.org/ask')]).toEqual([
      'nowhere',
      'elsewhere',
    ]);
    const none = { ...plainProfile(), cloud: undefined };
    expect(await lineAbout('approvals', { profile: none })).toMatchObject({ state: 'unknown' });
  });

  it('about rights knows nothing while nobody may ask', async () => {
    const refusing: Options['cloudSession'] = {
      ...cloudSession(),
      check: () => Promise.reject(new AppError('cloud-sign-in-needed', 'no')),
    };
    expect(await lineAbout('rights', { cloudSession: refusing })).toMatchObject({
      found: 'not-asked',
    });
  });

  it('asks no server of a practice for the time, and no place of it for a connection', async () => {
    const asked: string[] = [];
    const venue: Options['venue'] = {
      ...openVenue,
      reach: async ({ host }) => ({ found: 'open', ms: asked.push(host) }),
    };
    const lines = await run({ practice: true, venue });
    expect(asked).toEqual([]);
    expect(lines.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toEqual([
      'clock',
      'network',
      'certificates',
    ]);
  });
});
