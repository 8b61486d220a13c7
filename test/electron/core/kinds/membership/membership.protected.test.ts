import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../../../../electron/core/ports/request-journal.ts';
import type { Profile } from '../../../../../shared/domain/profile.ts';
import type { RequestView } from '../../../../../shared/requests/request.ts';
import { openCloudDesk, type CloudDesk } from '../../../../fakes/cloud-desk.ts';
import { membership } from '../../../../fakes/membership.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { project } from '../../../../fakes/project.ts';
import { stored } from '../../../../fakes/request.ts';

const reason = 'A tool that maps bike racks.';
const OBSERVER = 'novaobserver';

function openDesk(change: Partial<Profile>): Promise<CloudDesk> {
  const { cloud, directory, groups, clock, failHook, overwrite } = practiceCloudWorld();
  return openCloudDesk({
    profile: { ...plainProfile(), cloud: plainCloudProfile(), ...change },
    credentials: { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' },
    openDirectory: () => ({ ...directory, close: () => Promise.resolve() }),
    openCloud: () => ({ ...cloud, close: () => Promise.resolve() }),
    groups: {
      membersOf: (name) => Promise.resolve(groups.get(name)),
      leftOf: (name) => Promise.resolve(groups.has(name) ? [`cn=project-${name}`] : []),
    },
    hook: () => Promise.resolve(clock.advance(60_000)),
    failHook,
    overwriteGroup: (project, people) => Promise.resolve(overwrite(project, people)),
  });
}

let desk: CloudDesk;
const planted = async (change: Pick<StoredRequest, 'kind' | 'facts'>): Promise<RequestView> => {
  const request = stored({ id: randomUUID(), ...change });
  await desk.world().journal.file([request]);
  await desk.world().ask('requests.sync', {});
  return desk.world().settled(request.id);
};
const needsYou = { state: 'needs-you', problem: { code: 'protected' } };
const refused = (name: string, where: string) => ({
  error: { code: 'protected', params: [name, where] },
});

describe('protected projects and people of the cloud', () => {
  let person: string;
  const file = (shellName: string, name: string, as: 'member' | 'nobody' = 'member') =>
    desk.world().call('memberships.file', { shellName, project: name, as, reason });

  beforeEach(async () => {
    const { protected: nothing } = plainProfile();
    desk = await openDesk({
      protected: { ...nothing, people: [OBSERVER], projects: ['admin'], roles: ['admin'] },
    });
    person = await desk.person();
    const uidNumber = 190_001;
    const mail = 'o@example.org';
    await desk.directory.addPerson({ uid: OBSERVER, cn: OBSERVER, mail, uidNumber }, 'x'.repeat(9));
    return () => desk.close();
  });

  it('are neither joined nor left, however they are spelled', async () => {
    for (const typed of ['admin', 'Admin', 'ADMIN ', 'ádmin']) {
      expect(await file(person, typed)).toMatchObject({ error: { code: 'protected' } });
    }
    const { name } = await desk.project({ [OBSERVER]: ['reader'], [person]: ['member'] });
    expect(await file('NovaObserver', name, 'nobody')).toMatchObject(
      refused(OBSERVER, 'protected.people'),
    );
  });

  it('stay as they are, whatever a request that was filed elsewhere says', async () => {
    const { name } = await desk.project({ [OBSERVER]: ['reader'], [person]: ['member'] });
    const known = { shellName: person, toolforge: false };
    for (const change of [
      { ...known, project: 'Admin' },
      { ...known, project: name, roles: ['admin'] },
      { ...known, project: name, shellName: 'NOVAOBSERVER', roles: [] },
    ]) {
      const facts = membership(change);
      expect(await planted({ kind: 'membership', facts })).toMatchObject(needsYou);
    }
    expect(await desk.rolesIn('admin', person)).toEqual([]);
    expect(await desk.rolesIn(name, person)).toEqual(['member']);
    expect(await desk.rolesIn(name, OBSERVER)).toEqual(['reader']);
  });

  it('are not removed, by name or by id', async () => {
    const { id = '' } = (await desk.cloud.findProject('admin')) ?? {};
    const removal = { name: 'Admin', id };
    expect(await desk.world().call('projects.remove', removal)).toMatchObject(
      refused('Admin', 'protected.projects'),
    );
    expect(await desk.world().call('projects.planRemoval', { name: 'ADMIN' })).toMatchObject(
      refused('admin', 'protected.projects'),
    );
    const facts = { name: 'ADMIN', projectId: id, zones: [] };
    expect(await planted({ kind: 'remove-project', facts })).toMatchObject(needsYou);
    expect(await desk.cloud.findProject('admin')).toBeDefined();
  });

  it('are in no new project: it is not begun', async () => {
    const member = { shellName: 'NovaObserver', as: 'viewer' as const };
    const members = [{ shellName: person, as: 'member' as const }, member];
    const wish = { name: 'bikes', purpose: 'Maps', members };
    expect(await desk.world().call('projects.create', wish)).toMatchObject({
      error: { code: 'protected' },
    });
    expect(await planted({ kind: 'project', facts: project({ members }) })).toMatchObject(needsYou);
    expect(await desk.cloud.findProject('bikes')).toBeUndefined();
  });
});

describe('a project whose members others decide about', () => {
  const toolforge = { project: 'tools', role: 'reader', approval: 'elsewhere' as const };
  let person: string;

  beforeEach(async () => {
    desk = await openDesk({ cloud: { ...plainCloudProfile(), toolforge } });
    person = await desk.person();
    return () => desk.close();
  });

  it.each(['Tools', 'TOOLS', 'tóols', ' tools '])('is that one spelled %s, too', async (typed) => {
    const asked = { shellName: person, project: typed, as: 'member', reason } as const;
    const { id } = await desk.world().ask('memberships.file', asked);
    expect(await desk.settled(id)).toMatchObject({
      ...{ state: 'waiting', problem: { code: 'approval-pending', params: ['tools', person] } },
      membership: { toolforge: true, approval: 'elsewhere', roles: ['reader'] },
    });
    expect(await desk.rolesIn('tools', person)).toEqual([]);
  });

  it('is known by what the cloud finds where a request takes it for another one', async () => {
    const facts = membership({ shellName: person, project: 'TOOLS', toolforge: false });
    expect(await planted({ kind: 'membership', facts })).toMatchObject({
      ...{ state: 'needs-you' },
      problem: { code: 'protected', params: ['tools', 'cloud.toolforge.project'] },
    });
    expect(await desk.rolesIn('tools', person)).toEqual([]);
  });
});
