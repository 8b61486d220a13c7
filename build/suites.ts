/**
 * The test suites. A file's name says what it needs: `*.slapd.test.ts` and everything in test/servers a directory
 * server, `*.cloud.test.ts` and everything in test/servers/cloud OpenStack (a directory server, a browser, and PostgreSQL for a hub), `*.openssh.test.ts` OpenSSH's tools, `*.keychain.test.ts` a keyring on a session bus, `*.chromium.test.ts` a browser (and a directory
 * server), `*.postgres.test.ts` PostgreSQL, test/renderer a simulated page, all others nothing. Two kinds need nothing either, but take their time: `*.process.test.ts` starts and
 * ends processes, or plays hundreds of desks under faults; `*.long.test.ts` tries hundreds of inputs.
 */
export const suites = {
  unit: ['test/**/*.test.ts'],
  processes: ['test/**/*.process.test.ts'],
  long: ['test/**/*.long.test.ts'],
  renderer: ['test/renderer/**/*.test.{ts,tsx}'],
  openssh: ['test/**/*.openssh.test.ts'],
  keychain: ['test/**/*.keychain.test.ts'],
  servers: ['test/servers/**/*.test.ts', 'test/**/*.slapd.test.ts'],
  browser: ['test/**/*.chromium.test.ts'],
  postgres: ['test/**/*.postgres.test.ts'],
  cloud: ['test/servers/cloud/*.test.ts', 'test/**/*.cloud.test.ts'],
} as const;

export type Suite = keyof typeof suites;

export const suiteNames = Object.keys(suites) as readonly Suite[]; // the keys of the literal above

/** What another suite's pattern takes away from this one. */
export const excluded: Readonly<Record<Suite, readonly string[]>> = {
  unit: [
    ...suites.processes,
    ...suites.long,
    ...suites.renderer,
    ...suites.openssh,
    ...suites.keychain,
    ...suites.servers,
    ...suites.browser,
    ...suites.postgres,
    ...suites.cloud,
  ],
  processes: [],
  long: [],
  renderer: suites.browser,
  openssh: [],
  keychain: [],
  servers: suites.cloud,
  browser: [],
  postgres: [],
  cloud: [],
};
