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

function brokenRule(person: RosterPerson, rules: AccountRules): FieldProblem | undefined {
  const username = checkUsername(person.username, rules);
  if (username) return { field: 'username', ...username };
  const shellName = checkShellName(person.shellName, rules);
  if (shellName) return { field: 'shellName', ...shellName };
  const rule = emailAddress.safeParse(person.email).error?.issues[0]?.message;
  return rule === undefined ? undefined : { field: 'email', rule, params: [] };
}

/**
 * What the file alone says of its people, asking nobody: incomplete, not allowed, or twice. Undefined for a person with nothing
 * wrong so far; the first of several rows with one value is such a person.
 */
export function fileVerdicts(
  people: readonly RosterPerson[],
  rules: AccountRules,
): (RosterVerdict | undefined)[] {
  const firstLines = new Map<string, number>();

  const twice = (person: RosterPerson): RosterVerdict | undefined => {
    for (const field of neededFields) {
      const line = firstLines.get(`${field} ${comparableName(person[field])}`);
      if (line !== undefined) return { is: 'twice', field, line };
    }
    for (const field of neededFields) {
      firstLines.set(`${field} ${comparableName(person[field])}`, person.line);
    }
    return undefined;
  };

  return people.map((person) => {
    const missing = neededFields.filter((field) => person[field] === '');
    if (missing.length > 0) return { is: 'incomplete', fields: missing };
    const problem = brokenRule(person, rules);
    return problem ? { is: 'not-allowed', problem, alternatives: [] } : twice(person);
  });
}
