import { describe, expect, it } from 'vitest';
import {
  bastionFor,
  grantAgain,
  isServiceOf,
  managedRoles,
} from '../../../../../electron/core/kinds/base/roles.ts';
import type { Cloud } from '../../../../../electron/core/ports/cloud.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { rolesWorld } from '../../../../fakes/roles.ts';

const cloudProfile = {
  ...plainCloudProfile(),
  bastion: { project: 'bastion', role: 'reader' },
  toolforge: { project: 'tools', role: 'tool-reader', approval: 'here' as const },
};
const base = plainProfile();
const profile = {
  ...base,
  accounts: { ...base.accounts, reserved: ['novaadmin'] },
  cloud: cloudProfile,
};

describe('roles', () => {
  it('are managed where the profile names them, each once', () => {
    expect(managedRoles(cloudProfile)).toEqual(['member', 'reader', 'tool-reader']);
    expect(managedRoles({ ...cloudProfile, projects: undefined, toolforge: undefined })).toEqual(
      [],
    );
  });

  it('are held by services under names that the profile reserves', () => {
    expect(isServiceOf(profile)('novaadmin')).toBe(true);
    expect(isServiceOf(profile)('ada')).toBe(false);
  });
});

describe('the group of the jump hosts', () => {
  it('lets in who gets its role in another project, and nobody by Toolforge or itself', () => {
    expect(bastionFor('bikes', ['member', 'reader'], profile)).toBe('bastion');
    expect(bastionFor('bikes', ['member'], profile)).toBeUndefined();
    for (const apart of ['tools', 'Tools', 'bastion', 'Bastion']) {
      expect(bastionFor(apart, ['reader'], profile), apart).toBeUndefined();
    }
  });

  it('is none where the event names no jump hosts', () => {
    const without = { cloud: { ...cloudProfile, bastion: undefined } };
    expect(bastionFor('bikes', ['reader'], without)).toBeUndefined();
    expect(bastionFor('bikes', ['reader'], { cloud: undefined })).toBeUndefined();
  });
});

/** What is granted again for a project whose people hold these roles. */
async function granted(
  held: Parameters<typeof rolesWorld>[0],
  ...late: Parameters<typeof grantAgain>[2]
): Promise<string[]> {
  const { cloud, projectId } = await rolesWorld(held);
  const sent: string[] = [];
  const watched: Cloud = {
    ...cloud,
    grant: async ({ userId, role }) => void sent.push(`${userId} ${role}`),
  };
  await grantAgain({ profile, cloud: watched }, { project: 'bikes', projectId }, late);
  return sent;
}

describe('granting again', () => {
  const here = (...names: string[]) => ({ project: 'bikes', names });
  const bastion = (...names: string[]) => ({ project: 'bastion', names });
  const held = { aakesson: ['member'], bamini: ['member', 'reader'] };

  it('is of one role that somebody holds, who is late where that is possible', async () => {
    expect(await granted(held, here('bamini'))).toEqual(['bamini member']);
    expect(await granted(held, here('somebody-who-left'))).toEqual(['aakesson member']);
  });

  it('is of the role that the jump hosts want, of each who is late there', async () => {
    expect(await granted(held, bastion('bamini'))).toEqual(['bamini reader']);
    expect(await granted(held, here('bamini'), bastion('bamini'))).toEqual(['bamini reader']);
    expect(await granted(held, bastion('aakesson'))).toEqual([]);
  });

  it('gives nobody what they do not hold, and nothing that is none of ours', async () => {
    expect(await granted({}, here('bamini'))).toEqual([]);
    expect(await granted({ bamini: ['admin'] }, here('bamini'))).toEqual([]);
  });

  it('leaves services alone', async () => {
    const only = { ...profile, accounts: { ...profile.accounts, reserved: ['bamini'] } };
    const { cloud, projectId } = await rolesWorld({ bamini: ['member'] });
    const sent: string[] = [];
    const grant: Cloud['grant'] = async ({ userId }) => void sent.push(userId);
    const place = { project: 'bikes', projectId };
    await grantAgain({ profile: only, cloud: { ...cloud, grant } }, place, [here('bamini')]);
    expect(sent).toEqual([]);
  });
});
