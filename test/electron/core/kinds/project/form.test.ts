import { describe, expect, it } from 'vitest';
import {
  projectFactsOf,
  projectProblems,
  type ProjectForm,
} from '../../../../../electron/core/kinds/project/form.ts';
import type { ProjectRules } from '../../../../../shared/domain/profile.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';

const now = new Date('2027-08-04T22:00:00.000Z');

const rules = (change: Partial<ProjectRules> = {}): ProjectRules => {
  const { projects } = plainCloudProfile();
  if (!projects) throw new Error('the plain cloud has projects');
  return { ...projects, ...change };
};

const form = (change: Partial<ProjectForm> = {}): ProjectForm => ({
  name: 'bikes',
  purpose: ' Maps of bike racks ',
  whyNotToolforge: '',
  members: [{ shellName: ' JDoe ', as: 'member' }],
  zone: false,
  ...change,
});

const wrong = (change: Partial<ProjectForm>, given = rules()): string[] =>
  projectProblems(form(change), given, now).map(({ field, rule }) => `${field} ${rule}`);

describe('a project form', () => {
  it('is fine as it is', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ ends: '2027-08-04', preset: 'small', zone: true })).toEqual([]);
  });

  it('tells everything that is wrong with it at once', () => {
    expect(
      wrong({
        ...{ name: 'Bike_Racks', purpose: '  ', preset: 'huge', ends: '2027-13-01' },
        members: [{ shellName: '', as: 'viewer' }],
      }),
    ).toEqual([
      ...['name project-name', 'purpose project-purpose', 'preset project-preset'],
      ...['ends project-ends-form', 'members.0 project-member-empty', 'members project-members'],
    ]);
  });

  it('refuses a day that is past, and a zone where there are none', () => {
    expect(wrong({ ends: '2027-08-03' })).toEqual(['ends project-ends-past']);
    const { zone: _, ...without } = rules();
    expect(wrong({ zone: true }, without)).toEqual(['zone project-zone']);
  });

  it('refuses somebody who is in it twice, however the name is written', () => {
    const members = [
      { shellName: 'jdoe', as: 'member' as const },
      { shellName: 'JDOE ', as: 'viewer' as const },
    ];
    expect(wrong({ members })).toEqual(['members.1 project-member-twice']);
  });

  it('refuses names that Keystone has no room for, and presets of every object', () => {
    const nameRule = '^[a-z]+$';
    expect(wrong({ name: 'a'.repeat(65) }, rules({ nameRule }))).toEqual(['name project-name']);
    expect(wrong({ preset: 'toString' })).toEqual(['preset project-preset']);
  });

  it('is read into what is asked for, with the profile’s own where nothing was said', () => {
    expect(projectFactsOf(form({ zone: true }), rules(), now)).toMatchObject({
      ...{ name: 'bikes', purpose: 'Maps of bike racks', shellName: '', mode: 'direct' },
      members: [{ shellName: 'jdoe', as: 'member' }],
      roles: { member: ['member', 'reader'], viewer: ['reader'] },
      ...{ preset: 'small', quotas: { cores: 4 }, ends: '2027-11-02' },
      zone: { name: 'bikes.cloud.example.org.', email: 'root@example.org' },
    });
    const plain = projectFactsOf(form({ ends: '2028-01-01' }), rules({ quotaPresets: {} }), now);
    expect(plain).toMatchObject({ preset: '', quotas: {}, ends: '2028-01-01' });
    expect(plain.zone).toBeUndefined();
  });
});
