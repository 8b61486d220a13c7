import { expect, it } from 'vitest';
import { createPracticeDirectories } from '../../../../../electron/adapters/practice/directory/directories.ts';
import { profileSchema } from '../../../../../shared/domain/profile.ts';
import { plainDirectoryProfile, plainProfile } from '../../../../fakes/profile.ts';
import { complete } from '../../../../suites/directories-under-test.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

it('share one sign-in', async () => {
  const { open, credentials } = await practiceDirectories();
  const { directory, tools } = open();
  await expect(tools.addSudoRule('x')).rejects.toMatchObject({ code: 'sign-in-needed' });
  await directory.signIn(credentials);
  await tools.addSudoRule('x');
  await directory.signOut();
  await expect(tools.addSudoRule('y')).rejects.toMatchObject({ code: 'sign-in-needed' });
});

it('have no tools and no groups where the profile says nothing of them', () => {
  const { tools: _, groups: __, ...written } = plainDirectoryProfile();
  const profile = profileSchema.shape.directory.parse(written);
  const { tools, groups, links } = createPracticeDirectories({ profile });
  expect([tools, groups]).toEqual([undefined, undefined]);
  expect(links).toBeDefined();
});

it('take the groups of projects from the hook alone, each with a number no other group has', async () => {
  const { directory: profile } = plainProfile();
  const ports = createPracticeDirectories({ profile });
  const { tools, groups } = complete(ports);
  const { projectGroups } = ports;
  projectGroups.setMembers('one', ['ada', 'bob']);
  projectGroups.setMembers('two', ['ada']);
  expect(await groups.membersOf('one')).toEqual(['ada', 'bob']);
  const numbers = await tools.groupNumbersFrom(1, 1000);
  expect(new Set(numbers).size).toBe(numbers.length);
  const before = await tools.numberHolders(Math.max(...numbers));
  projectGroups.setMembers('two', ['bob']);
  expect(await tools.numberHolders(Math.max(...numbers))).toEqual(before);
  projectGroups.setMembers('one', []);
  projectGroups.setMembers('never-there', []);
  expect(await groups.membersOf('one')).toBeUndefined();
  expect(await groups.membersOf('two')).toEqual(['bob']);
});

it('let two groups through that were both looked at before either was written, as slapd does', async () => {
  const { promise: both, resolve } = Promise.withResolvers<undefined>();
  let looked = 0;
  const ports = createPracticeDirectories({
    profile: plainProfile().directory,
    tree: {},
    beforeWrite() {
      looked += 1;
      if (looked === 2) resolve(undefined);
      return both;
    },
  });
  const { tools } = complete(ports);
  await Promise.all(
    ['one', 'two'].map((name) => tools.addGroup({ name, gidNumber: 50_000 }, 'ada')),
  );
  expect(await tools.numberHolders(50_000)).toEqual(['tools.one', 'tools.two']);
});
