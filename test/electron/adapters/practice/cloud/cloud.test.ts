import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PracticeCloudState } from '../../../../../electron/adapters/practice/cloud/state.ts';
import {
  BLOCKED_SHELL_NAME,
  practicePeople,
} from '../../../../../electron/adapters/practice/directory/people.ts';
import { HOOK_DELAY_MS, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { cloudSuite } from '../../../../suites/cloud-suite.ts';

const wanted = { name: 'teapot', description: 'Pots of tea', tags: ['ends-2026-12-24'] };
const people = ['aakesson', 'bamini', 'ckaya'];

describe('the practice cloud and the groups of its projects', () => {
  it('has the groups of all projects when it opens, also where the last run ended before the hook', () => {
    const { groups } = practiceCloudWorld();
    expect(groups.get('tools')?.length).toBeGreaterThan(200);
    expect(groups.get('routecheck')).toHaveLength(1);
    expect(groups.has('admin')).toBe(false);
  });

  it('lets a group follow a grant a moment later, and go with the last holder', async () => {
    const { cloud, groups, clock, directory } = practiceCloudWorld();
    const [somebody] = await directory.search('Åkesson', 1);
    const userId = somebody?.uid ?? 'nobody';
    const { id: projectId } = await cloud.createProject(wanted);

    await cloud.grant({ projectId, userId, role: 'reader' });
    clock.advance(HOOK_DELAY_MS - 1);
    expect(groups.has('teapot')).toBe(false);
    clock.advance(1);
    expect(groups.get('teapot')).toEqual([userId]);

    await cloud.revoke({ projectId, userId, role: 'reader' });
    expect(groups.get('teapot')).toEqual([userId]);
    clock.advance(HOOK_DELAY_MS);
    expect(groups.has('teapot')).toBe(false);
  });

  it('leaves the group of a removed project behind, as a hook does that is told too late', async () => {
    const { cloud, groups, clock } = practiceCloudWorld();
    const project = await cloud.findProject('routecheck');
    await cloud.removeProject(project?.id ?? '');
    clock.advance(HOOK_DELAY_MS);
    expect(groups.has('routecheck')).toBe(true);
  });

  it('writes the group anew where a role is granted that is held', async () => {
    const { cloud, clock, groups, overwrite } = practiceCloudWorld();
    const { id: projectId } = (await cloud.findProject('routecheck')) ?? { id: '' };
    const [held] = await cloud.assignments(projectId);
    overwrite('routecheck', ['somebody-else']);
    if (held) await cloud.grant({ projectId, ...held });
    clock.advance(HOOK_DELAY_MS);
    expect(groups.get('routecheck')).toEqual([held?.userId]);
  });

  it('opens the jump hosts to who gets to look into a project, for good, and to nobody by Toolforge', async () => {
    const { cloud, groups, clock, directory } = practiceCloudWorld();
    const userId = 'newcomer';
    const person = { uid: userId, cn: userId, mail: 'n@example.org', uidNumber: 123_456 };
    await directory.addPerson(person, 'nine horses');
    const { id: projectId } = await cloud.createProject(wanted);
    const change = async (what: 'grant' | 'revoke', role: string, id = projectId) => {
      await cloud[what]({ projectId: id, userId, role });
      clock.advance(HOOK_DELAY_MS);
      // The hook is told of what it grants itself.
      clock.advance(HOOK_DELAY_MS);
    };
    await change('grant', 'reader', 'tools');
    await change('grant', 'member');
    expect(groups.get('bastion')).not.toContain(userId);
    await change('grant', 'reader');
    expect(groups.get('bastion')).toContain(userId);
    await change('revoke', 'reader');
    expect(groups.get('bastion')).toContain(userId);
  });

  it('writes nothing after it was closed, and catches up when it opens again', async () => {
    let kept: PracticeCloudState | undefined;
    const { cloud, groups, clock } = practiceCloudWorld({ keep: (state) => void (kept = state) });
    await cloud.removeProject((await cloud.findProject('routecheck'))?.id ?? '');
    const userId = (await cloud.assignments('tools')).at(-1)?.userId ?? '';
    await cloud.revoke({ projectId: 'tools', userId, role: 'reader' });
    await cloud.close();
    expect(clock.next()).toBeUndefined();
    expect(groups.get('tools')).toContain(userId);

    const again = practiceCloudWorld({ state: kept });
    expect(again.groups.get('tools')).not.toContain(userId);
    expect(await again.cloud.findProject('routecheck')).toBeUndefined();
  });

  it('ends with everybody in the group who holds anything, whatever was done in between', async () => {
    const step = fc.record({
      change: fc.constantFrom('grant', 'revoke'),
      person: fc.nat(2),
      role: fc.constantFrom('member', 'reader'),
      wait: fc.nat(HOOK_DELAY_MS),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { cloud, groups, clock } = practiceCloudWorld({
          people: {
            look: async ({ names = [] }) =>
              names.map((uid) => ({
                ...{ kind: 'person', uid, uids: [uid], cns: [uid], mails: [], uidNumber: 1 },
                ...{ sshPublicKeys: [], blocked: false },
              })),
          },
        });
        const { id: projectId } = await cloud.createProject(wanted);
        for (const { change, person, role, wait } of steps) {
          const userId = people[person] ?? '';
          await (change === 'grant'
            ? cloud.grant({ projectId, userId, role })
            : cloud.revoke({ projectId, userId, role }));
          clock.advance(wait);
        }
        clock.advance(HOOK_DELAY_MS);
        const held = (await cloud.assignments(projectId)).map(({ userId }) => userId);
        expect(new Set(groups.get('teapot'))).toEqual(new Set(held));
      }),
      { numRuns: 60 },
    );
  });
});

