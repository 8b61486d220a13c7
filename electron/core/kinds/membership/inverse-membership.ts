import { membershipOf } from './facts.ts';
import { lookAtRoles, projectNamed, type RolePorts } from './state.ts';
import type { Inverse } from '../base/undoing.ts';

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

/** Gives back the roles that somebody held before, of those that are given and taken here. */
export const inverseMembership =
  (ports: RolePorts): Inverse =>
  (request) => {
    const {
      of,
      before = [],
      roles,
      shellName,
      username,
      project,
      ...facts
    } = membershipOf(request);
    const back = before.filter((role) => ports.managed.includes(role));
    if (of !== undefined || isSame(back, roles)) return undefined;
    const { toolforge, reason, approval, requestUrl } = facts;
    return {
      kind: 'membership',
      facts: {
        ...{ shellName, username, project, toolforge, roles: back, reason, approval },
        ...(requestUrl === undefined ? {} : { requestUrl }),
      },
      part: 'roles',
      about: { shellName, username, name: project },
      guarded: true,
      async look() {
        const { id: projectId } = await projectNamed(ports.cloud, project);
        const wish = { projectId, shellName, roles: back };
        const { lacks, exceeds } = await lookAtRoles(ports, wish);
        return { gone: lacks.length + exceeds.length === 0, stays: [] };
      },
    };
  };
