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
  'electron/adapters/openstack/authentication.ts':
    'test/electron/adapters/openstack/tokens.cloud.test.ts',
  'electron/adapters/openstack/choose-cloud.ts':
    'test/electron/adapters/openstack/merge-cloud.cloud.test.ts',
  'electron/adapters/openstack/cloud-files.ts':
    'test/electron/adapters/openstack/merge-cloud.cloud.test.ts',
  'electron/adapters/openstack/config-problem.ts':
    'test/electron/adapters/openstack/read-cloud-config.test.ts',
  'electron/adapters/openstack/config-section.ts':
    'test/electron/adapters/openstack/merge-cloud.cloud.test.ts',
  'electron/adapters/openstack/configured-identity.ts':
    'test/electron/adapters/openstack/read-cloud-config.test.ts',
  'electron/adapters/openstack/dns.ts': 'test/suites/cloud-suite.ts',
  'electron/adapters/openstack/identity.ts': 'test/suites/cloud-suite.ts',
  'electron/adapters/openstack/quota-names.ts':
    'test/electron/adapters/openstack/quota-refusal.test.ts',
  'electron/adapters/openstack/quotas.ts': 'test/suites/cloud-suite.ts',
  'electron/adapters/openstack/read-reply.ts': 'test/electron/adapters/openstack/session.test.ts',
  'electron/adapters/openstack/refusal.ts': 'test/electron/adapters/openstack/session.test.ts',
  'electron/adapters/openstack/token.ts': 'test/electron/adapters/openstack/tokens.cloud.test.ts',
  'electron/adapters/openstack/transport-failure.ts':
    'test/electron/adapters/openstack/session.test.ts',
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
  'electron/core/link-handlers.ts': 'test/electron/core/services/links.test.ts',
  'electron/core/no-tools.ts': 'test/electron/core/services/tools.test.ts',
  'electron/core/tool-handlers.ts': 'test/electron/core/services/tools.test.ts',
  'electron/core/jobs/conflict.ts': 'test/electron/core/jobs/steps/create-tool-group.test.ts',
  'electron/core/jobs/maintainer-standing.ts':
    'test/electron/core/jobs/steps/set-maintainer.test.ts',
  'electron/core/jobs/remove-tool-recipe.ts': 'test/suites/tool-suite.ts',
  'electron/core/jobs/tool-standing.ts': 'test/electron/core/jobs/steps/create-tool-group.test.ts',
  'electron/core/jobs/unlink-recipe.ts': 'test/suites/link-suite.ts',
  'electron/core/jobs/steps/check-maintainer.ts': 'test/suites/tool-suite.ts',
  'electron/core/jobs/steps/link-account.ts': 'test/suites/link-suite.ts',
  'electron/core/jobs/steps/unlink-account.ts': 'test/suites/link-suite.ts',
  'electron/core/services/about-link.ts': 'test/suites/link-suite.ts',
  'electron/core/services/about-maintainer.ts': 'test/suites/maintainer-suite.ts',
  'electron/core/services/about-tool.ts': 'test/suites/tool-suite.ts',
  'electron/core/services/check-tool-name.ts': 'test/electron/core/services/tools.test.ts',
  'electron/core/services/inverse-link.ts': 'test/suites/link-suite.ts',
  'electron/core/services/inverse-maintainer.ts': 'test/suites/maintainer-suite.ts',
  'electron/core/services/inverse-tool.ts': 'test/suites/tool-suite.ts',
  'electron/core/services/tool-view.ts': 'test/electron/core/services/tools.test.ts',
  'electron/core/further.ts': 'test/electron/core/services/cards.test.ts',
  'electron/core/handlers.ts': 'test/suites/host-suite.ts',
  'electron/adapters/roster/roster-problem.ts': 'test/electron/adapters/roster/read-roster.test.ts',
  'electron/core/membership-handlers.ts': 'test/suites/membership-suite.ts',
  'electron/core/project-handlers.ts': 'test/suites/project-suite.ts',
  'electron/core/services/about-membership.ts': 'test/suites/membership-suite.ts',
  'electron/core/services/about-project.ts': 'test/suites/project-suite.ts',
  'electron/core/services/about-removal.ts': 'test/suites/project-removal-suite.ts',
  'electron/core/services/about-undoing.ts': 'test/suites/membership-suite.ts',
  'electron/core/services/inverse.ts': 'test/suites/membership-suite.ts',
  'electron/core/services/inverse-membership.ts': 'test/suites/membership-suite.ts',
  'electron/core/services/inverse-project.ts': 'test/suites/project-removal-suite.ts',
  'electron/core/services/undo-others.ts': 'test/suites/membership-suite.ts',
  'electron/core/jobs/holdings.ts': 'test/electron/core/jobs/steps/remove-project.test.ts',
  'electron/core/jobs/membership-facts.ts': 'test/suites/membership-suite.ts',
  'electron/core/jobs/project-facts.ts': 'test/suites/project-suite.ts',
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
