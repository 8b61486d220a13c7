import { comparableName } from '../../../../shared/names/same-name.ts';
import type { ProjectMember } from '../../../../shared/requests/project.ts';
import { known } from '../../base/known.ts';
import type { Directory } from '../../ports/directory.ts';
import { personAmong } from '../base/find.ts';
import type { Step } from '../base/step.ts';
import type { Touched } from '../base/touched.ts';
import type { ProjectFacts } from './facts.ts';

/** Two names of one person are one member, who may change things where one of them may. */
const eachOnce = (members: readonly ProjectMember[]): ProjectMember[] =>
  [...Map.groupBy(members, ({ shellName }) => comparableName(shellName)).values()].flatMap(
    (same) => same.find(({ as }) => as === 'member') ?? same[0] ?? [],
  );

const isSame = (some: readonly ProjectMember[], others: readonly ProjectMember[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

/**
 * The members' entries, before anything is made or granted: the cloud takes a user's id for whatever it is told, also another name of an entry, under
 * which nobody logs in. They are members under the name that their entry stands under. Blocked with `account-missing` or `account-blocked` by
 * the first of whom that is so.
 */
export const checkMembers = ({
  directory,
}: {
  directory: Pick<Directory, 'look'>;
}): Step<ProjectFacts> => ({
  id: 'check-person',
  isNeeded: ({ members }) => members.length > 0,
  async observe({ members, asked }) {
    const entries = await directory.look({ names: members.map(({ shellName }) => shellName) });
    const own: ProjectMember[] = [];
    const found: Touched[] = [];
    for (const { shellName, as } of members) {
      const person = personAmong(entries, shellName);
      if (person.is === 'blocked') return person;
      own.push({ shellName: person.shellName, as });
      found.push(...person.found);
    }
    const others = eachOnce(own);
    const typed = isSame(others, members) ? asked : (asked ?? members);
    return { is: 'done', learned: { members: others, ...known({ asked: typed }) }, found };
  },
});
