import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { removeFolder } from '../fakes/world.ts';
import { startFaultProxy, type FaultProxy } from '../servers/fault-proxy.ts';
import { startSlapd, type Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { createMachine, type Machine } from './machine.ts';
import { everyAsked, type Ending } from './ending.ts';
import { judge } from './oracle.ts';
import type { Card } from './plan.ts';
import { noVerdict } from './run-result.ts';
import { createProcessDesk, type ProcessDesk } from './process-desk.ts';
import { journalsOn, sharedNumbers } from './servers-run.ts';
import { serve, settle } from './volunteer.ts';

const DESKS = 4;
const ALONE = 40;
const SHARED = 30;
const CONTESTED = 15;
const HOUR_MS = 3_600_000;
const NIGHT_MS = 8 * HOUR_MS;

const person = (shellName: string, username: string, mail = shellName) => ({
  ...{ shellName, username },
  email: `${mail}@example.org`,
  password: `open sesame ${mail.length}`,
});
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** 100 cards: people of this desk alone, people who went to every desk, and people who wish a name that others wish too. */
const cardsAt = (desk: number): Card[] =>
  [
    ...many(ALONE, (i) => person(`alone-${desk}-${i}`, `Alone ${desk} ${i}`)),
    ...many(SHARED, (i) => person(`same-${i}`, `Same ${i}`)),
    ...many(CONTESTED, (i) => person(`shell-${i}`, `Shell ${i} of ${desk}`, `shell-${desk}-${i}`)),
    ...many(CONTESTED, (i) => person(`name-${desk}-${i}`, `Name ${i}`)),
  ].map((one) => ({ ...one, desk, at: 0 }));

describe(`${DESKS} desk processes with 100 requests each, offline for eight hours, then online together`, () => {
  let slapd: Slapd;
  let direct: Directory;
  let folder: string;
  let proxies: FaultProxy[];
  const machines: Machine[] = [];
  let desks: ProcessDesk[];
  let ending: Ending;
  const cards = many(DESKS, cardsAt);

  const openDesk = (proxy: FaultProxy, i: number): ProcessDesk => {
    const machine = createMachine(join(folder, `${i}`));
    machines.push(machine);
    const profile = testProfile(slapd, { directory: { url: `ldap://127.0.0.1:${proxy.port}` } });
    return createProcessDesk({
      order: { profile, credentials: slapd.writer },
      ...{ faults: [], machine, proxy },
      ...{ struck: () => undefined, restartServer: () => slapd.restart() },
    });
  };

  const sleep = async (): Promise<void> => {
    for (let slept = 0; slept < NIGHT_MS; slept += HOUR_MS / 2) {
      await Promise.all(desks.map((desk) => desk.pass(HOUR_MS / 2)));
      // Answers when the desk has done what it woke up for.
      await Promise.all(desks.map((desk) => desk.call('connection.current', { probe: true })));
    }
  };

  beforeAll(async () => {
    slapd = await startSlapd();
    folder = mkdtempSync(join(tmpdir(), 'lanyard-desks-'));
    direct = createLdapDirectory({
      profile: testProfile(slapd).directory,
      ...{ ca: slapd.caPem, credentials: slapd.writer },
    });
    proxies = await Promise.all(many(DESKS, () => startFaultProxy(slapd.ldapPort)));
    desks = proxies.map(openDesk);
    await Promise.all(proxies.map((proxy) => proxy.refuse()));
    const filed = await Promise.all(
      desks.flatMap((desk, i) =>
        (cards[i] ?? []).map((card) => serve(card, desk, () => Promise.resolve())),
      ),
    );
    await sleep();
    const offline = await Promise.all(desks.map((desk) => desk.call('requests.list', {})));
    expect(offline.map((list) => list?.ok && list.value.pending)).toEqual(many(DESKS, () => 100));

    await Promise.all(proxies.map((proxy) => proxy.pass()));
    await Promise.all(desks.map((desk) => settle(desk, { cards: cards.flat() })));
    await Promise.all(desks.map((desk) => desk.stop()));
    const names = [...new Set(cards.flat().flatMap((card) => [card.shellName, card.username]))];
    const people = (await Promise.all(names.map((name) => direct.look({ names: [name] })))).flat();
    ending = {
      ...{ residents: [], links: [], cards: cards.flat(), filed: filed.flat() },
      ...(await journalsOn(machines)),
      people: [...new Map(people.map((entry) => [entry.uid, entry])).values()],
      accepts: direct.acceptsPassword,
    };
  });
  afterAll(async () => {
    await Promise.all(desks.map((desk) => desk.end()));
    for (const machine of machines) machine.close();
    removeFolder(folder);
    await direct.close();
    await slapd.stop();
  });

  const states = (shellName: RegExp): string[] =>
    everyAsked(ending)
      .filter(({ facts }) => shellName.test(facts.shellName))
      .map(({ request }) => request.problem?.code ?? request.state);
  const count = (shellName: RegExp, state: string): number =>
    states(shellName).filter((one) => one === state).length;

  it('ends with one account or one honest "needs you" for everybody', async () => {
    expect(ending.requests).toHaveLength(DESKS * 100);
    expect(await judge(ending)).toEqual(noVerdict());
  });

  it('confirms everybody in whose way nobody stood, and whoever went to all desks at each of them', () => {
    expect(new Set(states(/^alone-/))).toEqual(new Set(['confirmed']));
    expect(new Set(states(/^same-/))).toEqual(new Set(['confirmed']));
    expect(ending.people.filter(({ uid }) => uid.startsWith('same-'))).toHaveLength(SHARED);
  });

  it('gives a shell name to one, and tells the others whose it is', () => {
    expect(count(/^shell-/, 'confirmed')).toBe(CONTESTED);
    expect(count(/^shell-/, 'account-of-another')).toBe(CONTESTED * (DESKS - 1));
  });

  it('gives a username to one at most, and tells everybody else', () => {
    const confirmed = everyAsked(ending)
      .filter(
        ({ request, facts }) => request.state === 'confirmed' && /^name-/.test(facts.shellName),
      )
      .map(({ facts }) => facts.username);
    expect(new Set(confirmed).size).toBe(confirmed.length);
    expect(confirmed.length + count(/^name-/, 'name-taken')).toBe(CONTESTED * DESKS);
  });

  it('gives no number twice', async () => {
    expect(await sharedNumbers(ending.people, direct)).toEqual([]);
  });
});
