import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { projectFacts } from '../../electron/core/kinds/project/facts.ts';
import { requestTag } from '../../electron/core/kinds/project/tags.ts';
import type { RequestKind } from '../../shared/requests/request.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { TOOLFORGE } from './cloud-rules.ts';
import type { Ending } from './ending.ts';
import { hasGone } from './went.ts';
import { isContested } from './wants.ts';
import type { ProjectSeen, ToolSeen, WorldSeen } from './world-seen.ts';

interface Scene {
  readonly request: StoredRequest;
  readonly world: WorldSeen;
  readonly ending: Ending;
}
type Look = (scene: Scene) => boolean;

const personOf = ({ request }: Scene): string => String(request.facts['shellName']);

const projectOf = ({ request: { facts }, world }: Scene): ProjectSeen | undefined =>
  world.projects.find(({ name }) => name === (facts['project'] ?? facts['name']));

const toolOf = ({ request: { facts }, world }: Scene): ToolSeen | undefined =>
  world.tools.find(({ name }) => name === facts['tool']);

const contested: Look = ({ request, ending }) => isContested(request, ending.requests);

/** What was true when it was told may have been changed since, by another request of this kind about the same. */
const hasOther = ({ request, ending }: Scene, kind: RequestKind, field: string): boolean =>
  ending.requests.some(
    (other) =>
      other !== request && other.kind === kind && other.facts[field] === request.facts[field],
  );

const isBlocked = ({ ending }: Scene, shellName: string): boolean =>
  ending.people.some(({ uid, blocked }) => uid === shellName && blocked);
const isThere = ({ ending }: Scene, shellName: string): boolean =>
  ending.people.some(({ uid }) => uid === shellName);

/** Everybody whom the request gives a role to. */
const peopleOf = ({ request: { kind, facts } }: Scene): string[] =>
  kind === 'project'
    ? projectFacts.parse(facts).members.map(({ shellName }) => shellName)
    : [String(facts['shellName'])];

const groupOfToolforge = ({ world }: Scene): readonly string[] =>
  world.projects.find(({ name }) => name === TOOLFORGE)?.group ?? [];

const reasons: Partial<Record<ErrorCode, Look>> = {
  'account-missing': (scene) => peopleOf(scene).some((one) => !isThere(scene, one)),
  'project-missing': (scene) => projectOf(scene) === undefined,
  'project-not-empty': (scene) => hasOther(scene, 'project', 'name'),
  'tool-in-use': (scene) =>
    hasOther(scene, 'maintainer', 'tool') || hasOther(scene, 'tool', 'tool'),
  'account-blocked': (scene) => peopleOf(scene).some((one) => isBlocked(scene, one)),
  'not-a-toolforge-member': (scene) =>
    !groupOfToolforge(scene).includes(personOf(scene)) ||
    hasOther(scene, 'membership', 'shellName'),
  'last-member': (scene) =>
    (projectOf(scene)?.roles.every(({ userId }) => userId === personOf(scene)) ?? false) ||
    hasOther(scene, 'membership', 'project'),
  'cloud-user-unknown': (scene) =>
    peopleOf(scene).some((shellName) => isBlocked(scene, shellName) || !isThere(scene, shellName)),
  'project-exists': (scene) =>
    projectOf(scene)?.tags.includes(requestTag(scene.request.id)) === false,
  'cloud-service-missing': ({ request, world }) =>
    world.plan.services.every((service) => service !== request.problem?.params[0]),
  'zone-taken': (scene) => projectOf(scene)?.zone?.projectId !== projectOf(scene)?.id,
  'tool-taken': (scene) =>
    toolOf(scene)?.group?.maintainers.includes(personOf(scene)) === false || contested(scene),
  'tool-missing': (scene) => toolOf(scene)?.group === undefined || hasOther(scene, 'tool', 'tool'),
  'last-maintainer': (scene) =>
    toolOf(scene)?.group?.maintainers.length === 1 || hasOther(scene, 'maintainer', 'tool'),
  'other-dismissed': ({ request, ending }) =>
    ending.requests.find(({ id }) => id === request.after)?.state === 'dismissed',
  // Written, and not there a moment later: somebody wrote the opposite in between.
  'cloud-refused': contested,
  'directory-refused': contested,
};

/** Whether the reason that a person is told stands in the world for everybody to see, or went with something that was removed since. */
export function isBorneOut(scene: Scene): boolean {
  const { request, ending } = scene;
  const look = request.problem && reasons[request.problem.code];
  return look !== undefined && (hasGone(request, ending.requests) || look(scene));
}
