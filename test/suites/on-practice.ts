import { describe } from 'vitest';
import { createPracticeDirectory } from '../../electron/adapters/practice/directory/directory.ts';
import {
  BLOCKED_SHELL_NAME,
  practicePeople,
} from '../../electron/adapters/practice/directory/people.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { profileSchema } from '../../shared/domain/profile.ts';
import { asMade } from '../fakes/people.ts';
import { plainDirectoryProfile, plainProfile } from '../fakes/profile.ts';
import type { AccountSuite } from './account-world.ts';

const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };

/** Runs a suite over the practice directory, with a counter entry and without. */
export function onPractice(suite: AccountSuite): void {
  for (const counter of [true, false]) {
    const written = plainDirectoryProfile();
    const counterDn = counter ? { counterDn: 'cn=uidnext,ou=other,dc=example,dc=org' } : {};
    const profile = {
      ...plainProfile(),
      directory: profileSchema.shape.directory.parse({
        ...written,
        uidNumber: { ...written.uidNumber, ...counterDn },
      }),
    };
    const blocked = practicePeople(100_000).find(({ uid }) => uid === BLOCKED_SHELL_NAME);

    describe(`practice, ${counter ? 'with' : 'without'} a counter`, () => {
      suite(() => {
        const shared = createPracticeDirectory({ profile: profile.directory, credentials });
        const open = (): Directory => ({ ...shared, close: () => Promise.resolve() });
        if (!blocked) throw new Error('the practice people have nobody who is closed');
        return Promise.resolve({ profile, credentials, blocked: asMade(blocked), open });
      });
    });
  }
}
