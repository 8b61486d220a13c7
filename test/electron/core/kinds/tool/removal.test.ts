import { describe, expect, it } from 'vitest';
import { removeToolPart, whyToolStays } from '../../../../../electron/core/kinds/tool/removal.ts';
import type { ToolState } from '../../../../../electron/core/ports/tool-directory.ts';
import { toolFacts, toolGroup, toolNumber, toolPlace, toolUser } from '../../../../fakes/tools.ts';

const { tool, shellName, username } = toolFacts();
const of = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';
const facts = { of, tool, shellName, username, gidNumber: toolNumber };
const whole: ToolState = {
  group: { gidNumber: toolNumber, maintainers: [shellName], others: [] },
  user: { uidNumber: toolNumber, gidNumber: toolNumber, disabled: false },
  sudoRule: 'right',
};
const run = { requestId: of, attempted: false };

describe('removing a tool', () => {
  it('may go while it is as it was made, or what is left of that', () => {
    for (const standing of [
      whole,
      { ...whole, sudoRule: 'missing' as const },
      { ...whole, user: undefined },
      { ...whole, group: undefined },
    ]) {
      expect(whyToolStays(standing, facts)).toBeUndefined();
    }
  });

  const maintained = (maintainers: string[], others: string[] = []) => ({
    group: { gidNumber: toolNumber, maintainers, others },
  });
  it.each<[string, Partial<ToolState>, object]>([
    [
      'another person maintains it',
      maintained([shellName, 'ada']),
      { code: 'tool-in-use', params: ['bikes', 'jdoe, ada'] },
    ],
    [
      'another tool maintains it',
      maintained([shellName], ['uid=tools.x']),
      { code: 'tool-in-use', params: ['bikes', 'jdoe, uid=tools.x'] },
    ],
    [
      'its group is another one',
      { group: { gidNumber: 1, maintainers: [shellName], others: [] } },
      { code: 'tool-in-use', params: ['bikes'] },
    ],
    [
      'its user is another one',
      { user: { uidNumber: toolNumber, gidNumber: 1, disabled: false } },
      { code: 'tool-in-use', params: ['bikes'] },
    ],
    ['its rule was changed', { sudoRule: 'other' }, { code: 'tool-in-use', params: ['bikes'] }],
    [
      'it was disabled',
      { user: { uidNumber: toolNumber, gidNumber: toolNumber, disabled: true } },
      { code: 'tool-disabled', params: ['bikes'] },
    ],
  ])('does not happen where %s', (_, change, why) => {
    expect(whyToolStays({ ...whole, ...change }, facts)).toEqual({ is: 'blocked', ...why });
  });

  it('deletes one entry at a time, and none that is gone', async () => {
    const { tools } = toolPlace({
      ...{ groups: [toolGroup()], accounts: [toolUser()], sudoRules: ['bikes'] },
    });
    const step = removeToolPart(tools, 'remove-user', 'user');
    expect(await step.observe(facts, run)).toEqual({ is: 'missing' });
    await step.apply?.(facts, run);
    expect(await tools.lookAtTool('bikes')).toEqual({ ...whole, user: undefined });
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });
});
