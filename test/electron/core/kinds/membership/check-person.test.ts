import { describe, expect, it } from 'vitest';
import { personFound } from '../../../../../electron/core/kinds/base/touched.ts';
import { checkPerson } from '../../../../../electron/core/kinds/membership/check-person.ts';
import type { PersonEntry } from '../../../../../electron/core/ports/directory.ts';
import type { ToolState } from '../../../../../electron/core/ports/tool-directory.ts';
import { membership } from '../../../../fakes/membership.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';

const run = { requestId: 'r', attempted: false };
const linked = { wikimedia: undefined, phabricator: 'jane', tellsPhabricator: true };
const group = (...maintainers: string[]) => ({ gidNumber: 50_000, maintainers, others: [] });
const tools = {
  toolsOf: async () => ['alone', 'shared'],
  lookAtTool: async (name: string): Promise<ToolState> => ({
    group: name === 'alone' ? group('jdoe') : group('jdoe', 'ada'),
    ...{ user: undefined, sudoRule: 'right' },
  }),
};
const step = (...people: PersonEntry[]) =>
  checkPerson({
    ...{ directory: directoryOf(...people), links: { linkedTo: async () => linked } },
    ...{ tools, profile: plainProfile() },
  });

describe('check-person', () => {
  it('learns the names as they stand in the directory', async () => {
    const seen = await step(jane).observe(membership({ shellName: 'JDoe' }), run);
    const learned = { shellName: 'jdoe', username: 'Jane Doe' };
    expect(seen).toEqual({ is: 'done', learned, found: [personFound(jane)] });
  });

  it('is a blocked where there is no such person, a tool of that name not being one', async () => {
    const blocked = { is: 'blocked', code: 'account-missing', params: ['jdoe'] };
    expect(await step().observe(membership(), run)).toEqual(blocked);
    expect(await step({ ...jane, kind: 'tool' }).observe(membership(), run)).toEqual(blocked);
  });

  it('is a blocked where the account was closed', async () => {
    const seen = await step({ ...jane, blocked: true }).observe(membership(), run);
    expect(seen).toMatchObject({ is: 'blocked', code: 'account-blocked', params: ['jdoe'] });
  });

  it('lets roles be taken away from whoever is blocked or gone', async () => {
    const nothing = membership({ roles: [] });
    for (const people of [[], [{ ...jane, blocked: true }]]) {
      expect(await step(...people).observe(nothing, run)).toMatchObject({ is: 'done' });
    }
  });

  it('learns which tools are left with nobody where somebody leaves Toolforge', async () => {
    const leaves = membership({ roles: [] });
    expect(await step(jane).observe(leaves, run)).toMatchObject({
      learned: { lastMaintainerOf: ['alone'] },
    });
    for (const other of [membership(), membership({ roles: [], toolforge: false })]) {
      const seen = await step(jane).observe(other, run);
      expect(seen).not.toHaveProperty('learned.lastMaintainerOf');
    }
  });

  it('asks for the linked accounts where others decide, who want to know', async () => {
    const seen = await step(jane).observe(membership({ approval: 'elsewhere' }), run);
    expect(seen).toMatchObject({ learned: { linked } });
    const here = await step(jane).observe(membership(), run);
    expect(here).not.toHaveProperty('learned.linked');
  });
});
