import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../../../../electron/core/ports/cloud.ts';
import { openCloudDesk } from '../../../../fakes/cloud-desk.ts';
import { onPracticeCloud } from '../../../../suites/on-practice-cloud.ts';

onPracticeCloud((prepare) => {
  describe('the jump hosts, whose role stands and whose group the hook stumbled over', () => {
    it('are said to be for a cloud administrator, and nothing is granted in them from here', async () => {
      const under = await prepare();
      const granted: string[] = [];
      const openCloud = (): Cloud => {
        const cloud = under.openCloud();
        const grant: Cloud['grant'] = async (role) => {
          granted.push(role.projectId);
          await cloud.grant(role);
        };
        return { ...cloud, grant };
      };
      const desk = await openCloudDesk({ ...under, openCloud });
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'] });
      const bastion = await desk.cloud.findProject('bastion');
      const wish = { shellName: person, project: name, as: 'viewer' as const, reason: 'looks' };
      const { id } = await desk.world().ask('memberships.file', wish);
      await desk.settled(id);
      // The next change that it is told of is the one it makes itself.
      desk.under.failHook(1);
      for (let tries = 0; tries < 16; tries += 1) {
        await desk.under.hook();
        await desk.world().ask('requests.sync', {});
        await desk.settled(id);
      }
      expect(await desk.settled(id)).toMatchObject({
        ...{ state: 'waiting', problem: { code: 'group-stuck', params: ['bastion', person, '3'] } },
      });
      expect(granted.length).toBeGreaterThan(2);
      expect(granted).not.toContain(bastion?.id);
      expect(await desk.rolesIn('bastion', person)).toEqual(['reader']);
      await desk.close();
    });
  });
});
