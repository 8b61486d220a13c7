import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryProfile } from '../../shared/domain/profile.ts';
import type { Directory, NewPerson } from '../../electron/core/ports/directory.ts';
import type { DirectoryUnderTest } from './directory-suite.ts';

const password = 'nine horses ran';

/** How people are found by what somebody remembers of them, whatever directory is behind it. */
export function searchSuite(
  open: () => Promise<DirectoryUnderTest>,
  newcomer: (profile: DirectoryProfile) => NewPerson,
): void {
  describe('a search', () => {
    let under: DirectoryUnderTest;
    let directory: Directory;
    let person: NewPerson;

    const found = async (text: string): Promise<readonly string[]> =>
      (await directory.search(text, 10)).map(({ uid }) => uid);

    beforeEach(async () => {
      under = await open();
      directory = under.directory;
      person = newcomer(under.profile);
      await directory.signIn(under.credentials);
      return () => directory.close();
    });

    it('finds people by a part of their name, whatever case, and tells no tools', async () => {
      await directory.addPerson(person, password);
      expect(await found(person.cn.slice(3).toUpperCase())).toEqual([person.uid]);
      expect(await found(person.mail)).toEqual([person.uid]);
      const words = `${person.mail.slice(1)} ${person.cn.split(' ').toReversed().join('  ')}`;
      expect(await found(words)).toEqual([person.uid]);
      expect(await found(`${person.cn} nobody-has-this-word`)).toEqual([]);
      expect(await found(under.toolUid)).toEqual([]);
    });

    it.each([
      ['García Hêvîn', ['garcia hevin', 'Garcia', 'GARCÍA', 'hêvîn garcia']],
      ['Łukasz Ørsted', ['lukasz orsted', 'ŁUKASZ']],
      ['Şahin Zoë', ['sahin', 'zoe sahin', 'Zoë']],
    ])('finds %s with or without the accents', async (name, texts) => {
      await directory.addPerson({ ...person, cn: `${name} ${person.uid}` }, password);
      for (const text of texts) {
        expect(await found(`${text} ${person.uid}`), text).toEqual([person.uid]);
      }
    });
  });
}
