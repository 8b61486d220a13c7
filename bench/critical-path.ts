import type { Cloud } from '../electron/core/ports/cloud.ts';
import type { SecurityRule } from '../shared/domain/security-rule.ts';
import { loginOf } from '../test/faults/servers-cloud.ts';
import { openCloud } from '../test/faults/real-cloud.ts';
import type { Cloud as Servers } from '../test/servers/cloud/cloud.ts';
import { memberRoles, purpose, quotas, rules, type ProjectWish } from './cloud-wishes.ts';
import { milliseconds } from './figures.ts';

type Work = () => Promise<unknown>;

/** How long the fewest requests for a project take from a client that does nothing else, in milliseconds. */
export interface PathTime {
  /** Those of the longest chain in which each waits for the one before, with nothing beside them. */
  readonly alone: number;
  /** All of them, as many side by side as do not wait for each other: this machine's processors are shared then. */
  readonly together: number;
}

const wanted = rules.map((rule): SecurityRule => {
  const [from, to = from] = 'ports' in rule ? String(rule.ports).split('-').map(Number) : [];
  const { direction, protocol, remote } = rule;
  const ports = from === undefined || to === undefined ? {} : { ports: { from, to } };
  return { direction, ethertype: 'IPv4', protocol, remote, ...ports };
});

/** What has to be asked once the project stands (`fewest-requests.ts`): each chain in its order, and none waits for another. */
function chainsOf(cloud: Cloud, projectId: string, { members }: ProjectWish): readonly Work[] {
  const quotasOf = (service: 'compute' | 'network' | 'volume') => async () => {
    await cloud.quotas(projectId, service);
    await cloud.setQuotas(projectId, service, quotas);
    await cloud.quotas(projectId, service);
  };
  const addRules = async () => {
    const group = await cloud.defaultGroup(projectId);
    await cloud.addRules(group?.id ?? '', wanted);
    await cloud.defaultGroup(projectId);
  };
  const addMembers = async () => {
    await cloud.assignments(projectId);
    for (const userId of members) {
      for (const role of memberRoles) await cloud.grant({ projectId, userId, role });
    }
    await cloud.assignments(projectId);
  };
  return [quotasOf('compute'), quotasOf('network'), quotasOf('volume'), addRules, addMembers];
}

async function makeProject(cloud: Cloud, { name }: ProjectWish): Promise<string> {
  await cloud.findProject(name);
  await cloud.createProject({ name, description: purpose, tags: [] });
  const made = await cloud.findProject(name);
  if (!made) throw new Error(`${name} was made, and is not there`);
  return made.id;
}

const timed = (work: Work): Promise<number> =>
  milliseconds(1, async () => {
    await work();
  });

/** Opens a client and makes a project for each of the two times. */
export function openPath(servers: Pick<Servers, 'authUrl' | 'address'>) {
  const cloud = openCloud(loginOf(servers));
  const make = async (wish: ProjectWish, run: (chains: readonly Work[]) => Promise<number>) => {
    let projectId = '';
    const first = await timed(async () => (projectId = await makeProject(cloud, wish)));
    return first + (await run(chainsOf(cloud, projectId, wish)));
  };
  return {
    async measure(one: ProjectWish, other: ProjectWish): Promise<PathTime> {
      const alone = await make(one, async (chains) => {
        const times: number[] = [];
        for (const chain of chains) times.push(await timed(chain));
        return Math.max(...times);
      });
      const together = await make(other, (chains) =>
        timed(() => Promise.all(chains.map((chain) => chain()))),
      );
      return { alone, together };
    },
    close: () => cloud.close(),
  };
}
