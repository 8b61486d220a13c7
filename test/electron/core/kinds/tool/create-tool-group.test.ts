import { describe, expect, it } from 'vitest';
import { noPolicy } from '../../../../../electron/adapters/names/sign-up-policy.ts';
import { createToolGroup } from '../../../../../electron/core/kinds/tool/create-tool-group.ts';
import type { NamePolicy } from '../../../../../electron/core/ports/name-policy.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import {
  squatter,
  toolFacts,
  toolGroup,
  toolNumber,
  toolPlace,
  toolUser,
} from '../../../../fakes/tools.ts';

const fresh = { requestId: 'r', attempted: false };
const sentBefore = { requestId: 'r', attempted: true };
const step = (standing?: Parameters<typeof toolPlace>[0], namePolicy: NamePolicy = noPolicy) => {
  const place = toolPlace(standing);
  return { ...place, ...createToolGroup(place, { namePolicy, rules: plainProfile().accounts }) };
};

describe('create-tool-group', () => {
  it('is missing where nobody has the name or the number', async () => {
    const { observe } = step();
    expect(await observe(toolFacts(), fresh)).toEqual({ is: 'missing' });
  });

  it('is not made where the sign-up service refuses the name, or cannot be asked', async () => {
    const refused = { is: 'refused', field: 'username', words: 'Blocklisted.' } as const;
    const refusing = step(undefined, { check: () => Promise.resolve(refused) });
    expect(await refusing.observe(toolFacts(), fresh)).toMatchObject({
      ...{ is: 'blocked', code: 'name-refused', params: ['Blocklisted.'] },
    });
    const away = step(undefined, { check: () => Promise.resolve({ is: 'could-not-ask' }) });
    await expect(away.observe(toolFacts(), fresh)).rejects.toMatchObject({
      code: 'name-check-unreachable',
    });
  });

  it('is done, and made here, with a number of ours that was sent', async () => {
    const { observe } = step({ groups: [toolGroup()] });
    expect(await observe(toolFacts(), sentBefore)).toEqual({
      ...{ is: 'done', learned: { origin: 'made' } },
    });
  });

  it('stood there before where nothing was sent yet, or its number was never ours', async () => {
    const before = { is: 'done', learned: { origin: 'there-before', gidNumber: toolNumber } };
    const { observe } = step({ groups: [toolGroup()] });
    expect(await observe(toolFacts(), fresh)).toEqual(before);
    expect(await observe(toolFacts({ gidNumber: 50_009 }), sentBefore)).toEqual(before);
  });

  it('is a conflict where others maintain it, it is disabled, or only its user is left', async () => {
    const taken = { is: 'blocked', code: 'tool-taken' };
    const others = step({ groups: [toolGroup({ maintainers: ['ada', 'bob'] })] });
    expect(await others.observe(toolFacts(), fresh)).toEqual({
      ...{ ...taken, params: ['bikes', 'ada, bob'] },
    });
    const disabled = step({ groups: [toolGroup()], accounts: [toolUser({ blocked: true })] });
    expect(await disabled.observe(toolFacts(), fresh)).toMatchObject({ code: 'tool-disabled' });
    const orphan = step({ accounts: [toolUser({ uidNumber: 50_001, gidNumber: 50_001 })] });
    expect(await orphan.observe(toolFacts(), fresh)).toMatchObject(taken);
  });

  it('starts over where somebody holds the number, before and after the write', async () => {
    for (const standing of [
      { accounts: [squatter] },
      { groups: [toolGroup({ name: 'other' })] },
      { groups: [toolGroup(), toolGroup({ name: 'other' })] },
    ]) {
      await expect(step(standing).observe(toolFacts(), sentBefore)).rejects.toMatchObject({
        code: 'number-taken',
      });
    }
  });

  it('adds the group with its maintainer', async () => {
    const { tools, apply, observe } = step();
    await apply?.(toolFacts(), sentBefore);
    expect((await tools.lookAtTool('bikes')).group).toMatchObject({
      ...{ gidNumber: toolNumber, maintainers: ['jdoe'] },
    });
    expect(await observe(toolFacts(), sentBefore)).toMatchObject({ learned: { origin: 'made' } });
  });

  it('gives a lost number up for the new one', async () => {
    const { tools, apply, observe } = step({ groups: [toolGroup()] });
    const renumbered = toolFacts({ gidNumber: 50_011, givenUp: [toolNumber] });
    expect(await observe(renumbered, sentBefore)).toEqual({ is: 'missing' });
    await apply?.(renumbered, sentBefore);
    expect((await tools.lookAtTool('bikes')).group?.gidNumber).toBe(50_011);
  });

  it('takes a number first', async () => {
    const { apply } = step();
    await expect(apply?.(toolFacts({ gidNumber: undefined }), fresh)).rejects.toMatchObject({
      code: 'number-taken',
    });
  });
});
