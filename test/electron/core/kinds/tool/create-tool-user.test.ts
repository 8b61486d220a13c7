import { describe, expect, it } from 'vitest';
import { createToolUser } from '../../../../../electron/core/kinds/tool/create-tool-user.ts';
import {
  squatter,
  toolFacts,
  toolGroup,
  toolNumber,
  toolPlace,
  toolUser,
} from '../../../../fakes/tools.ts';

const run = { requestId: 'r', attempted: true };
const groups = [toolGroup()];
const made = toolFacts({ origin: 'made' });
const step = (standing?: Parameters<typeof toolPlace>[0]) => {
  const place = toolPlace({ groups, ...standing });
  return { ...place, ...createToolUser(place) };
};

describe('create-tool-user', () => {
  it('is missing until it is added, with the group’s number twice', async () => {
    const { tools, apply, observe } = step();
    expect(await observe(made, run)).toEqual({ is: 'missing' });
    await apply?.(made, run);
    expect(await observe(made, run)).toEqual({ is: 'done' });
    expect((await tools.lookAtTool('bikes')).user).toEqual({
      ...{ uidNumber: toolNumber, gidNumber: toolNumber, disabled: false },
    });
  });

  it('starts over where an account holds the number, before and after the write', async () => {
    for (const accounts of [[squatter], [squatter, toolUser()]]) {
      await expect(step({ accounts }).observe(made, run)).rejects.toMatchObject({
        code: 'number-taken',
      });
    }
  });

  it('asks a person about the number of a tool that stood there before', async () => {
    const { observe } = step({ accounts: [squatter] });
    expect(await observe(toolFacts({ origin: 'there-before' }), run)).toMatchObject({
      ...{ is: 'blocked', code: 'directory-refused', params: [`${toolNumber}: old`] },
    });
  });

  it('leaves a tool that stood there before its number, whoever has it too', async () => {
    const { observe } = step({ accounts: [squatter, toolUser()] });
    expect(await observe(toolFacts({ origin: 'there-before' }), run)).toEqual({ is: 'done' });
  });

  it('is a conflict where the user is disabled or has numbers that were never ours', async () => {
    const disabled = step({ accounts: [toolUser({ blocked: true })] });
    expect(await disabled.observe(made, run)).toMatchObject({ code: 'tool-disabled' });
    for (const numbers of [{ uidNumber: 50_001 }, { gidNumber: 50_001 }]) {
      const other = step({ accounts: [toolUser(numbers)] });
      const seen = await other.observe(toolFacts({ origin: 'there-before' }), run);
      expect(seen).toMatchObject({ code: 'directory-refused' });
    }
  });

  it('gives a lost number up for the new one', async () => {
    const { tools, apply, observe } = step({ accounts: [toolUser()] });
    const renumbered = toolFacts({ origin: 'made', gidNumber: 50_011, givenUp: [toolNumber] });
    expect(await observe(renumbered, run)).toEqual({ is: 'missing' });
    await apply?.(renumbered, run);
    expect((await tools.lookAtTool('bikes')).user).toMatchObject({
      ...{ uidNumber: 50_011, gidNumber: 50_011 },
    });
  });
});
