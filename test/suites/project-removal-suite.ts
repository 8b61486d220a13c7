import { beforeEach, describe, expect, it } from 'vitest';
import { atCall } from '../fakes/faulty-cloud.ts';
import type { CloudWorld } from './cloud-world.ts';
import { openProjectDesk, type ProjectDesk } from './project-desk.ts';

const zoneOf = (name: string): string => `${name}.cloud.example.org.`;

/** What becomes of projects that are to go, whatever cloud and directory are behind them. */
export function projectRemovalSuite(prepare: () => Promise<CloudWorld>): void {
  describe('a project', () => {
    let desk: ProjectDesk;
    beforeEach(async () => {
      desk = await openProjectDesk(await prepare(), 'direct');
      return () => desk.close();
    });

    it('is undone by removing it with the zone that it asked for, while nothing else is in it', async () => {
      const wanted = await desk.wish({ zone: true });
      const { id, project } = await desk.created(wanted);
      const plan = await desk.world().ask('requests.planUndo', { id });
      expect(plan).toMatchObject({ name: wanted.name, removes: ['project'], guarded: false });
      expect(plan.zones).toEqual([zoneOf(wanted.name)]);
      const filed = await desk.world().ask('requests.undo', { id, agreed: ['project'] });
      const ended = await desk.toItsEnd(filed.id);
      expect(ended).toMatchObject({
        ...{ kind: 'remove-project', state: 'confirmed', undo: { of: id, removed: ['project'] } },
        removal: { name: wanted.name, projectId: project?.projectId },
      });
      expect(await desk.cloud.findProject(wanted.name)).toBeUndefined();
      expect(await desk.cloud.findZone(zoneOf(wanted.name))).toBeUndefined();
      expect(await desk.under.groups.membersOf(wanted.name)).toBeUndefined();
      expect((await desk.world().ask('requests.get', { id })).undone?.by).toBe(ended.id);
    });

    it('is kept with all its zones while anything is in it that nobody agreed to', async () => {
      const wanted = await desk.wish({ zone: true });
      const { id, project } = await desk.created(wanted);
      const own = zoneOf(wanted.name);
      const other = `maps.${own}`;
      await desk.cloud.createZone({
        ...{ projectId: project?.projectId ?? '', name: other, email: 'root@example.org' },
      });
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
        ...{ removes: [], stays: [{ what: 'project', why: 'not-empty' }] },
      });
      const plan = await desk.world().ask('projects.planRemoval', { name: wanted.name });
      expect(plan).toMatchObject({ holdings: [], zones: expect.arrayContaining([own, other]) });
      const filed = await desk
        .world()
        .ask('projects.remove', { name: plan.name, id: plan.id, zones: [own] });
      expect(await desk.toItsEnd(filed.id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'project-not-empty' } },
      });
      expect(await desk.cloud.findProject(wanted.name)).toBeDefined();
      expect(await desk.cloud.findZone(own)).toMatchObject({ projectId: plan.id });
    });

    it('goes with every zone that was agreed to, one below the other', async () => {
      const { id, name } = await desk.project({});
      const zones = [zoneOf(name), `maps.${zoneOf(name)}`];
      for (const zone of zones) {
        await desk.cloud.createZone({ projectId: id, name: zone, email: 'root@example.org' });
      }
      const filed = await desk.world().ask('projects.remove', { name, id, zones });
      expect(await desk.toItsEnd(filed.id)).toMatchObject({ state: 'confirmed' });
      for (const zone of zones) expect(await desk.cloud.findZone(zone)).toBeUndefined();
      expect(await desk.cloud.findProject(name)).toBeUndefined();
    });

    it('goes with its group, for its roles go first', async () => {
      const people = [await desk.person(), await desk.person()] as const;
      const { id, name } = await desk.project({
        [people[0]]: ['member', 'reader'],
        [people[1]]: ['admin'],
      });
      expect(await desk.under.groups.leftOf(name)).not.toEqual([]);
      const filed = await desk.world().ask('projects.remove', { name, id });
      const ended = await desk.toItsEnd(filed.id);
      expect(ended).toMatchObject({ state: 'confirmed', removal: { name } });
      expect(ended).not.toHaveProperty('removal.left');
      expect(await desk.under.groups.leftOf(name)).toEqual([]);
    });

    it('has its group written once more where the hook stumbled over the last role', async () => {
      const { id, name } = await desk.project({ [await desk.person()]: ['reader'] });
      desk.under.failHook(1);
      const filed = await desk.world().ask('projects.remove', { name, id });
      const ended = await desk.toItsEnd(filed.id);
      expect(ended).toMatchObject({ state: 'confirmed' });
      expect(await desk.under.groups.leftOf(name)).toEqual([]);
    });

    it('has its group written by a role of the event, not by an admin’s who is listed first', async () => {
      const [admin, member] = [await desk.person(), await desk.person()];
      const { id, name } = await desk.project({ [admin]: ['admin'], [member]: ['reader'] });
      desk.under.failHook(2);
      const held: string[] = [];
      desk.cloudFaults.after = async (operation) => {
        if (operation !== 'grant') return;
        const standing = await desk.cloud.assignments(id);
        held.push(...standing.map(({ userId, role }) => `${userId} ${role}`));
      };
      const filed = await desk.world().ask('projects.remove', { name, id });
      expect(await desk.toItsEnd(filed.id)).toMatchObject({ state: 'confirmed' });
      expect(new Set(held)).toEqual(new Set([`${member} reader`]));
      expect(await desk.under.groups.leftOf(name)).toEqual([]);
    });

    it('whose group somebody else’s removal left behind ends all the same, and says what is left', async () => {
      const { id, name } = await desk.project({ [await desk.person()]: ['reader'] });
      const left = await desk.under.groups.leftOf(name);
      await desk.cloud.removeProject(id);
      await desk.under.hook();
      const filed = await desk.world().ask('projects.remove', { name, id });
      expect(await desk.toItsEnd(filed.id)).toMatchObject({
        ...{ state: 'confirmed', removal: { name, left } },
      });
      expect(left).not.toEqual([]);
    });

    for (const operation of ['holdings', 'removeZone', 'revoke', 'removeProject'] as const) {
      for (const when of ['before', 'after'] as const) {
        it(`is removed when the network fails ${when} ${operation}`, async () => {
          const { id, name } = await desk.project({ [await desk.person()]: ['reader'] });
          const zones = [zoneOf(name)];
          await desk.cloud.createZone({
            ...{ projectId: id, name: zoneOf(name), email: 'root@example.org' },
          });
          desk.cloudFaults[when] = atCall(operation);
          const filed = await desk.world().ask('projects.remove', { name, id, zones });
          expect(await desk.toItsEnd(filed.id)).toMatchObject({ state: 'confirmed' });
          expect(await desk.cloud.findProject(name)).toBeUndefined();
        });
      }
    }

    it('is not removed where it is not the one that was shown, or the event lives on it', async () => {
      const { name } = await desk.project({});
      const filed = await desk.world().ask('projects.remove', { name, id: 'another-id' });
      expect(await desk.toItsEnd(filed.id)).toMatchObject({ problem: { code: 'project-missing' } });
      expect(await desk.cloud.findProject(name)).toBeDefined();
      const tools = desk.under.profile.cloud?.toolforge?.project ?? '';
      expect(await desk.world().call('projects.planRemoval', { name: tools })).toMatchObject({
        error: { code: 'protected', params: [tools, 'cloud.toolforge.project'] },
      });
    });
  });
}
