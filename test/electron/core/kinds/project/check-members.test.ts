import { describe, expect, it } from 'vitest';
import { checkMembers } from '../../../../../electron/core/kinds/project/check-members.ts';
import type { PersonEntry } from '../../../../../electron/core/ports/directory.ts';
import type { ProjectMember } from '../../../../../shared/requests/project.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { project } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };
const janed: PersonEntry = { ...jane, uids: ['janed', 'jdoe'] };
const other: PersonEntry = { ...jane, uid: 'ada', uids: ['ada'], cns: ['Ada'], mails: [] };

const member = (shellName: string, as: ProjectMember['as'] = 'member') => ({ shellName, as });
const seen = (
  members: readonly ProjectMember[],
  people: readonly PersonEntry[] = [janed, other],
  asked?: readonly ProjectMember[],
) =>
  checkMembers({ directory: directoryOf(...people) }).observe(
    project({ members: [...members], ...(asked ? { asked: [...asked] } : {}) }),
    run,
  );

describe('the members of a project', () => {
  it('are those whose entries have the names, under which these stand, and all their names are found', async () => {
    expect(await seen([member('janed'), member('ada', 'viewer')])).toEqual({
      is: 'done',
      learned: {
        members: [member('jdoe'), member('ada', 'viewer')],
        asked: [member('janed'), member('ada', 'viewer')],
      },
      found: [
        { what: 'person', names: ['janed', 'jdoe'] },
        { what: 'person', names: ['ada'] },
      ],
    });
  });

  it('stay as they were typed where the directory has them so, and are remembered as they were once', async () => {
    const typed = [member('jdoe')];
    expect(await seen(typed)).toMatchObject({ learned: { members: typed } });
    expect(await seen(typed)).not.toHaveProperty('learned.asked');
    expect(await seen(typed, [janed], [member('janed')])).toMatchObject({
      learned: { members: typed, asked: [member('janed')] },
    });
  });

  it('are each there once, with the more that one of their names was to have', async () => {
    expect(await seen([member('jdoe', 'viewer'), member('janed')])).toMatchObject({
      learned: { members: [member('jdoe')] },
    });
  });

  it('whose own name comes before a name that another has beside theirs', async () => {
    const owner = { ...other, uid: 'janed', uids: ['janed'] };
    expect(await seen([member('janed')], [janed, owner])).toMatchObject({
      learned: { members: [member('janed')] },
      found: [{ what: 'person', names: ['janed'] }],
    });
  });

  it.each([
    ['account-missing', [janed]],
    ['account-missing', [janed, { ...other, kind: 'tool' as const }]],
    ['account-blocked', [janed, { ...other, blocked: true }]],
  ] as const)('end the request where one has %s', async (code, people) => {
    expect(await seen([member('jdoe'), member('ada')], people)).toEqual({
      ...{ is: 'blocked', code, params: ['ada'] },
    });
  });
});
