import type { NameAlternative } from '../../../shared/names/name-verdict.ts';
import type { NameConflict } from '../../../shared/requests/request.ts';
import { holdsName, usernameOf } from '../base/entry-names.ts';
import { accountOf } from '../kinds/account/facts.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import type { NamesService } from '../names/check.ts';
import type { Names } from '../names/name-pair.ts';

interface Ports {
  readonly directory: Pick<Directory, 'look'>;
  readonly names: Pick<NamesService, 'check'>;
  readonly clock: Clock;
}

const hasOneOf = (entry: PersonEntry, { username, shellName }: Names): boolean =>
  [username, shellName].some((name) => holdsName(entry, name));

/**
 * Who has the names of a request, which of the agreed pairs are free, and others where none of those is. Throws the
 * directory's own failures: what nobody could ask is not told.
 */
export async function conflictOf(
  request: StoredRequest,
  { directory, names, clock }: Ports,
): Promise<NameConflict> {
  const { username, shellName, alternatives = [] } = accountOf(request);
  const wanted = { username, shellName };
  const found = await directory.look({
    names: [wanted, ...alternatives].flatMap((pair) => [pair.username, pair.shellName]),
  });
  const isFree = (pair: NameAlternative): boolean => !found.some((entry) => hasOneOf(entry, pair));
  const agreed = alternatives.map((pair) => ({ ...pair, free: isFree(pair) }));
  const isHelped = agreed.some(({ free }) => free);
  return {
    id: request.id,
    holders: found
      .filter((entry) => hasOneOf(entry, wanted))
      .map(({ uid, cns, createdAt }) => ({
        shellName: uid,
        username: usernameOf({ cns }),
        ...(createdAt === undefined ? {} : { since: createdAt }),
      })),
    agreed,
    offered: isHelped ? [] : (await names.check(wanted)).alternatives,
    asked: clock.now().toISOString(),
  };
}
