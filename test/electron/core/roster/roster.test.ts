import { describe } from 'vitest';
import { createPracticeDirectory } from '../../../../electron/adapters/practice/directory/directory.ts';
import {
  BLOCKED_SHELL_NAME,
  practicePeople,
} from '../../../../electron/adapters/practice/directory/people.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { asMade } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { rosterSuite } from '../../../suites/roster-suite.ts';

const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };
const blocked = practicePeople(100_000).find(({ uid }) => uid === BLOCKED_SHELL_NAME);

describe('practice', () => {
  rosterSuite(() => {
    const profile = plainProfile();
    const shared = createPracticeDirectory({ profile: profile.directory, credentials });
    const open = (): Directory => ({ ...shared, close: () => Promise.resolve() });
    if (!blocked) throw new Error('the practice people have nobody who is closed');
    return Promise.resolve({ profile, credentials, blocked: asMade(blocked), open });
  });
});
