import { beforeEach, describe, expect, it } from 'vitest';
import type {
  Directory,
  NamePage,
  NamesFrom,
  NewPerson,
} from '../../electron/core/ports/directory.ts';
import type { DirectoryProfile } from '../../shared/domain/profile.ts';
import type { DirectoryUnderTest } from './directory-suite.ts';

const password = 'nine horses ran';

/** How every `Directory` tells everybody's names. */
export function namePageSuite(
  open: () => Promise<DirectoryUnderTest>,
  newcomer: (profile: DirectoryProfile) => NewPerson,
): void {
  describe('the names of a directory', () => {
    let under: DirectoryUnderTest;
    let directory: Directory;
    let person: NewPerson;

    beforeEach(async () => {
      under = await open();
      directory = under.directory;
      person = newcomer(under.profile);
      await directory.signIn(under.credentials);
      return () => directory.close();
    });

    /** All names, page by page. */
    const allNames = async (changedSince?: string) => {
      const names: string[] = [];
      let last: string | undefined;
      for (let from: NamesFrom | undefined = { changedSince }; from;) {
        const { names: some, changedAt, next }: NamePage = await directory.namePage(from);
        names.push(...some);
        if ((changedAt ?? '') > (last ?? '')) last = changedAt;
        from = next === undefined ? undefined : { next };
      }
      return { names, last };
    };

    it('reads the names of everybody, people and tools, as uid and as cn', async () => {
      await directory.addPerson(person, password);
      const { names } = await allNames();
      expect(names.filter((name) => name === person.uid || name === person.cn)).toHaveLength(2);
      expect(names).toContain(under.toolUid);
      expect(names).toContain(under.blockedUid);
    });

    it('reads again only who was added since, at least', async () => {
      const { last } = await allNames();
      await directory.addPerson(person, password);
      const { names, last: later } = await allNames(last);
      expect(names).toEqual(expect.arrayContaining([person.uid, person.cn]));
      expect((later ?? '') >= (last ?? '-')).toBe(true);
    });
  });
}
