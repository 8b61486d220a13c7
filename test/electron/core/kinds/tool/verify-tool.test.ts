import { describe, expect, it } from 'vitest';
import { verifyTool } from '../../../../../electron/core/kinds/tool/verify-tool.ts';
import { squatter, toolFacts, toolGroup, toolPlace, toolUser } from '../../../../fakes/tools.ts';

const run = { requestId: 'r', attempted: false };
const whole = { groups: [toolGroup()], accounts: [toolUser()], sudoRules: ['bikes'] };
const verify = (standing: Parameters<typeof toolPlace>[0], origin: 'made' | 'there-before') =>
  verifyTool(toolPlace(standing)).observe(toolFacts({ origin }), run);

describe('verify-tool', () => {
  it('is done where all three entries stand, and learns who maintains it', async () => {
    const groups = [toolGroup({ maintainers: ['jdoe', 'ada'] })];
    expect(await verify({ ...whole, groups }, 'made')).toEqual({
      ...{ is: 'done', learned: { maintainers: ['jdoe', 'ada'] } },
    });
  });

  it.each([
    ['group', { ...whole, groups: [] }],
    ['user', { ...whole, accounts: [] }],
    ['sudo rule', { ...whole, sudoRules: [] }],
    ['maintainer', { ...whole, groups: [toolGroup({ maintainers: ['ada'] })] }],
  ])('is a conflict where the %s has gone since', async (_, standing) => {
    expect(await verify(standing, 'made')).toMatchObject({ code: 'directory-refused' });
  });

  it('starts over where the number is held twice, or the entries do not agree on it', async () => {
    for (const standing of [
      { ...whole, accounts: [toolUser(), squatter] },
      { ...whole, groups: [toolGroup(), toolGroup({ name: 'other' })] },
      { ...whole, groups: [toolGroup({ gidNumber: 50_001 })] },
      { ...whole, accounts: [toolUser({ uidNumber: 50_001 })] },
    ]) {
      await expect(verify(standing, 'made')).rejects.toMatchObject({ code: 'number-taken' });
    }
  });

  it('leaves a tool that stood there before its number, whoever has it too', async () => {
    const accounts = [toolUser(), squatter];
    expect(await verify({ ...whole, accounts }, 'there-before')).toMatchObject({ is: 'done' });
  });
});
