// Fails on a test without a source, a source without a test, and a method of the contract that no test names.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '../shared/contract/index.ts';
import { checkMirror, type CoveredBy } from './mirror.ts';

const root = join(import.meta.dirname, '..');

/** A source and the file that tests it all the same. */
const coveredBy: CoveredBy = {
  'electron/adapters/keychain/keychain-child.ts':
    'test/electron/adapters/keychain/keychain.keychain.test.ts',
  'electron/adapters/sqlite/audit-head.ts': 'test/electron/adapters/sqlite/audit-check.test.ts',
  'electron/adapters/sqlite/audit-line.ts': 'test/electron/adapters/sqlite/audit-check.test.ts',
  'electron/adapters/sqlite/audit-list.ts': 'test/electron/adapters/sqlite/audit-trail.test.ts',
  'electron/adapters/sqlite/audit-names.ts': 'test/electron/adapters/sqlite/audit-trail.test.ts',
  'electron/adapters/sqlite/check-journal.ts':
    'test/electron/adapters/sqlite/rescue-journal.test.ts',
  'electron/adapters/sqlite/open-journal.ts':
    'test/electron/adapters/sqlite/rescue-journal.test.ts',
  'electron/adapters/sqlite/request-body.ts': 'test/electron/adapters/sqlite/request-row.test.ts',
  'electron/adapters/sqlite/salvage.ts': 'test/electron/adapters/sqlite/rescue-journal.test.ts',
  'electron/adapters/sqlite/seal-requests.ts': 'test/electron/adapters/sqlite/migrations.test.ts',
  'electron/adapters/wikimedia/ask-json.ts': 'test/electron/adapters/wikimedia/user-info.test.ts',
  'electron/adapters/wikimedia/await-login.ts':
    'test/electron/adapters/wikimedia/oauth-proof.test.ts',
  'electron/adapters/wikimedia/loopback-server.ts':
    'test/electron/adapters/wikimedia/oauth-proof.test.ts',
  'electron/core/caller.ts': 'test/electron/core/dispatch.test.ts',
  'electron/core/handlers.ts': 'test/suites/host-suite.ts',
  'electron/adapters/roster/roster-problem.ts': 'test/electron/adapters/roster/read-roster.test.ts',
  'shared/contract/define.ts': 'test/shared/contract/index.test.ts',
  'electron/adapters/profile/certificates.ts':
    'test/electron/adapters/profile/load-profile.test.ts',
  'electron/adapters/profile/profile-problem.ts':
    'test/electron/adapters/profile/check-profile.test.ts',
  'electron/adapters/profile/read-text.ts': 'test/electron/adapters/profile/load-profile.test.ts',
  'electron/adapters/profile/schema-path.ts':
    'test/electron/adapters/profile/check-profile.test.ts',
  'electron/adapters/profile/secrets.ts': 'test/electron/adapters/profile/check-profile.test.ts',
  'electron/adapters/profile/wanted.ts': 'test/electron/adapters/profile/check-profile.test.ts',
};

const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/'));

const problems = checkMirror(
  {
    sources: find('{shared,electron,renderer}/**/*.{ts,tsx}'),
    // A suite is a test that several files run.
    tests: find('test/**/*.test.{ts,tsx}', 'test/suites/**/*.ts'),
    methods: Object.keys(contract),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    exists: (path) => existsSync(join(root, path)),
  },
  coveredBy,
);
for (const problem of problems) console.log(problem);
console.log(`${problems.length} breaks in the mirror of sources and tests`);
process.exitCode = problems.length === 0 ? 0 : 1;
