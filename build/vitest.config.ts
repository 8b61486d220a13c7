import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';
import { useScratch } from './scratch.ts';
import { excluded, suiteNames, suites, type Suite } from './suites.ts';

/** Generous on purpose: a limit is there to end a test that hangs, never to judge how fast a machine is. A test waits longer than what it waits for. */
const PATIENCE_MS = 120_000;
const TEST_PATIENCE_MS = 600_000;

/** One cloud for all files of its suite, and one file at a time: each plays Keystone's hook itself. */
const ofCloud = {
  globalSetup: ['test/servers/cloud/global-setup.ts'],
  fileParallelism: false,
  sequence: { groupOrder: 1 },
};

const ownRules: Readonly<Partial<Record<Suite, object>>> = { cloud: ofCloud };

useScratch();
/** For the hundreds of processes that tests start: each compiled the same files anew. */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../dist/compiled');

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: suiteNames.map((name) => ({
      extends: true,
      test: {
        name,
        include: [...suites[name]],
        exclude: [...excluded[name]],
        // Whoever runs the tests has a keychain of their own, and nothing here may ask for it.
        env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
        // A process, and a simulated page, for all files of a suite that it runs: to load the app anew for each is a quarter of the work.
        isolate: false,
        environment: name === 'renderer' ? 'happy-dom' : 'node',
        testTimeout: TEST_PATIENCE_MS,
        hookTimeout: PATIENCE_MS,
        expect: { poll: { timeout: PATIENCE_MS } },
        ...ownRules[name],
      },
    })),
  },
});
