import { createHash } from 'node:crypto';
import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import type { QuotaTargets } from '../../../../shared/domain/quota.ts';
import {
  FAILED_SERVER,
  MEMBER_ONLY_IN,
  seedBastion,
  seedProjects,
  seedToolforge,
  type SeedHolding,
  type SeedProject,
} from './seed-projects.ts';
import {
  newProject,
  type PracticeCloudState,
  type PracticeHolding,
  type PracticeProject,
} from './state.ts';
import { MEMBER_ONLY } from '../directory/patients.ts';
import { practicePeople } from '../directory/people.ts';

/** The same 32 hexadecimal digits for the same words, so that practice is the same everywhere. */
const idOf = (...words: readonly string[]): string =>
  createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);

/** Projects of long ago have their name for an id, as Wikimedia's have. */
const projectIdOf = ({ name, old = false }: SeedProject): string => (old ? name : idOf(name));

const usesOf: Record<PracticeHolding['kind'], (size: number) => QuotaTargets> = {
  server: (cores) => ({ instances: 1, cores, ramMb: cores * 2048 }),
  volume: (gigabytes) => ({ volumes: 1, gigabytes }),
  snapshot: (gigabytes) => ({ snapshots: 1, gigabytes }),
  'floating-ip': () => ({ floatingIps: 1 }),
  database: (databaseGigabytes) => ({ databaseInstances: 1, databaseGigabytes }),
};

/** The words of Nova's scheduler, which most people meet once. */
const NO_HOST = 'No valid host was found. There are not enough hosts available.';

const holdingOf =
  (project: SeedProject) =>
  ([kind, name, size = 0]: SeedHolding): PracticeHolding => ({
    projectId: projectIdOf(project),
    kind,
    name,
    id: idOf(project.name, kind, name),
    uses: usesOf[kind](size),
    ...(name === FAILED_SERVER ? { fault: NO_HOST } : {}),
  });

const zoneOf =
  (template: string) =>
  (project: SeedProject): PracticeCloudState['zones'][number] => ({
    id: idOf(project.name, 'zone'),
    name: template.replace('{name}', project.name),
    projectId: projectIdOf(project),
    status: 'ACTIVE',
  });

/** Members hold both roles: `member` alone cannot log in. */
const rolesOf = (
  { members, viewers = [] }: SeedProject,
  names: readonly string[],
): PracticeProject['roles'] => {
  const held = (places: readonly number[], role: string): PracticeProject['roles'] =>
    places.flatMap((place) => names.at(place) ?? []).map((userId) => ({ userId, role }));
  return [...held(members, 'member'), ...held([...new Set([...members, ...viewers])], 'reader')];
};

const projectOf = (project: SeedProject, names: readonly string[]): PracticeProject => ({
  ...newProject({ tags: [], ...project }, () => idOf(project.name, 'default group')),
  id: projectIdOf(project),
  roles: [
    ...rolesOf(project, names),
    ...(project.name === MEMBER_ONLY_IN ? [{ userId: MEMBER_ONLY, role: 'member' }] : []),
  ],
  limits: project.limits ?? {},
});

/** Seven of eight: most people of an event have been to one before, and some have not. */
const isInToolforge = (place: number): boolean => place % 8 !== 7;

/**
 * A believable cloud, always the same one: the profile's Toolforge and projects that show what a helper will meet, some of them with a
 * zone where the profile has a name for it.
 */
export function practiceCloudSeed(profile: CloudProfile): PracticeCloudState {
  const names = practicePeople(1)
    .filter(({ kind, blocked }) => kind === 'person' && !blocked)
    .map(({ uid }) => uid);
  const places = [...names.keys()].filter(isInToolforge);
  const people = seedProjects.flatMap(({ members, viewers = [] }) => [...members, ...viewers]);
  const bastion = profile.bastion && seedBastion(profile.bastion.project, [...new Set(people)]);
  const projects = [
    seedToolforge(profile.toolforge?.project ?? 'tools', places),
    ...(bastion ? [bastion] : []),
    ...seedProjects,
  ];
  const { zone, proxyDomains = [] } = profile.projects ?? {};
  return {
    projects: projects.map((project) => projectOf(project, names)),
    holdings: projects.flatMap((project) => project.holdings?.map(holdingOf(project)) ?? []),
    zones: zone ? projects.filter(({ zoned }) => zoned).map(zoneOf(zone.name)) : [],
    records: proxyDomains.map((domain) => `gallery.${domain}.`),
  };
}
