import { beforeEach, describe, expect, it } from 'vitest';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import { atCall, cloudUnreachable } from '../fakes/faulty-cloud.ts';
import { newcomer } from './account-world.ts';
import { freshName, type CloudWorld } from './cloud-world.ts';
import {
  openProjectDesk,
  presets,
  securityGroupRules,
  type ProjectDesk,
  type ProjectWish,
} from './project-desk.ts';

/** The calls that making a project takes; `nth` where it is asked more than once for different things. */
const calls: readonly (keyof Cloud)[] = [
  ...(['findProject', 'createProject', 'quotas', 'setQuotas'] as const),
  ...(['defaultGroup', 'addRules', 'assignments', 'grant', 'findZone', 'createZone'] as const),
];

/** What becomes of projects, whatever cloud and directory are behind them. */
export function projectSuite(prepare: () => Promise<CloudWorld>): void {
  let desk: ProjectDesk;

  /** The project as it was wished, read past the desk. */
  const expectAsWished = async (
    { name, purpose, members }: ProjectWish,
    zone = false,
  ): Promise<void> => {
    const standing = await desk.world().ask('projects.show', { name });
    expect(standing).toMatchObject({ description: purpose, enabled: true, ends: '2099-01-31' });
    const [member, viewer] = members;
    expect(await desk.rolesIn(name, member?.shellName ?? '')).toEqual(['member', 'reader']);
    expect(await desk.rolesIn(name, viewer?.shellName ?? '')).toEqual(['reader']);
    expect(standing.group).toEqual(
      expect.arrayContaining(members.map(({ shellName }) => shellName)),
    );
    const limits = Object.fromEntries(standing.quotas.map(({ key, limit }) => [key, limit]));
    expect(limits).toMatchObject(presets.hackathon);
    const ingress = standing.rules.filter(
      ({ direction, remoteGroup }) => direction === 'ingress' && remoteGroup === undefined,
    );
    expect(ingress).toHaveLength(securityGroupRules.length);
    expect(ingress).toContainEqual(
      expect.objectContaining({ protocol: 'tcp', ports: { from: 8000, to: 8080 } }),
    );
    expect(standing.zones).toHaveLength(zone ? 1 : 0);
    expect(standing.unread).toEqual([]);
  };

  describe('a project', () => {
    beforeEach(async () => {
      desk = await openProjectDesk(await prepare(), 'direct');
      return () => desk.close();
    });

    it('is made with its quotas, rules and people, and confirmed when its group is there', async () => {
      const wanted = await desk.wish();
      const { id } = await desk.create(wanted);
      expect(await desk.settled(id)).toMatchObject({
        ...{ kind: 'project', state: 'waiting', problem: { code: 'group-not-yet' } },
      });
      expect(await desk.toItsEnd(id)).toMatchObject({
        state: 'confirmed',
        project: { name: wanted.name, origin: 'made', mode: 'direct', preset: 'hackathon' },
      });
      await expectAsWished(wanted);
    });

    it('gets a DNS zone of its own where one is asked for', async () => {
      const wanted = await desk.wish({ zone: true });
      expect(await desk.created(wanted)).toMatchObject({ state: 'confirmed' });
      await expectAsWished(wanted, true);
    });

    for (const operation of calls) {
      for (const when of ['before', 'after'] as const) {
        it(`comes to the same end when the network fails ${when} ${operation}`, async () => {
          const wanted = await desk.wish({ zone: true });
          const struck: string[] = [];
          const strike = (): void => {
            struck.push(operation);
            cloudUnreachable();
          };
          desk.cloudFaults[when] = atCall(operation, { strike });
          const { id } = await desk.create(wanted);
          // A real cloud may be late by itself before the fault has struck: then it is tried again.
          while (struck.length === 0) {
            expect(await desk.settled(id)).toMatchObject({ state: 'waiting' });
            await desk.world().ask('requests.sync', {});
          }
          const { problem } = await desk.settled(id);
          expect(problem?.code).toMatch(/^(cloud-unreachable|group-not-yet)$/u);
          expect(struck).toEqual([operation]);
          await desk.restart();
          expect(await desk.toItsEnd(id)).toMatchObject({
            state: 'confirmed',
            project: { origin: 'made' },
          });
          await expectAsWished(wanted, true);
        });
      }
    }

    it('that stands as it was asked for is left as it is, with nothing written', async () => {
      const wanted = await desk.wish({ zone: true });
      await desk.created(wanted);
      const written: string[] = [];
      desk.cloudFaults.before = (operation) => {
        if (/^(create|set|add|grant|revoke|remove)/u.test(operation)) written.push(operation);
      };
      expect(await desk.created(wanted)).toMatchObject({
        state: 'confirmed',
        project: { origin: 'there-before' },
      });
      expect(written).toEqual([]);
    });

    it('of that name that somebody else made is theirs', async () => {
      const { name } = await desk.project({});
      expect(await desk.created(await desk.wish({ name }))).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'project-exists', params: [name] } },
      });
    });

    it('keeps who else is in it, and what else passes its group', async () => {
      const wanted = await desk.wish();
      const { project } = await desk.created(wanted);
      const guest = await desk.person();
      const projectId = project?.projectId ?? '';
      await desk.cloud.grant({ projectId, userId: guest, role: 'reader' });
      await desk.created(wanted);
      expect(await desk.rolesIn(wanted.name, guest)).toEqual(['reader']);
    });

    it('is one request while it is open', async () => {
      const wanted = await desk.wish();
      desk.cloudFaults.before = cloudUnreachable;
      const [first, second] = await Promise.all([desk.create(wanted), desk.create(wanted)]);
      expect(second.id).toBe(first.id);
    });

    it('is filed offline, and needs a person where a member has no account, with nothing made', async () => {
      const wanted = await desk.wish();
      desk.cloudFaults.before = cloudUnreachable;
      const stranger = { shellName: 'no-such-person', as: 'viewer' as const };
      const { id } = await desk.create({ ...wanted, members: [...wanted.members, stranger] });
      await desk.settled(id);
      desk.cloudFaults.before = undefined;
      expect(await desk.toItsEnd(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'account-missing', params: ['no-such-person'] } },
      });
      expect(await desk.cloud.findProject(wanted.name)).toBeUndefined();
    });

    it('is refused at once where the cloud says who it does not know', async () => {
      const members = [{ shellName: 'no-such-person', as: 'member' as const }];
      expect(
        await desk.world().call('projects.create', await desk.wish({ members })),
      ).toMatchObject({
        error: {
          code: 'invalid-input',
          fields: [{ field: 'members.0', rule: 'project-member-unknown' }],
        },
      });
    });

    it('waits for the account of its member, under whatever name that gets', async () => {
      const card = newcomer();
      desk.directoryFaults.before = (operation) => {
        if (operation === 'look') cloudUnreachable();
      };
      const account = await desk.world().ask('requests.submit', card);
      const members = [{ shellName: card.shellName, as: 'member' as const }];
      const wanted = await desk.wish({ members });
      const { id } = await desk.create({ ...wanted, after: account.id });
      await desk.settled(account.id);
      const names = { username: `${card.username} Two`, shellName: `${card.shellName}-b` };
      await desk.world().ask('requests.rename', { id: account.id, ...names });
      await desk.settled(account.id);
      desk.directoryFaults.before = undefined;
      expect(await desk.toItsEnd(id)).toMatchObject({ state: 'confirmed', ...names });
      expect(await desk.rolesIn(wanted.name, names.shellName)).toEqual(['member', 'reader']);
    });

    it('has its name checked by its form, and by everything that could have it', async () => {
      const check = (name: string) => desk.world().ask('projects.check', { name });
      const { name } = await desk.project({});
      expect(await check(name)).toMatchObject({ state: 'taken', rule: 'project' });
      expect(await check('Bike_Racks')).toMatchObject({ state: 'broken', rule: 'project-name' });
      expect(await check(freshName('free'))).toMatchObject({ state: 'free' });
      desk.cloudFaults.before = cloudUnreachable;
      expect(await check(freshName('free'))).toMatchObject({
        ...{ state: 'unknown', rule: 'cloud-unreachable' },
      });
    });

    it('that is not there is not shown', async () => {
      expect(await desk.world().call('projects.show', { name: 'no-such' })).toMatchObject({
        error: { code: 'project-missing' },
      });
    });
  });

  describe('a project that others review', () => {
    beforeEach(async () => {
      desk = await openProjectDesk(await prepare(), 'reviewed');
      return () => desk.close();
    });

    it('is prepared for them, and followed until it is there', async () => {
      const wanted = await desk.wish({ whyNotToolforge: 'It needs root.' });
      const { id } = await desk.create(wanted);
      const waiting = await desk.settled(id);
      expect(waiting).toMatchObject({ state: 'waiting', problem: { code: 'review-pending' } });
      expect(waiting.project?.requestText).toContain('It needs root.');
      expect(waiting.project?.snippet).toContain('openstack_identity_project_v3');
      expect(await desk.cloud.findProject(wanted.name)).toBeUndefined();

      const url = 'https://gitlab.example/merge_requests/7';
      const noted = await desk.world().ask('projects.noteReview', { id, url });
      expect(noted).toMatchObject({ project: { reviewUrl: url } });
      await desk.restart();
      expect(await desk.settled(id)).toMatchObject({ project: { reviewUrl: url } });

      const { name, purpose: description } = wanted;
      const made = await desk.cloud.createProject({ name, description, tags: [] });
      expect(await desk.toItsEnd(id)).toMatchObject({
        ...{ state: 'confirmed', project: { projectId: made.id } },
      });
    });

    it('keeps the address of a review for nothing else', async () => {
      const { id } = await desk.world().ask('requests.submit', newcomer());
      await desk.settled(id);
      const url = 'https://gitlab.example/merge_requests/7';
      expect(await desk.world().call('projects.noteReview', { id, url })).toMatchObject({
        ok: false,
      });
    });
  });
}
