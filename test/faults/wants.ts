import { maintainerFacts } from '../../electron/core/kinds/tool/maintainer.ts';
import { membershipFacts } from '../../electron/core/kinds/membership/facts.ts';
import { projectFacts } from '../../electron/core/kinds/project/facts.ts';
import { toolFacts } from '../../electron/core/kinds/tool/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { RequestKind } from '../../shared/requests/request.ts';

type Wants = ReadonlyMap<string, string>;

const place = (shellName: string, project: string) => `${shellName} in ${project}`;
const share = (shellName: string, tool: string) => `${shellName} of ${tool}`;
const listed = (roles: readonly string[]) => [...roles].sort().join();

const readers: {
  readonly [K in RequestKind]?: (facts: StoredRequest['facts']) => [string, string][];
} = {
  membership(facts) {
    const { shellName, project, roles } = membershipFacts.parse(facts);
    return [[place(shellName, project), listed(roles)]];
  },
  maintainer(facts) {
    const { shellName, tool, change } = maintainerFacts.parse(facts);
    return [[share(shellName, tool), change]];
  },
  tool(facts) {
    const { shellName, tool } = toolFacts.parse(facts);
    return [
      [tool, shellName],
      [share(shellName, tool), 'add'],
    ];
  },
  project(facts) {
    const { name, purpose, members, roles } = projectFacts.parse(facts);
    return [
      [name, purpose],
      ...members.map(({ shellName, as }): [string, string] => [
        place(shellName, name),
        listed(roles[as]),
      ]),
    ];
  },
};

/** What a request wants of the world: each thing that it is about, and how that is to stand. */
const wantsOf = ({ kind, facts }: StoredRequest): Wants => new Map(readers[kind]?.(facts));

/** Whether another request wants something else of a thing that this one is about: then either may have had the last word. */
export function isContested(request: StoredRequest, all: readonly StoredRequest[]): boolean {
  const own = wantsOf(request);
  return all.some((other) =>
    [...wantsOf(other)].some(([thing, how]) => (own.get(thing) ?? how) !== how),
  );
}