const credentials = { username: 'helper', password: 'nine horses' };

describe('practice', () => {
  cloudSuite(() => {
    const [ada, grace] = practicePeople(1).map(({ uid }) => uid);
    if (ada === undefined || grace === undefined) throw new Error('practice has no people');
    const { cloud } = practiceCloudWorld({ credentials });
    return Promise.resolve({
      ...{ cloud, credentials, users: [ada, grace], blockedUser: BLOCKED_SHELL_NAME },
    });
  });
});

describe('a practice cloud that asks for a sign-in', () => {
  it('answers nothing before it', async () => {
    const { cloud } = practiceCloudWorld({ credentials });
    const refused = { code: 'cloud-sign-in-needed' };
    const zone = { projectId: 'tools', name: 'x.example.', email: 'root@example.org' };
    const role = { projectId: 'tools', userId: 'somebody', role: 'reader' };
    const rule = { direction: 'ingress', ethertype: 'IPv4' } as const;
    for (const call of [
      cloud.state(),
      cloud.findProject('tools'),
      cloud.createProject(wanted),
      cloud.removeProject('tools'),
      cloud.knowsUser('somebody'),
      cloud.assignments('tools'),
      cloud.rolesOf('somebody'),
      cloud.grant(role),
      cloud.revoke(role),
      cloud.quotas('tools', 'compute'),
      cloud.setQuotas('tools', 'compute', { cores: 1 }),
      cloud.defaultGroup('tools'),
      cloud.addRules('group', [rule]),
      cloud.findZone('x.example.'),
      cloud.createZone(zone),
      cloud.holdings('tools'),
    ]) {
      await expect(call).rejects.toMatchObject(refused);
    }
  });

  it('answers after it, and no more after signing out', async () => {
    const { cloud } = practiceCloudWorld({ credentials });
    await cloud.signIn(credentials);
    expect(await cloud.findProject('tools')).toMatchObject({ id: 'tools' });
    await cloud.signOut();
    await expect(cloud.findProject('tools')).rejects.toMatchObject({
      code: 'cloud-sign-in-needed',
    });
  });
});
