import { describe, expect, it } from 'vitest';
import { profileSchema, type CloudProfile } from '../../../../../shared/domain/profile.ts';
import { rolesOfPlace } from '../../../../../electron/core/kinds/membership/roles.ts';

const parse = (written: object): CloudProfile => profileSchema.shape.cloud.unwrap().parse(written);
const projects = {
  mode: 'direct',
  domain: 'default',
  roles: ['member', 'reader'],
  nameRule: '^[a-z]+$',
  defaultEndDays: 90,
  quotaPresets: {},
  securityGroupRules: [],
};
const toolforge = { project: 'tools', role: 'tool-reader' };

describe('roles', () => {
  it('of Toolforge are one and the same for everybody who is in', () => {
    const cloud = parse({ projects, toolforge });
    const places = (['member', 'viewer', 'nobody'] as const).map((place) =>
      rolesOfPlace(place, 'tools', cloud),
    );
    expect(places).toEqual([['tool-reader'], ['tool-reader'], []]);
  });

  it('of another project are those of its members or its viewers', () => {
    const cloud = parse({ projects, toolforge });
    const places = (['member', 'viewer', 'nobody'] as const).map((place) =>
      rolesOfPlace(place, 'bikes', cloud),
    );
    expect(places).toEqual([['member', 'reader'], ['reader'], []]);
  });

  it('are unknown where the event has no such projects', () => {
    expect(rolesOfPlace('member', 'bikes', parse({ toolforge }))).toBeUndefined();
    expect(rolesOfPlace('member', 'tools', parse({}))).toBeUndefined();
  });
});
