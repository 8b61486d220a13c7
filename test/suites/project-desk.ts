import type { Input } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { openCloudDesk, type CloudDesk } from '../fakes/cloud-desk.ts';
import { freshName, type CloudWorld } from './cloud-world.ts';

export type ProjectWish = Input<'projects.create'>;

export const presets = { hackathon: { cores: 12, ramMb: 24_576, floatingIps: 1, gigabytes: 120 } };
export const securityGroupRules = [
  { direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' },
  { direction: 'ingress', protocol: 'tcp', ports: 22, remote: '172.16.0.0/21' },
  { direction: 'ingress', protocol: 'tcp', ports: '8000-8080', remote: '172.16.0.0/21' },
] as const;

function withRules(under: CloudWorld, mode: 'direct' | 'reviewed'): CloudWorld {
  const { cloud } = under.profile;
  if (!cloud?.projects) throw new Error('this cloud has no projects');
  const projects = {
    ...{ ...cloud.projects, mode, quotaPresets: presets },
    securityGroupRules: [...securityGroupRules],
  };
  return { ...under, profile: { ...under.profile, cloud: { ...cloud, projects } } };
}

/** A desk at which projects are asked for. */
export interface ProjectDesk extends CloudDesk {
  /** A project that nobody has asked for yet, with a member and a viewer. */
  wish(change?: Partial<ProjectWish>): Promise<ProjectWish>;
  create(wanted: ProjectWish): Promise<RequestView>;
  /** The request as it stands in the end. */
  created(wanted: ProjectWish): Promise<RequestView>;
}

export async function openProjectDesk(
  under: CloudWorld,
  mode: 'direct' | 'reviewed',
): Promise<ProjectDesk> {
  const desk = await openCloudDesk(withRules(under, mode));
  const create = (wanted: ProjectWish): Promise<RequestView> =>
    desk.world().ask('projects.create', wanted);
  return {
    ...desk,
    create,
    async wish(change = {}) {
      const [member, viewer] = [await desk.person(), await desk.person()];
      return {
        name: freshName('racks'),
        purpose: 'Maps of bike racks',
        members: [
          { shellName: member, as: 'member' },
          { shellName: viewer, as: 'viewer' },
        ],
        ends: '2099-01-31',
        ...change,
      };
    },
    async created(wanted) {
      const { id } = await create(wanted);
      return desk.toItsEnd(id);
    },
  };
}
