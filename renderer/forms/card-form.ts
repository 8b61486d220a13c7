import type { Output } from '../../shared/contract/index.ts';
import { emailAddress } from '../../shared/domain/account.ts';
import type { KeyReport } from '../../shared/keys/key-report.ts';
import type { NameVerdict } from '../../shared/names/name-verdict.ts';
import { type Strength, WEAKEST_TAKEN } from '../../shared/passwords/strength.ts';
import type { FieldProblem } from '../../shared/result.ts';
import { checkFollowUps, followUpFields, type FollowUpsDraft } from './follow-ups-form.ts';

/** What stands on a card before it is sent. */
export interface Fields {
  username: string;
  shellName: string;
  email: string;
  sshKey: string;
  password: string;
  terms: boolean;
  publicEmail: boolean;
}
/** A field of the account itself. */
export type FieldName = keyof Fields;

/** In the order in which they stand on the card. */
export const cardFields = [
  'username',
  'shellName',
  'email',
  'sshKey',
  ...followUpFields,
  'password',
  'terms',
  'publicEmail',
] as const;
/** A field of the card, with the names that the other side gives to what is asked for beside the account. */
export type CardField = (typeof cardFields)[number];

/** What `checkDraft` looks at: what was typed, what was found out about it, and the event’s rule. */
export interface Known {
  readonly fields: Fields;
  readonly names?: Output<'names.check'> | undefined;
  readonly key?: KeyReport | undefined;
  readonly strength?: Strength | undefined;
  readonly followUps: FollowUpsDraft;
  readonly minPasswordLength: number;
}

/** What is known to be wrong before anything is sent, at most one problem a field, in the card's order. */
export function checkDraft({
  fields,
  names,
  key,
  strength,
  followUps,
  minPasswordLength,
}: Known): FieldProblem[] {
  const problems: Record<FieldName, Complaint | undefined> = {
    username: nameProblem(fields.username, names?.username),
    shellName: nameProblem(fields.shellName, names?.shellName),
    email: emailProblem(fields.email),
    sshKey: key && !key.ok && fields.sshKey !== '' ? key : undefined,
    password: weakness(fields.password, minPasswordLength, strength),
    terms: fields.terms ? undefined : { rule: 'consent-terms', params: [] },
    publicEmail: fields.publicEmail ? undefined : { rule: 'consent-public-email', params: [] },
  };
  const own = Object.entries(problems).flatMap(([field, found]) =>
    found ? [{ field, rule: found.rule, params: found.params }] : [],
  );
  const byField = problemsByField([...own, ...checkFollowUps(followUps)]);
  return cardFields.flatMap((field) => byField[field] ?? []);
}

type Complaint = Pick<FieldProblem, 'rule' | 'params'>;

function nameProblem(name: string, verdict: NameVerdict | undefined): Complaint | undefined {
  if (name.trim() === '') return { rule: 'empty', params: [] };
  if (verdict?.is === 'not-allowed') return verdict.broken;
  if (verdict?.is === 'taken') return { rule: `taken-${verdict.by}`, params: [verdict.holder] };
  return undefined;
}

/** What is wrong with an address; the directory's own word comes later. */
export function emailProblem(email: string): Complaint | undefined {
  if (email.trim() === '') return { rule: 'email-empty', params: [] };
  const rule = emailAddress.safeParse(email).error?.issues[0]?.message;
  return rule === undefined ? undefined : { rule, params: [] };
}

/** What is wrong with a password at first sight; the other side looks closer. */
export function passwordProblem(password: string, shortest: number): Complaint | undefined {
  if (password === '') return { rule: 'password-empty', params: [] };
  if ([...password].length >= shortest) return undefined;
  return { rule: 'password-too-short', params: [String(shortest)] };
}

/** As far as it was rated yet; the other side rates it in any case. */
function weakness(
  password: string,
  shortest: number,
  strength: Strength | undefined,
): Complaint | undefined {
  const problem = passwordProblem(password, shortest);
  if (problem || strength === undefined || strength >= WEAKEST_TAKEN) return problem;
  return { rule: 'password-weak', params: [] };
}

/** Sorts what the other side refused by field; of the account's own fields a path such as `consent.terms` belongs to its last part. */
export function problemsByField(problems: readonly FieldProblem[]) {
  const byField: Partial<Record<CardField, FieldProblem>> = {};
  for (const problem of problems) {
    const names = [problem.field, problem.field.split('.').at(-1)];
    const field = cardFields.find((name) => names.includes(name));
    if (field) byField[field] ??= { ...problem, field };
  }
  return byField;
}
