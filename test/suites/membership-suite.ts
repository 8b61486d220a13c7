import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { openCloudDesk, type CloudDesk } from '../fakes/cloud-desk.ts';
import { atCall, cloudUnreachable } from '../fakes/faulty-cloud.ts';
import { newcomer } from './account-world.ts';
import type { CloudWorld } from './cloud-world.ts';
import { manyTimes } from '../races/runs.ts';

type Wish = Partial<Input<'memberships.file'>>;
const reason = 'A tool that maps bike racks.';

/** What becomes of memberships, whatever cloud and directory are behind them. */
export function membershipSuite(prepare: () => Promise<CloudWorld>): void {
  describe('a membership', () => {
    let desk: CloudDesk;
    let tools: string;

    const file = (shellName: string, wish: Wish = {}): Promise<RequestView> =>
      desk.world().ask('memberships.file', { shellName, as: 'member', reason, ...wish });
    const confirmed = async (shellName: string, wish: Wish = {}): Promise<RequestView> => {
      const { id } = await file(shellName, wish);
      const ended = await desk.toItsEnd(id);
      expect(ended).toMatchObject({ state: 'confirmed' });
      return ended;
    };
    const inGroup = async (project: string, shellName: string): Promise<boolean> =>
      (await desk.under.groups.membersOf(project))?.includes(shellName) ?? false;
    const undo = async (id: string): Promise<RequestView> => {
      const filed = await desk.world().ask('requests.undo', { id, agreed: ['roles'] });
      return desk.toItsEnd(filed.id);
    };

    beforeEach(async () => {
      const under = await prepare();
      tools = under.profile.cloud?.toolforge?.project ?? '';
      desk = await openCloudDesk(under);
      return () => desk.close();
    });

    it('is granted, waits for the group that lets the person in, and says so', async () => {
      const person = await desk.person();
      const { id } = await file(person);
      expect(await desk.settled(id)).toMatchObject({
        ...{ kind: 'membership', state: 'waiting', shellName: person, username: person },
        problem: { code: 'group-not-yet', params: [tools, person] },
        membership: { project: tools, toolforge: true, roles: ['reader'], before: [], reason },
      });
      expect(await desk.rolesIn(tools, person)).toEqual(['reader']);
      const ended = await desk.toItsEnd(id);
      expect(ended.state).toBe('confirmed');
      expect(
        ended.steps.filter(({ state }) => state === 'confirmed').map((step) => step.id),
      ).toEqual(['check-person', 'set-roles', 'confirm-group']);
      expect(await inGroup(tools, person)).toBe(true);
    });

    for (const operation of ['findProject', 'assignments', 'grant'] as const) {
      for (const when of ['before', 'after'] as const) {
        it(`comes to its end when the network fails ${when} ${operation}`, async () => {
          const person = await desk.person();
          desk.cloudFaults[when] = atCall(operation);
          const { id } = await file(person);
          expect(await desk.settled(id)).toMatchObject({ state: 'waiting' });
          await desk.restart();
          expect(await desk.toItsEnd(id)).toMatchObject({
            state: 'confirmed',
            membership: { before: [] },
          });
          expect(await desk.rolesIn(tools, person)).toEqual(['reader']);
        });
      }
    }

    it('is saved while nothing can be reached, and sent when it can', async () => {
      const person = await desk.person();
      desk.cloudFaults.before = cloudUnreachable;
      const { id } = await file(person);
      expect(await desk.settled(id)).toMatchObject({
        problem: { code: 'cloud-unreachable' },
        state: 'waiting',
      });
      desk.cloudFaults.before = undefined;
      expect(await desk.toItsEnd(id)).toMatchObject({ state: 'confirmed' });
    });

    it(
      'is one request while it is open, however often and at once it is asked for',
      manyTimes,
      async () => {
        const person = await desk.person();
        const [first, second] = await Promise.all([file(person), file(person)]);
        expect(second.id).toBe(first.id);
        await desk.toItsEnd(first.id);
        const again = await file(person);
        expect(again.id).not.toBe(first.id);
        expect(await desk.settled(again.id)).toMatchObject({
          state: 'confirmed',
          membership: { before: ['reader'] },
        });
      },
    );

    it('needs a person where there is no such account, and begins anew when asked for again', async () => {
      const { id } = await file('nobody-of-that-name');
      expect(await desk.settled(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'account-missing' } },
      });
      expect((await file('nobody-of-that-name')).id).toBe(id);
    });

    it('of another project gives a member every role that logging in takes, and a viewer the looking', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member', 'reader'] });
      await confirmed(person, { project: name });
      expect(await desk.rolesIn(name, person)).toEqual(['member', 'reader']);
      await confirmed(person, { project: name, as: 'viewer' });
      expect(await desk.rolesIn(name, person)).toEqual(['reader']);
      expect(await inGroup(name, person)).toBe(true);
      await confirmed(person, { project: name, as: 'nobody' });
      expect(await desk.rolesIn(name, person)).toEqual([]);
      expect(await inGroup(name, person)).toBe(false);
    });

    it('leaves roles alone that are none of ours, and does not wait for who stays in by them', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'], [person]: ['admin', 'member'] });
      await confirmed(person, { project: name, as: 'nobody' });
      expect(await desk.rolesIn(name, person)).toEqual(['admin']);
    });

    it('keeps the last person of a project in it', async () => {
      const person = await desk.person();
      const { name } = await desk.project({ [person]: ['member', 'reader'] });
      const { id } = await file(person, { project: name, as: 'nobody' });
      expect(await desk.settled(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'last-member', params: [name, person] } },
      });
      expect(await desk.rolesIn(name, person)).toEqual(['member', 'reader']);
    });

    it('needs a person where there is no such project', async () => {
      const { id } = await file(await desk.person(), { project: 'no-such-project' });
      expect(await desk.settled(id)).toMatchObject({ problem: { code: 'project-missing' } });
    });

    it('is undone by a request of its own, which gives back what was held before', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'], [person]: ['reader'] });
      const { id } = await confirmed(person, { project: name });
      const plan = await desk.world().ask('requests.planUndo', { id });
      expect(plan).toMatchObject({ of: id, name, removes: ['roles'], stays: [], gone: false });
      expect(plan.asked).toBeDefined();
      const ended = await undo(id);
      expect(ended).toMatchObject({
        ...{ kind: 'membership', state: 'confirmed', membership: { roles: ['reader'] } },
        undo: { of: id, removed: ['roles'] },
      });
      expect(await desk.rolesIn(name, person)).toEqual(['reader']);
      expect(await desk.world().ask('requests.get', { id })).toMatchObject({
        state: 'confirmed',
        undone: { by: ended.id, removed: ['roles'] },
      });
      expect(await undo(id)).toMatchObject({ id: ended.id });
      expect(await desk.world().call('requests.planUndo', { id: ended.id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
    });

    it('that changed nothing has nothing to undo', async () => {
      const person = await desk.person();
      await confirmed(person);
      const { id } = await confirmed(person);
      expect(await desk.world().call('requests.planUndo', { id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
    });

    it('that the hook stumbled over is granted once more, and says so', async () => {
      const person = await desk.person();
      desk.under.failHook(1);
      const { id } = await file(person);
      const codes = new Set<string | undefined>();
      for (let tries = 0; tries < 6; tries += 1) {
        codes.add((await desk.settled(id)).problem?.code);
        await desk.under.hook();
        await desk.world().ask('requests.sync', {});
      }
      expect(await desk.settled(id)).toMatchObject({ state: 'confirmed' });
      expect([...codes]).toEqual(['group-not-yet', 'group-again', undefined]);
      expect(await inGroup(tools, person)).toBe(true);
      expect(await desk.rolesIn(tools, person)).toEqual(['reader']);
    });

    it('lets a viewer of a project in by the jump hosts, and an undo says that this stays', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'] });
      const { id } = await confirmed(person, { project: name, as: 'viewer' });
      expect(await inGroup('bastion', person)).toBe(true);
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
        stays: [{ what: 'bastion', why: 'bastion', params: [person, 'bastion'] }],
      });
      expect(await undo(id)).toMatchObject({ state: 'confirmed' });
      expect(await inGroup(name, person)).toBe(false);
      expect(await inGroup('bastion', person)).toBe(true);
    });

    it('that the hook stumbled over lets a viewer in by the jump hosts, too, once it is granted again', async () => {
      const [lead, person] = [await desk.person(), await desk.person()];
      const { name } = await desk.project({ [lead]: ['member'] });
      desk.under.failHook(1);
      await confirmed(person, { project: name, as: 'viewer' });
      expect(await inGroup(name, person)).toBe(true);
      expect(await inGroup('bastion', person)).toBe(true);
    });

    it('waits for the account it is for, under whatever name that gets', async () => {
      const card = newcomer();
      desk.directoryFaults.before = (operation) => {
        if (operation === 'look') cloudUnreachable();
      };
      const account = await desk.world().ask('requests.submit', card);
      const { id } = await file(card.shellName, { after: account.id });
      expect(await desk.settled(id)).toMatchObject({
        ...{ state: 'waiting', after: account.id, problem: { code: 'waits-for-other' } },
      });
      const names = { username: `${card.username} Two`, shellName: `${card.shellName}-b` };
      await desk.settled(account.id);
      await desk.world().ask('requests.rename', { id: account.id, ...names });
      await desk.settled(account.id);
      desk.directoryFaults.before = undefined;
      expect(await desk.toItsEnd(id)).toMatchObject({ state: 'confirmed', ...names });
      expect(await desk.rolesIn(tools, names.shellName)).toEqual(['reader']);
    });
  });

  describe('a membership that others decide about', () => {
    let desk: CloudDesk;
    beforeEach(async () => {
      const under = await prepare();
      const { cloud } = under.profile;
      const toolforge = cloud?.toolforge && {
        ...cloud.toolforge,
        approval: 'elsewhere' as const,
        requestUrl: 'https://toolsadmin.example/membership/apply',
      };
      desk = await openCloudDesk({
        ...under,
        profile: { ...under.profile, cloud: cloud && { ...cloud, toolforge } },
      });
      return () => desk.close();
    });

    it('is prepared with its text, and followed until the role appears', async () => {
      const shellName = await desk.person();
      const wish = { shellName, as: 'member' as const, reason };
      const { id } = await desk.world().ask('memberships.file', wish);
      const waiting = await desk.settled(id);
      expect(waiting).toMatchObject({
        ...{ state: 'waiting', problem: { code: 'approval-pending' } },
        membership: { approval: 'elsewhere', requestUrl: expect.stringContaining('toolsadmin') },
      });
      expect(waiting.membership?.requestText).toContain(reason);
      const { project = '', role = '' } = desk.under.profile.cloud?.toolforge ?? {};
      expect(await desk.rolesIn(project, shellName)).toEqual([]);

      const projectId = (await desk.cloud.findProject(project))?.id ?? '';
      await desk.cloud.grant({ projectId, userId: shellName, role });
      expect(await desk.toItsEnd(id)).toMatchObject({ state: 'confirmed' });
    });
  });
}
