import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client } from 'ldapts';
import { useScratch } from '../build/scratch.ts';
import { IncrementChange, PostReadControl } from '../electron/adapters/ldap/increment.ts';
import { createLdapDirectory } from '../electron/adapters/ldap/directory.ts';
import { newPersonAttributes } from '../electron/adapters/ldap/person-entry.ts';
import type { NewPerson } from '../electron/core/ports/directory.ts';
import type { Profile } from '../shared/domain/profile.ts';
import { createWorld, removeFolder, type World } from '../test/fakes/world.ts';
import { startSlapd, type Slapd } from '../test/servers/slapd.ts';
import { testProfile } from '../test/servers/test-profile.ts';
import { median, milliseconds, percentile, ratioText } from './figures.ts';

/**
 * What an account costs: Lanyard's whole request (journal on disk, every observation, the password tried) beside a bare ldapts loop that
 * sends the same three writes and looks at nothing. Both run in turn on the same slapd, so that a noisy machine hits both.
 *
 *   node bench/account-cost.ts [people …]      20000 50000 200000 unless told
 */
const sizes = process.argv.slice(2).map(Number);
useScratch();
const ROUNDS = 12;
const PER_ROUND = 25;
const PASSWORD = 'nine horses ran';

let serial = 0;
const nextName = (): string => `bench-${process.pid}-${(serial += 1)}`;

function newKey(): string {
  const part = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const blob = Buffer.concat([part(Buffer.from('ssh-ed25519')), part(randomBytes(32))]);
  return `ssh-ed25519 ${blob.toString('base64')} bench`;
}

async function byLanyard(world: World): Promise<void> {
  const shellName = nextName();
  const { id } = await world.ask('requests.submit', {
    username: `Bench ${shellName}`,
    shellName,
    email: `${shellName}@example.org`,
    sshKey: newKey(),
    password: PASSWORD,
    consent: { terms: true, publicEmail: true },
  });
  const { state, passwordProven } = await world.settled(id);
  if (state !== 'confirmed' || !passwordProven) throw new Error(`${shellName} ended ${state}`);
}

async function byBareLoop(client: Client, { directory }: Profile): Promise<void> {
  const uid = nextName();
  const dn = `uid=${uid},${directory.people.base}`;
  const after = new PostReadControl('uidNumber');
  await client.modify(
    directory.uidNumber.counterDn ?? '',
    new IncrementChange('uidNumber', 1),
    after,
  );
  const person: NewPerson = {
    uid,
    cn: `Bench ${uid}`,
    mail: `${uid}@example.org`,
    uidNumber: Number(after.value),
  };
  await client.add(dn, newPersonAttributes(person, PASSWORD, directory));
  const modification = new Attribute({ type: 'sshPublicKey', values: [newKey()] });
  await client.modify(dn, new Change({ operation: 'add', modification }));
}

async function inTurn(lanyard: () => Promise<void>, bare: () => Promise<void>) {
  const times: { lanyard: number[]; bare: number[]; ratios: number[] } = {
    ...{ lanyard: [], bare: [], ratios: [] },
  };
  for (let round = -2; round < ROUNDS; round += 1) {
    const ours = await milliseconds(PER_ROUND, lanyard);
    const theirs = await milliseconds(PER_ROUND, bare);
    if (round < 0) continue;
    times.lanyard.push(ours);
    times.bare.push(theirs);
    times.ratios.push(ours / theirs);
  }
  return times;
}

async function nameChecks(world: World): Promise<number[]> {
  const times: number[] = [];
  for (let i = -20; i < 200; i += 1) {
    const shellName = nextName();
    const time = await milliseconds(1, async () => {
      await world.ask('names.check', { username: `Bench ${shellName}`, shellName });
    });
    if (i >= 0) times.push(time);
  }
  return times;
}

async function measure(slapd: Slapd, people: number): Promise<number> {
  const profile = testProfile(slapd);
  const directory = createLdapDirectory({
    profile: profile.directory,
    ca: slapd.caPem,
    credentials: slapd.writer,
  });
  const world = createWorld({
    directory,
    profile,
    folder: mkdtempSync(join(tmpdir(), 'lanyard-bench-')),
  });
  const client = new Client({
    url: slapd.ldapsUrl,
    tlsOptions: { ca: slapd.caPem, servername: 'localhost' },
  });
  await client.bind(slapd.writer.bindDn, slapd.writer.password);
  const times = await inTurn(
    () => byLanyard(world),
    () => byBareLoop(client, profile),
  );
  const checks = await nameChecks(world);
  const ours = median(times.lanyard);
  process.stdout.write(
    [
      `${people} people${slapd.counter ? ', counter' : ', no counter'}`,
      `  an account by Lanyard     ${ours.toFixed(2)} ms`,
      `  the same writes, bare     ${median(times.bare).toFixed(2)} ms`,
      `  ratio, round by round     ${ratioText(times.ratios)}`,
      `  a live name check         ${median(checks).toFixed(2)} ms (p95 ${percentile(checks, 95).toFixed(2)} ms)`,
      '',
    ].join('\n'),
  );
  await client.unbind();
  await world.app.stop();
  removeFolder(world.folder);
  return ours;
}

const costs = new Map<number, number>();
for (const people of sizes.length > 0 ? sizes : [20_000, 50_000, 200_000]) {
  const slapd = await startSlapd({ people, counter: true, durable: true });
  costs.set(people, await measure(slapd, people));
  await slapd.stop();
}
const [smallest, largest] = [Math.min(...costs.keys()), Math.max(...costs.keys())];
if (smallest !== largest) {
  const grown = (costs.get(largest) ?? 0) / (costs.get(smallest) ?? 1);
  process.stdout.write(`cost at ${largest} people / at ${smallest}: ${grown.toFixed(2)}\n`);
}
