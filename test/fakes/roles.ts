import type { RolePorts } from '../../electron/core/kinds/membership/state.ts';
import { practiceCloudWorld } from './practice-cloud.ts';
import { faultyCloud, type CloudFaults } from './faulty-cloud.ts';

/** Everything that sets roles, over a practice cloud whose project `name` has exactly these assignments. */
export async function rolesWorld(
  assignments: Readonly<Record<string, readonly string[]>>,
  name = 'bikes',
) {
  const world = practiceCloudWorld();
  const { id: projectId } = await world.cloud.createProject({ name, description: '', tags: [] });
  for (const [userId, roles] of Object.entries(assignments)) {
    for (const role of roles) await world.cloud.grant({ projectId, userId, role });
  }
  const faults: CloudFaults = {};
  const ports: RolePorts = {
    cloud: faultyCloud(world.cloud, faults),
    managed: ['member', 'reader'],
    isService: (userId) => userId === 'novaadmin',
  };
  const rolesOf = async (person: string): Promise<string[]> =>
    (await world.cloud.assignments(projectId))
      .filter(({ userId }) => userId === person)
      .map(({ role }) => role)
      .sort();
  return { ...world, projectId, faults, ports, rolesOf };
}
