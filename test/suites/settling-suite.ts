import { beforeEach, describe, expect, it } from 'vitest';
import { openCloudDesk, type CloudDesk } from '../fakes/cloud-desk.ts';
import type { CloudWorld } from './cloud-world.ts';

const reason = 'A tool that maps bike racks.';

/** What becomes of a membership that another change overwrites, at an event that looks again after a second. */
export function settlingSuite(prepare: () => Promise<CloudWorld>): void {
  describe('a membership that settles', () => {
    let desk: CloudDesk;
    beforeEach(async () => {
      const under = await prepare();
      const { cloud } = under.profile;
      const settling = cloud && { ...cloud, groupSettleSeconds: 1 };
      desk = await openCloudDesk({ ...under, profile: { ...under.profile, cloud: settling } });
      return () => desk.close();
    });
    const fileViewer = async (project: string, shellName: string): Promise<string> => {
      const wish = { shellName, project, as: 'viewer' as const, reason };
      return (await desk.world().ask('memberships.file', wish)).id;
    };
    const codeOf = async (id: string) => (await desk.settled(id)).problem?.code;

    it('is looked at again before it is confirmed, and comes back where a slow hook wrote an older list', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'] });
      const id = await fileViewer(name, person);
      await expect
        .poll(async () => {
          await desk.under.hook();
          await desk.world().ask('requests.sync', {});
          return codeOf(id);
        })
        .toBe('group-settling');
      expect((await desk.settled(id)).retryAt).toBeDefined();
      await desk.under.overwriteGroup(name, [lead]);
      await desk.world().ask('requests.sync', {});
      expect(await codeOf(id)).toBe('group-again');
      await desk.under.hook();
      await desk.world().ask('requests.sync', {});
      await expect.poll(async () => (await desk.settled(id)).state).toBe('confirmed');
      expect(await desk.under.groups.membersOf(name)).toEqual(
        expect.arrayContaining([lead, person]),
      );
    });
  });
}
