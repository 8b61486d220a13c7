import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Profile } from '../../shared/domain/profile.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { testProfile } from '../servers/test-profile.ts';
import { tree } from '../servers/tree.ts';
import type { DeskPlace } from './event-desk.ts';
import { lanyard, type Ended } from './lanyard.ts';
import { readEntry, type Entry } from './read-entry.ts';

/** A desk at an event with a real cloud; the helper signs in there by the environment, as python-openstackclient does. */
export interface CloudEventDesk extends DeskPlace {
  readonly cloud: Cloud;
  /** For what is this desk's alone; it goes with it. */
  readonly folder: string;
  run(words: readonly string[], around?: Parameters<typeof lanyard>[2]): Promise<Ended>;
  /** The entry of this DN as ldapsearch shows it; undefined where there is none. */
  entryAt(branch: string, name: string): Entry | undefined;
  /** Removes what is this desk's alone; the cloud goes on. */
  remove(): void;
}

/** What a project gets that is asked for here. */
export const preset = {
  ...{ cores: 12, instances: 6, ramMb: 24_576, floatingIps: 1, securityGroupRules: 60 },
  ...{ volumes: 5, gigabytes: 120, zones: 3 },
};

const projects = {
  mode: 'direct',
  domain: 'default',
  roles: ['member', 'reader'],
  viewerRoles: ['reader'],
  nameRule: '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$',
  defaultEndDays: 90,
  quotaPresets: { hackathon: preset },
  securityGroupRules: [
    { direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' },
    { direction: 'ingress', protocol: 'tcp', ports: 22, remote: '172.16.0.0/21' },
    { direction: 'ingress', protocol: 'tcp', ports: '8000-8080', remote: '172.16.0.0/21' },
  ],
  zone: { name: '{name}.wmcloud.example.', email: 'root@wmcloud.example' },
} as const;

/** Names that nobody has in a cloud which other tests use too. */
export const freshName = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

/** `event` is what else the profile says of the event. */
export function openCloudDesk(cloud: Cloud, event: Partial<Profile['event']> = {}): CloudEventDesk {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-cloud-desk-'));
  const profileFile = join(folder, 'event.yaml');
  const toolforge = { project: 'tools', role: 'reader', loginHost: 'login.example.org' };
  const profile = testProfile(cloud.slapd, {
    event,
    cloud: {
      ...{ ...cloud.profile, toolforge, groupSettleSeconds: 1 },
      projects: {
        ...projects,
        ...{ roles: [...projects.roles], viewerRoles: [...projects.viewerRoles] },
        securityGroupRules: [...projects.securityGroupRules],
      },
    },
  });
  writeFileSync(profileFile, stringify(profile));
  const place = { slapd: cloud.slapd, profileFile, dataFolder: join(folder, 'desk') };
  return {
    ...{ ...place, cloud, folder },
    run: (words, around = {}) =>
      lanyard(place, words, { ...around, env: { ...cloud.env, ...around.env } }),
    entryAt: (branch, name) =>
      readEntry(cloud.slapd.ldapsearch(['-b', branch, '-s', 'one', `(${name})`])),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What stands of a tool in the directory: its three entries. */
export const toolEntries = (desk: CloudEventDesk, tool: string) => ({
  group: desk.entryAt(tree.servicegroups, `cn=tools.${tool}`),
  user: desk.entryAt(tree.toolPeople, `uid=tools.${tool}`),
  rule: desk.entryAt(tree.toolSudoers, `cn=runas-tools.${tool}`),
});

const assignments = z.array(z.object({ Role: z.string(), User: z.string(), Project: z.string() }));

/** What somebody holds anywhere, as python-openstackclient lists it. */
export async function rolesOf({ cloud }: CloudEventDesk, user: string) {
  const words = ['role', 'assignment', 'list', '--names', '--user', user];
  return assignments.parse(await cloud.openstack(...words));
}

/** DNs of whoever is in the project's group in the directory. */
export const groupOf = (desk: CloudEventDesk, project: string): readonly string[] =>
  desk.entryAt(tree.groups, `cn=project-${project}`)?.['member'] ?? [];
