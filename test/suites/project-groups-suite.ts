import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskPorts, DirectoriesUnderTest } from './directories-under-test.ts';

/** What every `ProjectGroups` does, whatever is behind it. */
export function projectGroupsSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe("the projects' groups of a directory", () => {
    let under: DirectoriesUnderTest;
    let desk: DeskPorts;
    beforeEach(async () => {
      under = await prepare();
      desk = under.open();
      return () => desk.directory.close();
    });

    it('show the shell names of their members to everybody', async () => {
      const { name, member } = under.project;
      const members = await desk.groups.membersOf(name);
      expect(members).toContain(member);
      expect(await desk.groups.membersOf(name.toUpperCase())).toEqual(members);
      expect(await desk.directory.look({ names: [member] })).toMatchObject([{ kind: 'person' }]);
    });

    it('are none where there is no such group, whatever its name looks like', async () => {
      const { name } = under.project;
      for (const other of [
        'no-such-project',
        `${name}*`,
        '*',
        `${name},ou=x`,
        `${name}+cn=x`,
        '',
      ]) {
        expect(await desk.groups.membersOf(other), other).toBeUndefined();
        expect(await desk.groups.leftOf(other), other).toEqual([]);
      }
    });

    it('are told by their DNs where they stand', async () => {
      const { name } = under.project;
      const { base = '', projectPrefix = '' } = under.profile.groups ?? {};
      expect(await desk.groups.leftOf(name)).toEqual([`cn=${projectPrefix}${name},${base}`]);
    });
  });
}
