import { accountFacts } from '../../electron/core/kinds/account/facts.ts';
import { undoFacts } from '../../electron/core/kinds/account/undo-facts.ts';
import { keysFacts } from '../../electron/core/kinds/keys/facts.ts';
import { linkFacts, unlinkFacts } from '../../electron/core/kinds/link/facts.ts';
import { removeProjectFacts } from '../../electron/core/kinds/project/removal.ts';
import { removeToolFacts } from '../../electron/core/kinds/tool/removal.ts';
import { wasUndone } from './went.ts';
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

const key = (fingerprint: string, shellName: string) => `${fingerprint} of ${shellName}`;
const linkOf = (shellName: string) => `link of ${shellName}`;

const readers: {
  readonly [K in RequestKind]?: (facts: StoredRequest['facts']) => [string, string][];
} = {
  account(facts) {
    const { shellName, keyFingerprint } = accountFacts.parse(facts);
    return keyFingerprint === undefined ? [] : [[key(keyFingerprint, shellName), 'stands']];
  },
  'undo-account'(facts) {
    const { shellName, keyFingerprint } = undoFacts.parse(facts);
    return keyFingerprint === undefined ? [] : [[key(keyFingerprint, shellName), 'gone']];
  },
  'ssh-keys'(facts) {
    const { shellName, add, remove } = keysFacts.parse(facts);
    return [
      ...remove.map((gone): [string, string] => [key(gone, shellName), 'gone']),
      ...(add ? [[key(add.fingerprint, shellName), 'stands'] satisfies [string, string]] : []),
    ];
  },
  'link-wikimedia'(facts) {
    const { shellName, wikimedia } = linkFacts.parse(facts);
    return [[linkOf(shellName), `${wikimedia.id}`]];
  },
  'unlink-wikimedia'(facts) {
    const { shellName } = unlinkFacts.parse(facts);
    return [[linkOf(shellName), 'gone']];
  },
  'remove-tool'(facts) {
    const { tool } = removeToolFacts.parse(facts);
    return [[tool, 'gone']];
  },
  'remove-project'(facts) {
    const { name } = removeProjectFacts.parse(facts);
    return [[name, 'gone']];
  },
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

/** Whether two requests are about one thing, whatever each wants of it. */
export function sharesWith(request: StoredRequest, other: StoredRequest): boolean {
  const own = wantsOf(request);
  return [...wantsOf(other).keys()].some((thing) => own.has(thing));
}

/**
 * Whether one has undone the other: then the undo has the last word, as it came when nothing of the other was on its way any more. Desks of a
 * run share the key that ids are made with, so that the same asked for at two desks has one id.
 */
export const isUndoOf = ({ facts }: StoredRequest, other: StoredRequest): boolean =>
  facts['of'] === other.id && wasUndone(other);

/** Whether another request wants something else of a thing that this one is about: then either may have had the last word. */
export function isContested(request: StoredRequest, all: readonly StoredRequest[]): boolean {
  const own = wantsOf(request);
  return all
    .filter((other) => !isUndoOf(other, request) && !isUndoOf(request, other))
    .some((other) => [...wantsOf(other)].some(([thing, how]) => (own.get(thing) ?? how) !== how));
}
