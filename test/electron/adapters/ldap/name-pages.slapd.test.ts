import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import type { Directory, NamePage } from '../../../../electron/core/ports/directory.ts';
import { seedPeople } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';

const PEOPLE = 2600;
const password = 'nine horses ran';

describe('names of a directory that gives 2,048 entries a search', () => {
  let slapd: Slapd;
  let directory: Directory;

  beforeAll(async () => {
    slapd = await startSlapd({ people: PEOPLE });
    return () => slapd.stop();
  });
  beforeEach(async () => {
    const { directory: profile } = testProfile(slapd);
    directory = createLdapDirectory({ profile, ca: slapd.caPem });
    await directory.signIn(slapd.writer);
  });
  afterEach(() => directory.close());

  const everybody = async (changedSince?: string): Promise<NamePage[]> => {
    const pages = [await directory.namePage({ changedSince })];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await directory.namePage({ next }));
    }
    return pages;
  };

  it('come in pages of 500 entries, nobody left out', async () => {
    const pages = await everybody();
    const names = new Set(pages.flatMap((page) => page.names));
    for (const { uid, cn } of seedPeople(PEOPLE)) {
      expect(names.has(uid) && names.has(cn), uid).toBe(true);
    }
    expect(Math.max(...pages.map((page) => page.names.length))).toBeLessThanOrEqual(1000);
    expect(pages.length).toBeGreaterThan(PEOPLE / 500);
  });

  it('tell when the last change was made, by the server’s clock', async () => {
    const uid = 'changed-last';
    const person = { uid, cn: 'Changed Last', mail: 'c@example.org', uidNumber: 480_001 };
    await directory.addPerson(person, password);
    const [added] = await directory.look({ names: [uid] });
    const pages = await everybody();
    expect(
      pages
        .flatMap(({ changedAt }) => changedAt ?? [])
        .toSorted()
        .at(-1),
    ).toBe(added?.createdAt);
  });

  it('are only those of a change within ten minutes of the time, where one is given', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    expect((await everybody(inAnHour)).flatMap(({ names }) => names)).toEqual([]);
    const fiveMinutesAhead = new Date(Date.now() + 300_000).toISOString();
    const names = (await everybody(fiveMinutesAhead)).flatMap((page) => page.names);
    expect(names).toContain(seedPeople(1)[0]?.uid);
  });

  it('cannot be gone on with once the connection was replaced, which leaves the new one alone', async () => {
    const { next = '' } = await directory.namePage({ changedSince: undefined });
    await directory.signIn(slapd.writer);
    await expect(directory.namePage({ next })).rejects.toMatchObject({ code: 'directory-refused' });
    await directory.probe();
    expect((await directory.namePage({ changedSince: undefined })).names).not.toEqual([]);
  });

  it('cannot be gone on with after another reading was begun', async () => {
    const first = await directory.namePage({ changedSince: undefined });
    await directory.namePage({ changedSince: undefined });
    await expect(directory.namePage({ next: first.next ?? '' })).rejects.toMatchObject({
      code: 'directory-refused',
    });
  });

  it('do not hold up what a person asks meanwhile', async () => {
    const { next = '' } = await directory.namePage({ changedSince: undefined });
    const [page, found] = await Promise.all([
      directory.namePage({ next }),
      directory.look({ names: [seedPeople(1)[0]?.uid ?? ''] }),
    ]);
    expect([page.names.length > 0, found.length]).toEqual([true, 1]);
  });
});
