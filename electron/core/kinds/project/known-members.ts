import type { ProjectMember } from '../../../../shared/requests/project.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Clock } from '../../ports/system.ts';
import { unlessAway } from '../../systems/unless-away.ts';

/** How long filing waits for an answer, in milliseconds: whoever is offline must not wait for the network to say so. */
const PATIENCE_MS = 2000;

interface Options {
  readonly cloud: Pick<Cloud, 'knowsUser'>;
  readonly clock: Clock;
}

/**
 * Which members the cloud does not know, where it says so in time. Nothing is wrong with whoever could not be asked about: the request finds
 * out when it runs.
 */
export async function unknownMembers(
  members: readonly ProjectMember[],
  { cloud, clock }: Options,
): Promise<FieldProblem[]> {
  const all = unlessAway(() =>
    Promise.all(members.map(({ shellName }) => cloud.knowsUser(shellName))),
  );
  const tooLate = Promise.withResolvers<undefined>();
  const callOff = clock.after(PATIENCE_MS, () => tooLate.resolve(undefined));
  const known = await Promise.race([all, tooLate.promise]).finally(callOff);
  return members.flatMap(({ shellName }, at) =>
    known?.[at] === false
      ? [{ field: `members.${at}`, rule: 'project-member-unknown', params: [shellName] }]
      : [],
  );
}
