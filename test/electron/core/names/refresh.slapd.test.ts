import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { normaliseUsername } from '../../../../shared/names/names.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { seedPeople } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';

const PEOPLE = 3000;
const HOUR = 3_600_000;
const password = 'nine horses ran';

/** Names that differ from each other in what a directory may look past, or not. */
const tricky = [
  ...['Straße Weiß', 'STRASSE WEISS', 'Ｆｕｌｌ Ｗｉｄｔｈ', 'ﬁne ligature', 'Ångström Å'],
  ...['ΟΔΥΣΣΕΥΣ', 'İstanbul', 'ığdır', 'ſharp long s', 'Zoë', 'Two  Spaces', 'ڕۆژین', 'Ça va'],
];
const variants: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFKC'),
  (name) => ` ${name.replaceAll(' ', '  ')} `,
  (name) => name.replaceAll('Σ', 'σ').toLowerCase(),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
];

describe('the name index of a real directory', () => {
  let slapd: Slapd;
  let folder: string;
  let clock: FakeClock;
  let faults: Faults;
  let directory: Directory;
  let world: World;
  let serial = 0;

  const newcomer = () => {
    serial += 1;
    const uid = `late-${serial}`;
    return {
      uid,
      cn: `Late Comer ${serial}`,
      mail: `${uid}@example.org`,
      uidNumber: 470_000 + serial,
    };
  };
  const open = () =>
    createWorld({
      directory: faultyDirectory(directory, faults),
      profile: testProfile(slapd),
      folder,
      ports: { clock, random: () => 0 },
    });
  /** Lets the pauses of the refresh pass until the log says that everybody was read so often. */
  const readEverybody = (times: number) =>
    expect
      .poll(
        () => {
          clock.advance(2000);
          return world.logged.filter((line) => line.includes('names-read')).length;
        },
        { interval: 5 },
      )
      .toBe(times);
  /** What is said of names once the network is away. */
  const check = async (username: string, shellName: string) => {
    faults.before = unreachable;
    const { username: asName, shellName: asShell } = await world.ask('names.check', {
      username,
      shellName,
    });
    faults.before = undefined;
    return [asName.is, asShell.is];
  };
  const recall = async (name: string): Promise<string> =>
    (await world.ask('names.recall', { username: name, shellName: 'x' })).username.is;

  beforeAll(async () => {
    slapd = await startSlapd({ people: PEOPLE });
    return () => slapd.stop();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-index-'));
    clock = fakeClock();
    faults = {};
    const { directory: profile } = testProfile(slapd);
    directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
    world = open();
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(folder);
  });

  it('says of everybody that they were there, and of others that they were not', async () => {
    await world.app.start();
    await readEverybody(1);
    for (const { cn, uid } of seedPeople(PEOPLE).filter((_, i) => i % 150 === 0)) {
      expect(await check(cn.toUpperCase(), uid)).toEqual(['taken-as-of', 'taken-as-of']);
    }
    expect(await check('Nobody Ever', 'nobody-ever')).toEqual(['free-as-of', 'free-as-of']);
  });

  it('is there at once in the next run', async () => {
    await world.app.start();
    await readEverybody(1);
    await world.app.stop();
    world = open();
    expect(await recall(seedPeople(1)[0]?.cn ?? '')).toBe('taken-as-of');
    expect(await recall('Nobody Ever')).toBe('free-as-of');
  });

  it('sees who is added, and who is gone once everybody was read again', async () => {
    const [added, gone] = [newcomer(), newcomer()];
    await directory.addPerson(gone, password);
    await world.app.start();
    await readEverybody(1);
    expect(await recall(gone.cn)).toBe('taken-as-of');
    expect(await recall(added.cn)).toBe('free-as-of');

    await directory.addPerson(added, password);
    await directory.removePerson(gone.uid, undefined);
    const addedNow = () => {
      clock.advance(60_000);
      return recall(added.cn);
    };
    await expect.poll(addedNow, { interval: 5 }).toBe('taken-as-of');
    expect(await recall(gone.cn)).toBe('taken-as-of');

    clock.advance(24 * HOUR);
    await readEverybody(2);
    expect(await recall(gone.cn)).toBe('free-as-of');
    expect(await recall(added.cn)).toBe('taken-as-of');
  });

  it('compares as the directory does', async () => {
    for (const cn of tricky) {
      // Two of them may be one name to the directory; the other then stands for both.
      await directory.addPerson({ ...newcomer(), cn }, password).catch(() => undefined);
    }
    await world.app.start();
    await readEverybody(1);
    const names = new Set(
      tricky.flatMap((name) => variants.map((vary) => normaliseUsername(vary(name)))),
    );
    const told: string[] = [];
    for (const name of names) {
      const known = await recall(name);
      if (known === 'not-allowed') continue;
      const found = await directory.look({ names: [name] });
      told.push(known);
      expect(`${name}: ${known}`).toBe(
        `${name}: ${found.length > 0 ? 'taken-as-of' : 'free-as-of'}`,
      );
    }
    expect(new Set(told)).toEqual(new Set(['taken-as-of', 'free-as-of']));
  });
});
