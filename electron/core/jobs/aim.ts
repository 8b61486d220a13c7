import type { z } from 'zod';
import type { RequestKind } from '../../../shared/requests/request.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import { linkFacts, unlinkFacts } from '../kinds/link/facts.ts';
import { maintainerFacts } from '../kinds/tool/maintainer.ts';
import { membershipFacts } from '../kinds/membership/facts.ts';
import { projectFacts } from '../kinds/project/facts.ts';
import { removeProjectFacts } from '../kinds/project/removal.ts';
import { removeToolFacts } from '../kinds/tool/removal.ts';
import { toolFacts } from '../kinds/tool/facts.ts';

/** What a request is about, and how that is to stand when it is done. Both are texts that are equal where the matter is. */
interface Aim {
  readonly about: string;
  readonly wants: string;
}

type Read = (facts: StoredRequest['facts']) => Aim | undefined;

const MADE = 'made';
const GONE = 'gone';

/** Facts that this version cannot read aim at nothing: the run of their request says so. */
const read =
  <F>(
    schema: z.ZodType<F>,
    aim: (facts: F) => readonly [about: readonly string[], wants: unknown],
  ): Read =>
  (facts) => {
    const { data } = schema.safeParse(facts);
    if (data === undefined) return undefined;
    const [about, wants] = aim(data);
    return { about: JSON.stringify(about.map(comparableName)), wants: JSON.stringify(wants) };
  };

/** Kinds left out share what they are about with no other. */
const aims: Readonly<Partial<Record<RequestKind, Read>>> = {
  membership: read(membershipFacts, ({ project, shellName, roles }) => [
    ['roles', project, shellName],
    roles.toSorted(),
  ]),
  maintainer: read(maintainerFacts, ({ tool, shellName, change }) => [
    ['maintainer', tool, shellName],
    change,
  ]),
  // Whoever comes second to a tool's name is told whose it is, and nothing of the first is changed.
  tool: read(toolFacts, ({ tool }) => [['tool', tool], MADE]),
  'remove-tool': read(removeToolFacts, ({ tool }) => [['tool', tool], GONE]),
  project: read(
    projectFacts,
    ({ name, purpose, whyNotToolforge, members, quotas, rules, ...more }) => [
      ['project', name],
      [purpose, whyNotToolforge, members, quotas, rules, more.ends, more.zone, more.mode],
    ],
  ),
  'remove-project': read(removeProjectFacts, ({ name }) => [['project', name], GONE]),
  'link-wikimedia': read(linkFacts, ({ shellName, wikimedia }) => [
    ['wikimedia', shellName],
    wikimedia.id,
  ]),
  'unlink-wikimedia': read(unlinkFacts, ({ shellName }) => [['wikimedia', shellName], GONE]),
};

type Wish = Pick<StoredRequest, 'kind' | 'facts'>;

const aimOf = ({ kind, facts }: Wish): Aim | undefined => aims[kind]?.(facts);

/** Whether two requests want the same thing to stand in two ways, so that whichever runs last has its way. */
export function areRivals(one: Wish, other: Wish): boolean {
  const [first, second] = [aimOf(one), aimOf(other)];
  return first !== undefined && first.about === second?.about && first.wants !== second.wants;
}
