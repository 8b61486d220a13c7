import { describe, expect, it } from 'vitest';
import { createToolSudo } from '../../../../../electron/core/kinds/tool/tool.ts';
import { toolFacts, toolPlace } from '../../../../fakes/tools.ts';

const run = { requestId: 'r', attempted: false };

describe('create-tool-sudo', () => {
  it('is missing until it is added', async () => {
    const { tools } = toolPlace();
    const { apply, observe } = createToolSudo({ tools });
    expect(await observe(toolFacts(), run)).toEqual({ is: 'missing' });
    await apply?.(toolFacts(), run);
    expect(await observe(toolFacts(), run)).toEqual({ is: 'done' });
  });

  it('asks a person about a rule that says something else', async () => {
    const { tools } = toolPlace();
    const lookAtTool = async (name: string) => ({
      ...(await tools.lookAtTool(name)),
      sudoRule: 'other' as const,
    });
    const { observe } = createToolSudo({ tools: { ...tools, lookAtTool } });
    expect(await observe(toolFacts(), run)).toMatchObject({
      ...{ is: 'blocked', code: 'directory-refused' },
    });
  });
});
