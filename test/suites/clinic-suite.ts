import { beforeEach, describe, expect, it } from 'vitest';
import type { ClinicLine, Mend } from '../../shared/clinic/clinic.ts';
import type { Input } from '../../shared/contract/index.ts';
import { openCloudDesk, type CloudDesk } from '../fakes/cloud-desk.ts';
import { freshName, type CloudWorld } from './cloud-world.ts';

/** What the clinic finds in a cloud and mends there, whatever cloud and directory are behind it. */
export function clinicSuite(prepare: () => Promise<CloudWorld>): void {
  describe('the clinic at a cloud', () => {
    let desk: CloudDesk;
    beforeEach(async () => {
      desk = await openCloudDesk(await prepare());
      return () => desk.close();
    });

    type Question = Omit<Input<'clinic.look'>, 'who'>;
    const look = async (who: string, question: Question = {}): Promise<readonly ClinicLine[]> =>
      (await desk.world().ask('clinic.look', { who, ...question })).lines;
    /** Nobody here has a key, and hosts are told of what was mended a moment ago: of both, other tests tell. */
    const aside: readonly ClinicLine['check'][] = ['key', 'delay'];
    const faults = async (who: string, question?: Question): Promise<string[]> =>
      (await look(who, question))
        .filter(
          ({ check, verdict }) =>
            !aside.includes(check) && !['fine', 'not-needed'].includes(verdict),
        )
        .map(({ check, found }) => `${check}:${found}`);
    const mendOf = async (who: string, check: ClinicLine['check'], question?: Question) =>
      (await look(who, question)).find((line) => line.check === check)?.mend;

    /** Files the request that a line offers, sees it under way, and brings it to its end. */
    async function apply(who: string, mend: Mend | undefined, question?: Question): Promise<void> {
      if (mend?.is !== 'membership') throw new Error(`this is no membership: ${mend?.is}`);
      const { shellName, project, as } = mend;
      const reason = 'The clinic found this.';
      const { id } = await desk.world().ask('memberships.file', { shellName, project, as, reason });
      await desk.settled(id);
      const waiting = (await look(who, question)).filter(({ verdict }) => verdict === 'waiting');
      for (const line of waiting) expect(line.request ?? id).toBe(id);
      expect(await desk.toItsEnd(id)).toMatchObject({ state: 'confirmed' });
    }
    const member = async (): Promise<{ who: string; name: string; id: string }> => {
      const who = await desk.person();
      const { cloud } = desk;
      const bastion = await cloud.findProject('bastion');
      if (bastion) await cloud.grant({ projectId: bastion.id, userId: who, role: 'reader' });
      return { who, ...(await desk.project({ [who]: ['member', 'reader'] })) };
    };

    it('finds nothing wrong with 20 members, whatever is asked', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => desk.person()));
      const bastion = await desk.cloud.findProject('bastion');
      for (const userId of bastion ? all : []) {
        await desk.cloud.grant({ projectId: bastion?.id ?? '', userId, role: 'reader' });
      }
      const { name } = await desk.project(
        Object.fromEntries(all.map((who) => [who, ['member', 'reader']])),
      );
      for (const who of all) {
        expect(await faults(who, { project: name, name: freshName('free') }), who).toEqual([]);
      }
    });

    it('finds a project that is not there', async () => {
      const { who } = await member();
      expect(await faults(who, { project: freshName('rakcs') })).toEqual(['project:missing']);
    });

    it('finds a member who is no reader, and makes one of them', async () => {
      const { who, id, name } = await member();
      await desk.cloud.revoke({ projectId: id, userId: who, role: 'reader' });
      await desk.under.hook();
      expect(await faults(who)).toContain('role:no-reader');
      await apply(who, await mendOf(who, 'role'));
      expect(await desk.rolesIn(name, who)).toEqual(['member', 'reader']);
      expect(await faults(who)).toEqual([]);
    });

    it('finds who has no role in the project that is asked about, and grants it', async () => {
      const { who } = await member();
      const other = await desk.project({});
      const question = { project: other.name };
      expect(await faults(who, question)).toEqual(['role:none']);
      await apply(who, await mendOf(who, 'role', question), question);
      expect(await faults(who, question)).toEqual([]);
    });

    it('finds a group that a hook left out, and has it written again', async () => {
      const { who, name } = await member();
      await desk.under.overwriteGroup(name, [await desk.person()]);
      expect(await faults(who)).toEqual(['project-group:missing']);
      const mend = await mendOf(who, 'project-group');
      expect(mend).toMatchObject({ as: 'member', again: true });
      await apply(who, mend);
      expect(await faults(who)).toEqual([]);
      expect(await desk.under.groups.membersOf(name)).toContain(who);
    });

    it('finds who is not in Toolforge, and brings them there', async () => {
      const who = await desk.person();
      const question = { toolforge: true };
      expect(await faults(who, question)).toEqual(['toolforge:missing']);
      await apply(who, await mendOf(who, 'toolforge', question), question);
      expect(await faults(who, question)).toEqual([]);
    });

    it('finds who cannot pass the jump hosts, and grants the role there', async () => {
      const who = await desk.person();
      await desk.project({ [who]: ['member', 'reader'] });
      const { cloud } = desk;
      const bastion = await cloud.findProject('bastion');
      const held = bastion ? await cloud.assignments(bastion.id) : [];
      // A hook such as Wikimedia's has done it by itself.
      for (const { userId, role } of held.filter((one) => one.userId === who)) {
        if (bastion) await cloud.revoke({ projectId: bastion.id, userId, role });
      }
      await desk.under.hook();
      expect(await faults(who)).toContain('bastion:missing');
      await apply(who, await mendOf(who, 'bastion'));
      expect(await faults(who)).toEqual([]);
    });

    it('asks those who may where the event protects what a mend would change', async () => {
      const { who, name } = await member();
      const { profile } = desk.under;
      const things = { ...profile.protected, projects: [name] };
      const guarded = await openCloudDesk({
        ...desk.under,
        profile: { ...profile, protected: things },
      });
      try {
        await desk.under.overwriteGroup(name, [await desk.person()]);
        const { lines } = await guarded.world().ask('clinic.look', { who });
        const line = lines.find(({ check }) => check === 'project-group');
        expect(line).toMatchObject({
          verdict: 'broken',
          mend: { is: 'text', to: 'cloud-admins', text: expect.stringContaining(name) },
        });
      } finally {
        await guarded.close();
      }
    });

    it('finds a quota that is used up, and one that allows no public address', async () => {
      const { who, id, name } = await member();
      const before = (await desk.cloud.quotas(id, 'network')) ?? [];
      const groups = before.find(({ key }) => key === 'securityGroups')?.used ?? 0;
      await desk.cloud.setQuotas(id, 'network', { securityGroups: groups, floatingIps: 0 });
      const question = { project: name, floatingIp: true };
      const expected = groups > 0 ? ['quota:full', 'floating-ip:none'] : ['floating-ip:none'];
      expect(await faults(who, question)).toEqual(expected);
    });

    it('finds a port that no rule opens, and none once one does', async () => {
      const { who, id, name } = await member();
      const group = await desk.cloud.defaultGroup(id);
      const question = { project: name, port: 8080 };
      expect(await faults(who, question)).toEqual(['port:closed']);
      await desk.cloud.addRules(group?.id ?? '', [
        {
          direction: 'ingress',
          ethertype: 'IPv4',
          protocol: 'tcp',
          ports: { from: 8000, to: 8080 },
          remote: '0.0.0.0/0',
        },
      ]);
      expect(await faults(who, question)).toEqual([]);
    });

    it('finds a name that a zone has', async () => {
      const { who, id, name } = await member();
      const zone = { projectId: id, name: `${name}.cloud.example.org.`, email: 'a@example.org' };
      await desk.cloud.createZone(zone);
      expect(await faults(who, { project: name, name })).toEqual(['wanted-name:zone']);
    });
  });
}
