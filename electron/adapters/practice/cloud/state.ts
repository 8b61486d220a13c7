import { z } from 'zod';
import { quotaKey, quotaTargets } from '../../../../shared/domain/quota.ts';
import { securityRule } from '../../../../shared/domain/security-rule.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { NewProject } from '../../../core/ports/cloud.ts';
import type { NewId } from '../../../core/ports/system.ts';

const practiceProject = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  tags: z.array(z.string()),
  roles: z.array(z.object({ userId: z.string(), role: z.string() })),
  /** Limits that were set; the others are the cloud's defaults. */
  limits: quotaTargets,
  groupId: z.string(),
  /** Of the default security group. */
  rules: z.array(securityRule),
});

const practiceHolding = z.object({
  projectId: z.string(),
  kind: z.enum(['server', 'volume', 'snapshot', 'floating-ip', 'database']),
  id: z.string(),
  name: z.string(),
  /** What it takes of which quota. */
  uses: z.partialRecord(quotaKey, z.int().positive()),
  /** What the cloud says of a server that failed. */
  fault: z.string().optional(),
});

const practiceZone = z.object({
  id: z.string(),
  name: z.string(),
  projectId: z.string(),
  status: z.string(),
});

/**
 * Everything the practice cloud knows. What a project holds stands beside the projects and not in them: no service of a cloud asks
 * Keystone whether its owner is still there, so a removed project leaves it behind.
 */
export const practiceCloudState = z.object({
  projects: z.array(practiceProject),
  holdings: z.array(practiceHolding),
  zones: z.array(practiceZone),
  /** Names in zones that belong to nobody here, such as those of web proxies. */
  records: z.array(z.string()).optional(),
});

export type PracticeProject = z.infer<typeof practiceProject>;
export type PracticeHolding = z.infer<typeof practiceHolding>;
export type PracticeCloudState = z.infer<typeof practiceCloudState>;

/** Throws `project-missing`. */
export function projectIn({ projects }: PracticeCloudState, id: string): PracticeProject {
  const project = projects.find((candidate) => candidate.id === id);
  if (project) return project;
  throw new AppError('project-missing', 'There is no such project', { params: [id] });
}

/** The same state with this project in the place of the one it was. */
export const withProject = (
  state: PracticeCloudState,
  project: PracticeProject,
): PracticeCloudState => ({
  ...state,
  projects: state.projects.map((other) => (other.id === project.id ? project : other)),
});

/** What Neutron puts into a default group: everything may leave, and come in from the group's own members. */
const firstRules = (groupId: string): PracticeProject['rules'] =>
  (['IPv4', 'IPv6'] as const).flatMap((ethertype) => [
    { direction: 'egress', ethertype },
    { direction: 'ingress', ethertype, remoteGroup: groupId },
  ]);

/** A project nobody has a role in yet. Its id is 32 hexadecimal digits, as Keystone makes them. */
export function newProject({ name, description, tags }: NewProject, newId: NewId): PracticeProject {
  const groupId = newId();
  return {
    id: newId().replaceAll('-', ''),
    name,
    description,
    tags: [...tags],
    enabled: true,
    roles: [],
    limits: {},
    groupId,
    rules: firstRules(groupId),
  };
}
