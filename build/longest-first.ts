import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { suiteNames } from './suites.ts';

/** Files that take tens of seconds: begun last, one of them would run alone at the end. */
const LONG: readonly string[] = [
  'test/renderer/screens.chromium.test.ts',
  'test/journeys/account-web.chromium.test.ts',
  'test/journeys/account-cli.slapd.test.ts',
  'test/faults/faults.slapd.test.ts',
  'test/electron/hub/serve.failover.postgres.test.ts',
  'test/faults/hub/hub-lane.postgres.test.ts',
  'test/races/uid-numbers.slapd.test.ts',
  'test/electron/adapters/desks/desk-door.two-desks.postgres.test.ts',
  'test/electron/adapters/ssh/run-ssh.slapd.test.ts',
  'test/faults/cloud-faults.process.test.ts',
  'test/faults/faults.process.test.ts',
];

/** The suites from the last of their list to the first, which has the smallest files, and in each the long files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const long = LONG.map((file) => join(root, file));
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const suite = suiteNames.findIndex((name) => name === project.name);
      const place = long.indexOf(moduleId);
      return (place < 0 ? long.length : place) - suite * (long.length + 1);
    };
    // What remains equal stays as vitest has it: by the times of the last run, else by size.
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
