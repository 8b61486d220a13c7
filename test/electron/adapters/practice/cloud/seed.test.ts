import { describe, expect, it } from 'vitest';
import { quotaReadings } from '../../../../../electron/adapters/practice/cloud/quotas.ts';
import { practiceCloudSeed } from '../../../../../electron/adapters/practice/cloud/seed.ts';
import { MEMBER_ONLY } from '../../../../../electron/adapters/practice/directory/patients.ts';
import { practicePeople } from '../../../../../electron/adapters/practice/directory/people.ts';
import { loadProfile } from '../../../../../electron/adapters/profile/load-profile.ts';
import type { CloudProfile } from '../../../../../shared/domain/profile.ts';
import { quotaServices } from '../../../../../shared/domain/quota.ts';

async function practiceProfile(): Promise<CloudProfile> {
  const { profile } = await loadProfile('practice', { env: {} });
  if (!profile.cloud) throw new Error('practice has no cloud');
  return profile.cloud;
}

const state = practiceCloudSeed(await practiceProfile());

const readings = state.projects.flatMap((project) =>
  quotaServices
    .flatMap((service) => quotaReadings(state, project, service))
    .map((reading) => ({ ...reading, name: project.name })),
);

describe('the cloud that practice begins with', () => {
  it('is the same for everybody', async () => {
    expect(practiceCloudSeed(await practiceProfile())).toEqual(state);
  });

  it('has a few hundred people in its Toolforge, and leaves some to be let in', () => {
    const tools = state.projects.find(({ name }) => name === 'tools');
    const readers = tools?.roles.filter(({ role }) => role === 'reader').length ?? 0;
    const people = practicePeople(1).filter(({ kind }) => kind === 'person').length;
    expect(readers).toBeGreaterThan(200);
    expect(people - readers).toBeGreaterThan(20);
  });

  it('gives roles to people of the practice directory who are not blocked, and each once', () => {
    const known = new Set([
      ...practicePeople(1)
        .filter(({ kind, blocked }) => kind === 'person' && !blocked)
        .map(({ uid }) => uid),
      MEMBER_ONLY,
    ]);
    for (const { roles } of state.projects) {
      expect(roles.filter(({ userId }) => !known.has(userId))).toEqual([]);
      expect(new Set(roles.map(({ userId, role }) => `${userId} ${role}`)).size).toBe(roles.length);
    }
  });

  it('gives every member the role to look as well, but for one who is to be mended', () => {
    for (const { roles } of state.projects) {
      const holders = (wanted: string) =>
        roles
          .filter(({ role, userId }) => role === wanted && userId !== MEMBER_ONLY)
          .map(({ userId }) => userId);
      expect(holders('reader')).toEqual(expect.arrayContaining(holders('member')));
    }
  });

  it('has names that its own rule takes, and no id or name twice', async () => {
    const rule = new RegExp((await practiceProfile()).projects?.nameRule ?? '$^', 'u');
    for (const { name } of state.projects) expect(name).toMatch(rule);
    for (const values of [
      state.projects.map(({ id }) => id),
      state.projects.map(({ name }) => name),
      state.projects.map(({ groupId }) => groupId),
      [...state.holdings, ...state.zones].map(({ id }) => id),
    ]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('has projects whose id is their name, and projects whose id is not', () => {
    const [old, young] = [true, false].map((same) =>
      state.projects.filter(({ id, name }) => (id === name) === same),
    );
    expect(old?.length).toBeGreaterThan(1);
    expect(young?.length).toBeGreaterThan(1);
    for (const { id } of young ?? []) expect(id).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('uses no more than its limits anywhere, and nearly all of them in places', () => {
    const share = ({ limit, used = 0 }: (typeof readings)[number]) =>
      limit > 0 ? used / limit : 0;
    expect(readings.filter((reading) => share(reading) > 1)).toEqual([]);
    expect(readings.filter(({ limit, used = 0 }) => limit === 0 && used > 0)).toEqual([]);
    const near = new Set(readings.filter((r) => share(r) >= 0.85).map(({ name }) => name));
    expect([...near]).toEqual(
      expect.arrayContaining(['deskmap', 'phototagger', 'glossary', 'wordgraph']),
    );
  });

  it('has a project past its end, one of a single member and one with nothing in it', () => {
    const project = (wanted: string) => state.projects.find(({ name }) => name === wanted);
    const people = (name: string) => new Set(project(name)?.roles.map(({ userId }) => userId)).size;
    expect(project('newsletter-archive')?.tags).toEqual(['ends-2026-03-31']);
    expect(people('routecheck')).toBe(1);
    const sandbox = project('spring-sandbox')?.id;
    expect([...state.holdings, ...state.zones].filter((h) => h.projectId === sandbox)).toEqual([]);
    expect(people('spring-sandbox')).toBeGreaterThan(0);
  });

  it('has zones as the profile names them, and none where it names none', async () => {
    expect(state.zones.map(({ name }) => name)).toContain('deskmap.cloud.practice.example.');
    const profile = await practiceProfile();
    const { projects: _, ...without } = profile;
    expect(practiceCloudSeed(without).zones).toEqual([]);
  });
});
