import { describe, expect, it } from 'vitest';
import { personFound } from '../../../../../electron/core/kinds/base/touched.ts';
import type { MaintainerFacts } from '../../../../../electron/core/kinds/tool/maintainer.ts';
import { setMaintainer } from '../../../../../electron/core/kinds/tool/maintainer.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { jane, janesName } from '../../../../fakes/people.ts';
import { toolGroup, toolPlace, toolUser } from '../../../../fakes/tools.ts';

const fresh = { requestId: 'r', attempted: false };
const sentBefore = { requestId: 'r', attempted: true };
const add: MaintainerFacts = { tool: 'bikes', shellName: 'jdoe', username: '', change: 'add' };
const remove: MaintainerFacts = { ...add, change: 'remove' };

/** Jane is in Toolforge unless somebody else is. */
function step(standing: Parameters<typeof toolPlace>[0], members: readonly string[] = ['JDoe']) {
  const place = toolPlace(standing);
  const groups = { membersOf: () => Promise.resolve(members) };
  const profile = { cloud: plainCloudProfile() };
  return { ...place, ...setMaintainer({ ...place, groups, profile }) };
}

const adas = [toolGroup({ maintainers: ['ada'] })];
const janes = [toolGroup({ maintainers: ['ada', 'jdoe'] })];

describe('set-maintainer', () => {
  it('learns who the person is before it writes, and that it was here', async () => {
    const { observe, apply } = step({ groups: adas });
    expect(await observe(add, fresh)).toEqual({
      ...{ is: 'missing', learned: { shellName: jane.uid, username: janesName } },
      found: [personFound(jane)],
    });
    await apply?.(add, sentBefore);
    expect(await observe(add, sentBefore)).toEqual({ is: 'done', learned: { origin: 'made' } });
    await apply?.(remove, sentBefore);
    expect(await observe(remove, sentBefore)).toEqual({ is: 'done', learned: { origin: 'made' } });
  });

  it('was so before where nothing was sent', async () => {
    const before = { is: 'done', learned: { origin: 'there-before' } };
    expect(await step({ groups: janes }).observe(add, fresh)).toEqual(before);
    expect(await step({ groups: adas }).observe(remove, fresh)).toEqual(before);
  });

  it('adds only members of Toolforge who have an account, to a tool that is there and not disabled', async () => {
    const code = async (asked: MaintainerFacts, ...at: Parameters<typeof step>) => {
      const seen = await step(...at).observe(asked, fresh);
      return seen.is === 'blocked' ? seen.code : seen.is;
    };
    expect(await code(add, { groups: adas }, ['bob'])).toBe('not-a-toolforge-member');
    expect(await code({ ...add, shellName: 'bob' }, { groups: adas })).toBe('account-missing');
    expect(await code(add, {})).toBe('tool-missing');
    const accounts = [toolUser({ blocked: true })];
    expect(await code(add, { groups: adas, accounts })).toBe('tool-disabled');
    expect(await code(remove, { groups: janes, accounts })).toBe('missing');
  });

  it('takes the last one away only where another tool stays', async () => {
    const last = toolGroup({ maintainers: ['jdoe'] });
    expect(await step({ groups: [last] }).observe(remove, fresh)).toMatchObject({
      ...{ is: 'blocked', code: 'last-maintainer', params: ['bikes', 'jdoe'] },
    });
    const withTool = { ...last, others: ['uid=tools.other'] };
    expect(await step({ groups: [withTool] }).observe(remove, fresh)).toEqual({ is: 'missing' });
  });
});
