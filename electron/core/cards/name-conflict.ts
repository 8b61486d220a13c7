import type { NameAlternative } from '../../../shared/names/name-verdict.ts';
import type { NameConflict } from '../../../shared/requests/request.ts';
import { sameName } from '../../../shared/names/same-name.ts';
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

const hasOneOf = ({ uid, cn }: PersonEntry, { username, shellName }: Names): boolean =>
  [uid, cn].some((name) => sameName(name, username) || sameName(name, shellName));

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
      .map(({ uid, cn, createdAt }) => ({
        shellName: uid,
        username: cn,
        ...(createdAt === undefined ? {} : { since: createdAt }),
      })),
    agreed,
    offered: isHelped ? [] : (await names.check(wanted)).alternatives,
    asked: clock.now().toISOString(),
  };
}
