import { createPracticeDirectories } from '../../electron/adapters/practice/directory/directories.ts';
import { practiceTree } from '../../electron/adapters/practice/directory/tree.ts';
import { plainProfile } from '../fakes/profile.ts';
import { complete, type DirectoriesUnderTest } from './directories-under-test.ts';

const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };

/** A new practice directory, in which all desks of a test meet. */
export function practiceDirectories(): Promise<DirectoriesUnderTest> {
  const { directory: profile } = plainProfile();
  const ports = createPracticeDirectories({ profile, credentials });
  const [person] = practiceTree(profile.uidNumber.floor).people;
  if (!person) throw new Error('the practice directory is empty');
  ports.projectGroups.setMembers('bastion', [person.uid]);
  return Promise.resolve({
    ...{ profile, credentials },
    open: () => complete(ports),
    tool: { name: 'wordcount', maintainer: person.uid },
    project: { name: 'bastion', member: person.uid },
  });
}
