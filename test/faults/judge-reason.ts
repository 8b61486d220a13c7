import type { ErrorCode } from '../../shared/errors.ts';
import { holdsName } from '../../electron/core/base/entry-names.ts';
import { wentSince } from './judge-own.ts';
import { isOf, type Asked, type Ending } from './ending.ts';

type Look = (one: Asked, ending: Ending) => boolean | Promise<boolean>;

const nameHeld: Look = ({ facts, entry }, { people }) =>
  people.some(
    (person) =>
      person !== entry && [facts.username, facts.shellName].some((name) => holdsName(person, name)),
  );

const wrongPassword: Look = async ({ entry, passwords }, { accepts }) => {
  const tried = passwords.map((password) => accepts(entry?.uid ?? '', password));
  return entry !== undefined && (await Promise.all(tried)).includes(false);
};

/** The reasons that a person can be asked about when nothing stands in the way any more, and where each shows. */
const reasons: Partial<Record<ErrorCode, Look>> = {
  'name-taken': nameHeld,
  'account-of-another': (one) => one.entry !== undefined && !isOf(one.entry, one),
  'account-blocked': (_, { people }) => people.some(({ blocked }) => blocked),
  'key-unproven': wrongPassword,
  'password-refused': wrongPassword,
  'password-paused': wrongPassword,
};

/** Whether the reason that a person is told stands in the directory for everybody to see, or may have gone with an account that was undone. */
export async function isHonest(one: Asked, ending: Ending): Promise<boolean> {
  const { problem } = one.request;
  const look = problem && reasons[problem.code];
  if (!look) return false;
  const { username, shellName } = one.facts;
  return wentSince([username, shellName], ending) || look(one, ending);
}
