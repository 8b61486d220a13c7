import { undoFacts } from '../../electron/core/kinds/account/undo-facts.ts';
import { projectFacts } from '../../electron/core/kinds/project/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { sameName } from '../../shared/names/same-name.ts';

type Requests = readonly StoredRequest[];

/** Names of everybody whom a request is about. */
function peopleOf({ kind, facts }: StoredRequest): readonly unknown[] {
  const members = kind === 'project' ? projectFacts.parse(facts).members : [];
  return [facts['shellName'], ...members.map(({ shellName }) => shellName)];
}

/** Whether somebody agreed to have an account of this shell name or username removed. */
export const accountWent = (name: string, all: Requests): boolean =>
  all
    .filter(({ kind }) => kind === 'undo-account')
    .map(({ facts }) => undoFacts.parse(facts))
    .filter(({ agreed }) => agreed.includes('account'))
    .some(({ shellName, username }) => sameName(shellName, name) || sameName(username, name));

/** Whether somebody agreed to have what this request is about removed: what it made, or what it made it for. */
export function hasGone(request: StoredRequest, all: Requests): boolean {
  const { facts } = request;
  const project = facts['project'] ?? (request.kind === 'project' ? facts['name'] : undefined);
  const removals = all.filter((other) => other !== request);
  return (
    removals.some(({ kind, facts: { tool, name } }) =>
      kind === 'remove-tool'
        ? tool === facts['tool']
        : kind === 'remove-project' && name === project,
    ) || peopleOf(request).some((name) => typeof name === 'string' && accountWent(name, removals))
  );
}

/** Whether a request was undone: what it made is judged by its undo. */
export const wasUndone = ({ facts }: StoredRequest): boolean => facts['undone'] !== undefined;
