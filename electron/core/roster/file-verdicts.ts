import { emailAddress } from '../../../shared/domain/account.ts';
import { checkShellName, checkUsername } from '../../../shared/names/names.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import {
  neededFields,
  type RosterPerson,
  type RosterVerdict,
} from '../../../shared/roster/roster.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { FieldProblem } from '../../../shared/result.ts';

type NeededField = (typeof neededFields)[number];

/** What tells most about a person comes first. */
const fieldsByWeight: readonly NeededField[] = ['email', 'username', 'shellName'];

function brokenRule(person: RosterPerson, rules: AccountRules): FieldProblem | undefined {
  const username = checkUsername(person.username, rules);
  if (username) return { field: 'username', ...username };
  const shellName = checkShellName(person.shellName, rules);
  if (shellName) return { field: 'shellName', ...shellName };
  const rule = emailAddress.safeParse(person.email).error?.issues[0]?.message;
  return rule === undefined ? undefined : { field: 'email', rule, params: [] };
}

/**
 * What the file alone says of its people, asking nobody: incomplete, not allowed, twice, or of one name. Undefined for a person with nothing
 * wrong so far; the first of several rows with one value is such a person.
 */
export function fileVerdicts(
  people: readonly RosterPerson[],
  rules: AccountRules,
): (RosterVerdict | undefined)[] {
  const firstLines = new Map<string, number>();

  const keyOf = (field: NeededField, person: RosterPerson): string =>
    `${field} ${comparableName(person[field])}`;

  /** One address is one person; one name may be two people's, who agree on other names when they come. */
  const met = (person: RosterPerson): RosterVerdict | undefined => {
    const lines = fieldsByWeight.map(
      (field) => [field, firstLines.get(keyOf(field, person))] as const,
    );
    for (const field of neededFields) {
      const key = keyOf(field, person);
      firstLines.set(key, firstLines.get(key) ?? person.line);
    }
    for (const [field, line] of lines) {
      if (line !== undefined) return { is: field === 'email' ? 'twice' : 'namesake', field, line };
    }
    return undefined;
  };

  return people.map((person) => {
    const missing = neededFields.filter((field) => person[field] === '');
    if (missing.length > 0) return { is: 'incomplete', fields: missing };
    const problem = brokenRule(person, rules);
    return problem ? { is: 'not-allowed', problem, alternatives: [] } : met(person);
  });
}
