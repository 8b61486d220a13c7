import { useScratch } from '../build/scratch.ts';
import { openCloudDesk } from '../test/fakes/cloud-desk.ts';
import { startCloud } from '../test/servers/cloud/cloud.ts';
import { tree } from '../test/servers/tree.ts';
import { worldOf } from '../test/suites/on-cloud.ts';
import { median, percentile } from './figures.ts';

/**
 * How long the clinic's checks of one person take at Keystone, Nova, Neutron, Cinder, Designate and slapd on loopback, and how long the same questions
 * take with `ldapsearch` and `openstack`, one after the other, as a helper would ask them. Both take their turns.
 *
 *   node bench/clinic-at-cloud.ts [rounds]      5 unless told
 */
useScratch();
const rounds = Number(process.argv[2] ?? 5);

const tookMs = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const cloud = await startCloud();
const desk = await openCloudDesk(await worldOf(cloud));
const who = await desk.person();
const { id, name } = await desk.project({ [who]: ['member', 'reader'] });
await desk.cloud.defaultGroup(id);
const question = { who, project: name, toolforge: true, port: 22, floatingIp: true };

const searches: readonly (readonly string[])[] = [
  ['-b', tree.people, `(uid=${who})`, '*', '+'],
  ['-b', tree.people, `(cn=${who})`, 'uid'],
  ...['tools', 'bastion', name].map((project) => [
    ...['-b', `cn=project-${project},${tree.groups}`, '-s', 'base', 'member'],
  ]),
  ['-b', tree.servicegroups, `(member=uid=${who},${tree.people})`, 'cn'],
];
const commands: readonly (readonly string[])[] = [
  ['role', 'assignment', 'list', '--names', '--user', who],
  ['project', 'show', name],
  ['quota', 'show', id],
  ['security', 'group', 'list', '--project', id],
  ['security', 'group', 'rule', 'list', (await desk.cloud.defaultGroup(id))?.id ?? ''],
  ['zone', 'list', '--all-projects', '--name', `${name}.cloud.example.org.`],
];

async function byHand(): Promise<void> {
  for (const args of searches) cloud.slapd.ldapsearch(args);
  for (const words of commands) await cloud.openstack(...words);
}

const [clinic, hand]: [number[], number[]] = [[], []];
for (let round = 0; round < rounds; round += 1) {
  clinic.push(await tookMs(() => desk.world().ask('clinic.look', question)));
  hand.push(await tookMs(byHand));
}
const { lines } = await desk.world().ask('clinic.look', question);
await desk.close();
await cloud.stop();
const [mine, theirs] = [median(clinic), median(hand)];
console.log(
  `${lines.length} lines, ${lines.filter(({ verdict }) => verdict === 'could-not-ask').length} not asked. ` +
    `Clinic ${mine.toFixed(0)} ms (95 %: ${percentile(clinic, 95).toFixed(0)}), ${searches.length} ldapsearch and ` +
    `${commands.length} openstack one after the other ${theirs.toFixed(0)} ms: ${(theirs / mine).toFixed(1)} times as long`,
);
