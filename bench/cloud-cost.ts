import { useScratch } from '../build/scratch.ts';
import { startCloud } from '../test/servers/cloud/cloud.ts';
import { proxyCloud, type ProxiedCloud } from '../test/servers/cloud/proxied-cloud.ts';
import type { PathTime } from './critical-path.ts';
import { openCloudDesk } from './cloud-desk.ts';
import { compareProjects, MEMBERS, membershipWork, projectWork, type Work } from './cloud-work.ts';
import { besideProject, ofMembership, ofProject, ofSession, total } from './fewest-requests.ts';
import { median, milliseconds, ratioText } from './figures.ts';
import { countRequests, countWork, reasons, sumOf } from './request-counts.ts';

/**
 * What a membership of Toolforge and a complete project cost: Lanyard's whole request (journal on disk, every look) beside
 * python-openstackclient at the same work, once with a process for each command and once with one process that reads all commands from a
 * pipe. All take their turns at the same Keystone, Nova, Neutron and Cinder, so that a noisy machine hits each of them; so does the longest
 * chain of requests that wait for each other, which is the least that a project can take. Then every request is counted, beside the fewest
 * that would do. Ends with 1 where Lanyard sends more than 1.3 times as many.
 *
 *   node bench/cloud-cost.ts [rounds]      5 unless told
 */
const rounds = Number(process.argv[2] ?? 5);
useScratch();
const MOST_TIMES_THE_FEWEST = 1.3;

const say = (...lines: readonly string[]): void =>
  void process.stdout.write(`${lines.join('\n')}\n\n`);

interface Round {
  readonly shown: number;
  readonly confirmed: number;
  readonly processes: number;
  readonly pipe: number;
  readonly path: PathTime | undefined;
}

async function takeTurns<T>(work: Work<T>): Promise<Round> {
  const own = await work.byLanyard(await work.prepare());
  const [one, other] = [await work.prepare(), await work.prepare()];
  const processes = await milliseconds(1, () => work.byProcesses(one));
  const pipe = await milliseconds(1, () => work.byPipe(other));
  const path = await work.path?.(await work.prepare(), await work.prepare());
  return { ...own, processes, pipe, path };
}

function pathLines(
  taken: readonly Round[],
  times: (of: (round: Round) => number) => string,
): readonly string[] {
  const line = (name: string, key: keyof PathTime): string => {
    const of = ({ path }: Round): number => path?.[key] ?? Number.NaN;
    return `  ${name.padEnd(40)}${times(of)}   Lanyard: ${ratioText(taken.map((round) => round.shown / of(round)))}`;
  };
  return [
    '  the fewest requests, without a journal',
    line('  the longest chain of them, alone', 'alone'),
    line('  all of them, side by side', 'together'),
  ];
}

async function compareTimes<T>(work: Work<T>): Promise<void> {
  const taken: Round[] = [];
  while (taken.length < rounds) taken.push(await takeTurns(work));
  const times = (of: (round: Round) => number): string =>
    `${median(taken.map(of)).toFixed(0)} ms`.padStart(10);
  const time = (key: 'shown' | 'confirmed' | 'processes' | 'pipe'): string =>
    times((round) => round[key]);
  const ratio = (key: 'processes' | 'pipe'): string =>
    `   ${ratioText(taken.map((round) => round[key] / round.shown))}`;
  say(
    `${work.title}, median of ${rounds} rounds`,
    `  Lanyard, until the cloud shows all of it${time('shown')}`,
    `    and the directory's group, too        ${time('confirmed')}`,
    `  openstack, a process for each command   ${time('processes')}${ratio('processes')}`,
    `  openstack, one process fed by a pipe    ${time('pipe')}${ratio('pipe')}`,
    ...(work.path ? pathLines(taken, times) : []),
  );
}

async function compareAllTimes(cloud: ProxiedCloud['behind']): Promise<void> {
  const desk = await openCloudDesk(cloud);
  const [membership, project] = [membershipWork(desk, cloud), projectWork(desk, cloud)];
  // Servers load much at their first requests; that is no part of any round.
  await compareProjects(desk, project);
  await compareTimes(membership);
  await compareTimes(project);
  await desk.stop();
}

/** Through proxies, which take time of their own. Answers the worst ratio. */
async function countAll(cloud: ProxiedCloud): Promise<number> {
  const desk = await openCloudDesk(cloud);
  const newcomer = await desk.person();
  const first = await countRequests(cloud, () => desk.membership(newcomer));
  const fewest = total([...ofSession, ...ofMembership]);
  say(
    `requests for the first membership of a session: ${sumOf(first)}, the fewest possible: ${fewest}; below, a session has begun, with`,
    ...reasons(ofSession),
  );
  const counted = [
    await countWork(membershipWork(desk, cloud), { fewest: ofMembership, beside: [] }, cloud),
    await countWork(
      projectWork(desk, cloud),
      { fewest: ofProject(MEMBERS), beside: besideProject(MEMBERS) },
      cloud,
    ),
  ];
  for (const { lines } of counted) say(...lines);
  await desk.stop();
  return Math.max(...counted.map(({ ratio }) => ratio));
}

const cloud = await proxyCloud(await startCloud());
try {
  await compareAllTimes(cloud.behind);
  if ((await countAll(cloud)) > MOST_TIMES_THE_FEWEST) process.exitCode = 1;
} finally {
  await cloud.stop();
}
