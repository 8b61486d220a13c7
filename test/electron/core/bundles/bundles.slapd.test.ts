import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBundleSeal } from '../../../../electron/adapters/bundle/bundle-seal.ts';
import { newEventKeys } from '../../../../electron/adapters/bundle/event-keys.ts';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { RUNS } from '../../../races/runs.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { newcomer, password } from '../../../suites/account-world.ts';

/** Two desks that open the same bundle at the same time meet in a real directory, each time with another newcomer. */
const ROUNDS = Math.max(12, RUNS);
/** Generous on purpose: a limit ends what hangs. */
const LONGEST_ROUND_MS = 10_000;

const keys = newEventKeys();
let slapd: Slapd;
let desks: readonly World[];

beforeAll(async () => {
  slapd = await startSlapd({ counter: true });
  const profile = testProfile(slapd);
  const bundleSeal = createBundleSeal({
    eventId: profile.event.id,
    publicKey: keys.publicKey,
    privateKey: () => Promise.resolve(keys.privateKey),
  });
  desks = [1, 2].map(() =>
    createWorld({
      directory: createLdapDirectory({
        profile: profile.directory,
        ca: slapd.caPem,
        credentials: slapd.writer,
      }),
      profile,
      ports: { bundleSeal },
    }),
  );
});
afterAll(async () => {
  for (const { app, folder } of desks) {
    await app.stop();
    removeFolder(folder);
  }
  await slapd.stop();
});

describe('one bundle imported at two desks at the same time', () => {
  it(
    'is one account, with the truth told at both',
    { timeout: ROUNDS * LONGEST_ROUND_MS },
    async () => {
      const ends: unknown[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const { password: _, ...card } = newcomer();
        const [first] = desks;
        if (!first) throw new Error('There are two desks');
        const { bundle } = await first.ask('bundles.make', card);
        const ids = await Promise.all(
          desks.map(async (desk) => {
            const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
            return (await desk.settled(arrived?.id ?? '')).id;
          }),
        );
        const told = await Promise.all(
          desks.map(async (desk, i) => {
            const id = ids[i] ?? '';
            await desk.ask('requests.retry', { id, password });
            return desk.settled(id);
          }),
        );
        const entries = slapd.ldapsearch([`(uid=${card.shellName})`, 'uid', 'sshPublicKey']);
        expect(entries.match(/^dn: /gm)).toHaveLength(1);
        expect(entries.match(/^sshPublicKey: /gm)).toHaveLength(1);
        expect(told).toMatchObject(
          desks.map(() => ({ state: 'confirmed', passwordProven: true, handedOver: true })),
        );
        expect(new Set(told.map(({ uidNumber }) => uidNumber)).size).toBe(1);
        ends.push(told.map(({ origin }) => origin).toSorted());
      }
      expect(ends).toEqual(Array(ROUNDS).fill(['made', 'there-before']));
    },
  );
});
