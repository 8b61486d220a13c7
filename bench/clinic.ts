import { createLdapDirectories } from '../electron/adapters/ldap/directories.ts';
import { newId, systemClock } from '../electron/adapters/node/system.ts';
import { createPracticeCloud } from '../electron/adapters/practice/cloud/cloud.ts';
import { useScratch } from '../build/scratch.ts';
import { nameOf, stagedCloud, stagedLdif } from '../test/electron/core/clinic/staged-faults.ts';
import { plainCloudProfile } from '../test/fakes/practice-cloud.ts';
import { createWorld, removeFolder, type World } from '../test/fakes/world.ts';
import { seedPerson } from '../test/servers/seed-people.ts';
import { startSlapd, type Slapd } from '../test/servers/slapd.ts';
import { testProfile } from '../test/servers/test-profile.ts';
import { tree } from '../test/servers/tree.ts';
import { median, percentile } from './figures.ts';

/**
 * How long the clinic's checks of one person take at slapd on loopback, and how long the directory's part of them takes with `ldapsearch`, one after
 * the other. The cloud is the one in memory, so that the figures are the directory's.
 *
 *   node bench/clinic.ts [people …]      200 20000 unless told
 */
useScratch();
const sizes = process.argv.slice(2).map(Number);
const healthy = Array.from({ length: 20 }, (_, n) => seedPerson(n + 1).uid);

/** What a helper would ask of one person by hand: the entry, its policy, who has its names, number and key, its groups and tools. */
const byHand = (uid: string, number: number, key: string): readonly (readonly string[])[] => [
  ['-b', tree.people, `(uid=${uid})`, '*', 'pwdAccountLockedTime', 'pwdPolicySubentry'],
  ['-b', tree.people, `(cn=${uid})`, 'uid'],
  [`(uidNumber=${number})`, 'uid'],
  ['-b', tree.people, `(sshPublicKey=${key})`, 'uid'],
  ...['tools', 'bastion', 'racks'].map((project) => [
    ...['-b', `cn=project-${nameOf(project)},${tree.groups}`, '-s', 'base', 'member'],
  ]),
  ['-b', tree.servicegroups, `(member=uid=${uid},${tree.people})`, 'cn'],
];

const tookMs = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const own = plainCloudProfile();
/** The Toolforge and the jump hosts of the staged people. */
const cloudProfile = {
  ...own,
  toolforge: { project: nameOf('tools'), role: 'reader', approval: 'here' as const },
  bastion: { project: nameOf('bastion'), role: 'reader' },
};

/** A desk at this directory, and at a cloud in memory. */
async function openDesk(slapd: Slapd): Promise<World> {
  const profile = testProfile(slapd);
  const { directory, ...others } = createLdapDirectories({
    profile: profile.directory,
    ca: slapd.caPem,
  });
  await directory.signIn(slapd.writer);
  const cloud = createPracticeCloud({
    profile: cloudProfile,
    people: directory,
    clock: systemClock,
    newId,
    groups: { setMembers: () => undefined },
    log: { info: () => undefined, error: () => undefined },
    state: stagedCloud(healthy),
  });
  return createWorld({
    directory,
    profile: { ...profile, cloud: cloudProfile },
    ports: { ...others, cloud, cloudSession: { signedIn: true, username: '' } },
  });
}

async function measure(people: number): Promise<void> {
  const slapd = await startSlapd({ people, seedLdif: stagedLdif(healthy), uniqueOverlay: false });
  const world = await openDesk(slapd);
  const clinic: number[] = [];
  const searches: number[] = [];
  for (const [n, who] of healthy.entries()) {
    clinic.push(await tookMs(() => world.ask('clinic.look', { who })));
    const { uidNumber, sshPublicKey } = seedPerson(n + 1);
    const asked = byHand(who, uidNumber, sshPublicKey);
    searches.push(await tookMs(() => asked.forEach((args) => slapd.ldapsearch(args))));
  }
  await world.app.stop();
  removeFolder(world.folder);
  await slapd.stop();
  const [mine, theirs] = [median(clinic), median(searches)];
  console.log(
    `${people} people: clinic ${mine.toFixed(1)} ms (95 %: ${percentile(clinic, 95).toFixed(1)}), ` +
      `ldapsearch one after the other ${theirs.toFixed(1)} ms, ${(theirs / mine).toFixed(1)} times as long`,
  );
}

for (const people of sizes.length > 0 ? sizes : [200, 20_000]) await measure(people);
