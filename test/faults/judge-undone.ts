import { keysFacts } from '../../electron/core/kinds/keys/facts.ts';
import { membershipFacts } from '../../electron/core/kinds/membership/facts.ts';
import { maintainerFacts } from '../../electron/core/kinds/tool/maintainer.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { sameName } from '../../shared/names/same-name.ts';
import type { RequestKind } from '../../shared/requests/request.ts';
import { fingerprintOf } from './ask.ts';
import type { Ending } from './ending.ts';
import { isUndoOf, sharesWith } from './wants.ts';
import { wasUndone } from './went.ts';

type Look = (request: StoredRequest, ending: Ending) => string[];

const says = (isTrue: boolean, problem: string): string[] => (isTrue ? [] : [problem]);
const listed = (names: readonly string[]): string => [...names].sort().join() || 'nothing';

const named = <T extends { readonly name: string }>(all: readonly T[] | undefined, name: string) =>
  all?.find((one) => one.name === name);

/** As it stood before the first desk opened. */
const membership: Look = ({ facts }, { world }) => {
  const { shellName, project: name } = membershipFacts.parse(facts);
  const project = named(world?.projects, name);
  if (!project) return [];
  const held = project.roles.filter(({ userId }) => userId === shellName).map(({ role }) => role);
  const old = named(world?.plan.projects, name)?.holders ?? [];
  const stood = old
    .filter((holder) => holder.shellName === shellName)
    .flatMap(({ roles }) => roles);
  const [now, before] = [listed(held), listed(stood)];
  return says(now === before, `holds ${now}, before that ${before}`);
};

const maintainer: Look = ({ facts }, { world }) => {
  const { tool, shellName } = maintainerFacts.parse(facts);
  const isOne = named(world?.tools, tool)?.group?.maintainers.includes(shellName);
  const wasOne = named(world?.plan.tools, tool)?.maintainers.includes(shellName);
  return says(isOne === wasOne, isOne ? 'a maintainer by it' : 'no maintainer any more');
};

const sshKeys: Look = ({ facts }, { people, residents }) => {
  const { shellName, add } = keysFacts.parse(facts);
  const entry = people.find(({ uid }) => sameName(uid, shellName));
  const old = residents.find((one) => one.shellName === shellName)?.keys.map(fingerprintOf) ?? [];
  const now = entry?.sshPublicKeys.map(fingerprintOf) ?? [];
  // Keys that went with it would be gone without anybody having wanted that (`judge-people.ts`).
  return says(
    !add || old.includes(add.fingerprint) || !now.includes(add.fingerprint),
    'its key still stands',
  );
};

const looks: { readonly [K in RequestKind]?: Look } = {
  membership,
  maintainer,
  'ssh-keys': sshKeys,
};

/** Whether nobody but the request's own undo wanted anything else of what it is about. */
const isAlone = (request: StoredRequest, all: readonly StoredRequest[]): boolean =>
  all.every(
    (other) => other === request || isUndoOf(other, request) || !sharesWith(request, other),
  );

/**
 * What an undo left otherwise than it was before the request that it undid. Where others asked for the same thing, what it was before nobody
 * knows; what is to be gone with whole entries is judged by their removal.
 */
export const judgeUndone: Look = (request, ending) =>
  wasUndone(request) && isAlone(request, ending.requests)
    ? (looks[request.kind]?.(request, ending) ?? []).map((words) => `undone: ${words}`)
    : [];
