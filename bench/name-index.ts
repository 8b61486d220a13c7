import { mkdtempSync, statSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useScratch } from '../build/scratch.ts';
import { createLdapDirectory } from '../electron/adapters/ldap/directory.ts';
import { createNameIndex } from '../electron/adapters/names/name-index.ts';
import { createVault } from '../electron/adapters/seal/vault.ts';
import type { Directory, NamesFrom } from '../electron/core/ports/directory.ts';
import type { NameIndex, NamesRead } from '../electron/core/ports/name-index.ts';
import { memoryStore } from '../test/fakes/memory-store.ts';
import { removeFolder } from '../test/fakes/world.ts';
import { seedPeople } from '../test/servers/seed-people.ts';
import { startSlapd } from '../test/servers/slapd.ts';
import { testProfile } from '../test/servers/test-profile.ts';
import { median } from './figures.ts';

/**
 * What the offline name index costs: the directory (seconds, bytes on the wire), the disk, and whoever types a name.
 *
 *   node bench/name-index.ts [people]      50000 unless told
 */
const people = Number(process.argv[2] ?? 50_000);
useScratch();
const LOOK_UPS = 20_000;

/** A relay to a port of this machine that counts what comes back. */
async function counting(port: number) {
  let bytes = 0;
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.on('data', (chunk) => (bytes += chunk.length));
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo; // it listens on TCP
  return { port: own, bytes: () => bytes, stop: () => server.close() };
}

/** How long it takes once, in milliseconds. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Reading {
  readonly found: NamesRead;
  readonly pages: number;
  /** How long this process was busy with the pages, in milliseconds. */
  readonly digestMs: number;
}

/** Everybody, or who changed, with no pause between the pages. */
async function read(directory: Directory, index: NameIndex, since?: string): Promise<Reading> {
  const collection = await index.collect();
  const at = new Date().toISOString();
  let [changedAt, pages, digestMs] = ['', 0, 0];
  for (let from: NamesFrom | undefined = { changedSince: since }; from; pages += 1) {
    const page = await directory.namePage(from);
    const start = performance.now();
    collection.add(page.names);
    digestMs += performance.now() - start;
    if ((page.changedAt ?? '') > changedAt) changedAt = page.changedAt ?? '';
    from = page.next === undefined ? undefined : { next: page.next };
  }
  return { found: { collection, at, changedAt }, pages, digestMs };
}

const slapd = await startSlapd({ people });
const relay = await counting(slapd.ldapsPort);
const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-names-'));
const file = join(folder, 'names.index');
const secrets = memoryStore();
const open = () =>
  createNameIndex({ file, vault: createVault({ folder, eventId: 'bench', secrets }) });
const { directory: profile } = testProfile(slapd, {
  directory: { url: `ldaps://localhost:${relay.port}` },
});
const directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
await directory.probe();

const index = open();
const before = relay.bytes();
const start = performance.now();
const everybody = await read(directory, index);
const seconds = (performance.now() - start) / 1000;
const bytes = relay.bytes() - before;
const saveMs = await took(() => index.replace(everybody.found));

const loads: number[] = [];
for (let i = 0; i < 9; i += 1) {
  const fresh = open();
  // The vault's key is asked for once a run, and is no part of the index.
  await fresh.collect();
  loads.push(await took(() => fresh.state()));
}

const names = seedPeople(LOOK_UPS).map(({ cn }, i) => (i % 2 === 0 ? cn : `${cn} nobody`));
await index.ask(names.slice(0, 1000));
const lookUpMs = await took(() => index.ask(names));

const bytesBefore = relay.bytes();
const later = new Date(Date.now() + 3_600_000).toISOString();
const changesMs = await took(() => read(directory, index, later));

const kilobytes = (count: number): string => `${(count / 1000).toFixed(0)} kB`;
process.stdout.write(
  [
    `${people} people, ${everybody.found.collection.size} names`,
    `  everybody read          ${seconds.toFixed(1)} s without pauses, ${everybody.pages} pages of ${kilobytes(bytes / everybody.pages)}`,
    `    with its pauses       ${(seconds + 2 * everybody.pages).toFixed(0)} s`,
    `    on the wire           ${kilobytes(bytes)}, ${kilobytes(bytes / (seconds + 2 * everybody.pages))} a second`,
    `    in this process       ${(everybody.digestMs / everybody.pages).toFixed(1)} ms a page`,
    `  nothing changed         ${changesMs.toFixed(1)} ms, ${relay.bytes() - bytesBefore} bytes`,
    `  written                 ${saveMs.toFixed(1)} ms, ${kilobytes(statSync(file).size)}`,
    `  loaded                  ${median(loads).toFixed(1)} ms`,
    `  one name looked up      ${((lookUpMs * 1000) / names.length).toFixed(1)} µs`,
    '',
  ].join('\n'),
);
await directory.close();
relay.stop();
await slapd.stop();
removeFolder(folder);
