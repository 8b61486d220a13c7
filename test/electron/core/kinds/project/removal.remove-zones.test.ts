import { describe, expect, it } from 'vitest';
import { removeZones } from '../../../../../electron/core/kinds/project/removal.ts';
import type { Cloud } from '../../../../../electron/core/ports/cloud.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { projectWorld } from '../../../../fakes/project.ts';

interface Removed {
  readonly name: string;
  readonly projectId: string;
}
const gone = ({ name, projectId }: Removed) => [
  { what: 'project', names: [name, projectId], isRemoved: true },
];
const run = { requestId: 'r', attempted: false };
const zones = ['bikes.example.org.', 'maps.bikes.example.org.'];

/** Designate's worker comes when it is let; until then a removed zone is still listed. */
function slowly(cloud: Cloud) {
  const leaving = new Map<string, Parameters<Cloud['removeZone']>[0]>();
  return {
    cloud: {
      ...cloud,
      removeZone: async (zone: Parameters<Cloud['removeZone']>[0]) =>
        void leaving.set(zone.id, zone),
      holdings: async (id: string) =>
        (await cloud.holdings(id)).map((one) => ({ ...one, isLeaving: leaving.has(one.id) })),
    },
    async work() {
      for (const zone of leaving.values()) await cloud.removeZone(zone);
      leaving.clear();
    },
  };
}

async function world() {
  const around = await projectWorld();
  const { cloud, projectId } = around;
  const makeZone = (name: string) =>
    cloud.createZone({ projectId, name, email: 'root@example.org' });
  for (const name of zones) await makeZone(name);
  const facts = { name: 'bikes', projectId, zones };
  return { ...around, makeZone, facts, step: removeZones({ cloud: around.faulty }) };
}

describe('remove-zones', () => {
  it('removes the zones that were agreed to, and is done where they are gone', async () => {
    const { step, facts, cloud } = await world();
    expect(await step.observe(facts, run)).toEqual({ is: 'missing', found: gone(facts) });
    await step.apply?.(facts, run);
    expect(await cloud.holdings(facts.projectId)).toEqual([]);
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('is nothing to do for a project without', async () => {
    const { step, facts } = await world();
    expect(step.isNeeded?.({ ...facts, zones: [] })).toBe(false);
    expect(step.isNeeded?.(facts)).toBe(true);
  });

  it('removes none while a zone that nobody agreed to stands beside them, and says which', async () => {
    const { step, facts, makeZone } = await world();
    await makeZone('routes.example.org.');
    expect(await step.observe(facts, run)).toEqual({
      ...{ is: 'blocked', code: 'project-not-empty' },
      params: ['bikes', 'zone routes.example.org.'],
    });
  });

  it('leaves another project of that name alone', async () => {
    const { step, facts } = await world();
    expect(await step.observe({ ...facts, projectId: 'the-one-shown' }, run)).toMatchObject({
      ...{ is: 'blocked', code: 'project-missing' },
    });
  });

  it('goes on with the others where the answer to one was lost', async () => {
    const { step, facts, faults } = await world();
    faults.after = atCall('removeZone');
    await expect(step.apply?.(facts, run)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(facts, run)).toEqual({ is: 'missing', found: gone(facts) });
    await step.apply?.(facts, run);
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('asks once for each zone, also where the cloud gives up on it at once', async () => {
    const { facts, cloud } = await world();
    const removed: string[] = [];
    const removeZone: Cloud['removeZone'] = async ({ id }) => void removed.push(id);
    const step = removeZones({ cloud: { ...cloud, removeZone } });
    await step.apply?.(facts, run);
    expect(removed).toHaveLength(1);
    expect(await step.observe(facts, run)).toEqual({ is: 'missing', found: gone(facts) });
  });

  it('waits for the cloud to finish, and then for the zone above', async () => {
    const { facts, cloud } = await world();
    const slow = slowly(cloud);
    const step = removeZones(slow);
    await step.apply?.(facts, run);
    await expect(step.observe(facts, run)).rejects.toMatchObject({ code: 'zone-not-yet' });
    await slow.work();
    expect(await step.observe(facts, run)).toEqual({ is: 'missing', found: gone(facts) });
    await step.apply?.(facts, run);
    await slow.work();
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });
});
