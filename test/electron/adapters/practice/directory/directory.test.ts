import { describe, expect, it } from 'vitest';
import { createPracticeDirectories } from '../../../../../electron/adapters/practice/directory/directories.ts';
import { createPracticeDirectory } from '../../../../../electron/adapters/practice/directory/directory.ts';
import {
  BLOCKED_SHELL_NAME,
  type PracticeEntry,
} from '../../../../../electron/adapters/practice/directory/people.ts';
import { practiceTree } from '../../../../../electron/adapters/practice/directory/tree.ts';
import { profileSchema, type DirectoryProfile } from '../../../../../shared/domain/profile.ts';
import { directorySuite } from '../../../../suites/directory-suite.ts';
import { severalNames } from '../../../../suites/several-names-suite.ts';
import { plainDirectoryProfile } from '../../../../fakes/profile.ts';

const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };

const several: PracticeEntry = {
  ...severalNames,
  ...{ kind: 'person', sshPublicKeys: [], blocked: false, secret: '' },
};

/** The first of the people maintains tools and has linked accounts; the cloud's hook puts them into a project's group. */
function settledDirectory(profile: DirectoryProfile) {
  const tree = practiceTree(profile.uidNumber.floor);
  const { people, tools } = tree;
  const { directory, projectGroups } = createPracticeDirectories({
    profile,
    credentials,
    tree: { ...tree, people: [...people, several] },
  });
  const [first] = people;
  if (first?.uidNumber === undefined) throw new Error('the practice directory is empty');
  const { uid, cns, mails, uidNumber } = first;
  const [cn = '', mail = ''] = [...cns, ...mails];
  projectGroups.setMembers('tools', [uid]);
  const maintained = tools.filter(({ maintainers }) => maintainers.includes(uid));
  return {
    directory,
    settledIn: {
      person: { uid, cn, mail, uidNumber },
      memberships: [
        { kind: 'group' as const, name: 'project-tools' },
        ...maintained.map(({ name }) => ({ kind: 'tool' as const, name: `tools.${name}` })),
      ],
    },
  };
}

for (const counter of [true, false]) {
  const counterDn = counter ? { counterDn: 'cn=uidnext,ou=other,dc=example,dc=org' } : {};
  const written = plainDirectoryProfile();
  const profile = profileSchema.shape.directory.parse({
    ...written,
    uidNumber: { ...written.uidNumber, ...counterDn },
  });
  describe(`practice, ${counter ? 'with' : 'without'} a counter`, () => {
    directorySuite(() =>
      Promise.resolve({
        profile,
        credentials,
        ...settledDirectory(profile),
        blockedUid: BLOCKED_SHELL_NAME,
        toolUid: 'tools.wordcount',
      }),
    );
  });
}

/** Adds both when both were looked at and neither was written yet. */
async function addAtOnce(uids: readonly [string, string]) {
  const { promise: both, resolve } = Promise.withResolvers<undefined>();
  let looked = 0;
  const directory = createPracticeDirectory({
    profile: profileSchema.shape.directory.parse(plainDirectoryProfile()),
    tree: {},
    beforeWrite() {
      looked += 1;
      if (looked === 2) resolve(undefined);
      return both;
    },
  });
  const twin = (uid: string) => ({ uid, cn: 'A Twin', mail: 't@example.org', uidNumber: 100_001 });
  const ends = await Promise.allSettled(
    uids.map((uid) => directory.addPerson(twin(uid), 'nine horses ran')),
  );
  return { ends, stand: await directory.look({ uidNumber: 100_001 }) };
}

it('lets two through that were both looked at before either was written, as slapd does', async () => {
  expect((await addAtOnce(['one', 'two'])).stand).toHaveLength(2);
});

it('lets one entry of a name through, whenever the other was looked at, and refuses that', async () => {
  const { ends, stand } = await addAtOnce(['one', 'ONE']);
  expect(ends).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'entry-exists' } },
  ]);
  expect(stand).toMatchObject([{ uid: 'one' }]);
});
