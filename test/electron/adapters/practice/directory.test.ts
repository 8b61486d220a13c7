import { describe } from 'vitest';
import { createPracticeDirectory } from '../../../../electron/adapters/practice/directory.ts';
import { BLOCKED_SHELL_NAME } from '../../../../electron/adapters/practice/people.ts';
import { profileSchema } from '../../../../shared/domain/profile.ts';
import { directorySuite } from '../../../suites/directory-suite.ts';
import { plainDirectoryProfile } from '../../../fakes/profile.ts';

const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };

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
        directory: createPracticeDirectory({ profile, credentials }),
        blockedUid: BLOCKED_SHELL_NAME,
        toolUid: 'tools.wordcount',
      }),
    );
  });
}
