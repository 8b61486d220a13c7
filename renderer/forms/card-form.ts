import type { Input, Output } from '../../shared/contract/index.ts';
import type { ExpectedHere } from '../../shared/contract/people.ts';
import { emailAddress } from '../../shared/domain/account.ts';
import type { KeyReport } from '../../shared/keys/key-report.ts';
import type { NameVerdict } from '../../shared/names/name-verdict.ts';
import { type Strength, WEAKEST_TAKEN } from '../../shared/passwords/strength.ts';
import type { FieldProblem } from '../../shared/result.ts';
import {
  checkFollowUps,
  followUpFields,
  followUpsForm,
  noFollowUps,
  type FollowUpsDraft,
} from './follow-ups-form.ts';

/** What stands on a card before it is sent. */
export interface Fields {
  username: string;
  shellName: string;
  email: string;
  sshKey: string;
  /** Why it is right that somebody else has the address or the key. */
  sharedBecause: string;
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
  'sharedBecause',
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
  readonly held?: Output<'accounts.holders'> | undefined;
  readonly strength?: Strength | undefined;
  readonly followUps: FollowUpsDraft;
  readonly minPasswordLength: number;
}

/** What is known to be wrong before anything is sent, at most one problem a field, in the card's order. */
export function checkDraft({
  fields,
  names,
  key,
  held,
  strength,
  followUps,
  minPasswordLength,
}: Known): FieldProblem[] {
  const problems: Record<FieldName, Complaint | undefined> = {
    username: nameProblem(fields.username, names?.username),
    shellName: nameProblem(fields.shellName, names?.shellName),
    email: emailProblem(fields.email) ?? heldProblem('email', fields, held),
    sshKey: keyProblem(fields, key) ?? heldProblem('sshKey', fields, held),
    sharedBecause: undefined,
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

/** The same of a newcomer's own part: what else was chosen, and who has what, is for a helper to say. */
export const checkOwn = (known: Known): FieldProblem[] =>
  checkDraft({ ...known, followUps: noFollowUps, held: undefined });

type Complaint = Pick<FieldProblem, 'rule' | 'params'>;

function nameProblem(name: string, verdict: NameVerdict | undefined): Complaint | undefined {
  if (name.trim() === '') return { rule: 'empty', params: [] };
  if (verdict?.is === 'not-allowed') return verdict.broken;
  if (verdict?.is === 'taken') return { rule: `taken-${verdict.by}`, params: [verdict.holder] };
  return undefined;
}

const keyProblem = ({ sshKey }: Fields, key: KeyReport | undefined): Complaint | undefined =>
  key && !key.ok && sshKey !== '' ? key : undefined;

const heldRules = { email: 'email-held', sshKey: 'key-held' } as const;

/** Somebody else has it, and nobody has said yet why that is right. */
export function heldProblem(
  field: keyof typeof heldRules,
  { sharedBecause }: Pick<Fields, 'sharedBecause'>,
  held: Output<'accounts.holders'> | undefined,
): Complaint | undefined {
  const verdict = held?.[field];
  if (verdict?.is !== 'held' || sharedBecause.trim() !== '') return undefined;
  return { rule: heldRules[field], params: [verdict.by] };
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

/** Somebody of the roster whom a card is for; `nobody` where a helper said that it is for none of those it may be of. */
export type Expected = { readonly id: string; readonly username: string } | 'nobody';

/** The request of the roster that becomes this card's. */
const rowOf = (expected: Expected | undefined): string | undefined =>
  expected === 'nobody' ? undefined : expected?.id;

/** The card without its password and what else is settled at a desk. */
export const cardOf = ({ username, shellName, email, sshKey }: Fields) => ({
  username,
  shellName,
  email,
  ...(sshKey.trim() === '' ? {} : { sshKey }),
  // Both were ticked, or the check before would have stopped here.
  consent: { terms: true, publicEmail: true } as const,
});

/** All that is typed or said of the account. */
export const formOf = (fields: Fields, expected: Expected | undefined) => ({
  ...cardOf(fields),
  password: fields.password,
  ...(fields.sharedBecause.trim() === '' ? {} : { sharedBecause: fields.sharedBecause }),
  ...(expected ? { expected: rowOf(expected) ?? ('nobody' as const) } : {}),
});

/** What goes along when the screen is handed to the newcomer: what is on the card so far, and what else was chosen. */
export const begunOf = (
  { username, shellName, email, sshKey, sharedBecause }: Fields,
  expected: Expected | undefined,
  followUps: FollowUpsDraft,
): Input<'kiosk.start'>['card'] => ({
  username,
  shellName,
  email,
  ...(sshKey.trim() === '' ? {} : { sshKey }),
  ...(sharedBecause.trim() === '' ? {} : { sharedBecause }),
  ...(expected ? { expected: rowOf(expected) ?? ('nobody' as const) } : {}),
  ...followUpsForm(followUps),
});

/** What is asked about who else has the address or the key, and who is expected. */
export const holdersForm = (
  { username, shellName, email, sshKey }: Fields,
  expected: Expected | undefined,
): Input<'accounts.holders'> => {
  const request = rowOf(expected);
  return {
    username,
    shellName,
    // The directory is not asked about half an address.
    ...(emailAddress.safeParse(email).success ? { email } : {}),
    ...(sshKey.trim() === '' ? {} : { sshKey }),
    ...(request === undefined ? {} : { request }),
  };
};

/** Who is expected and fits the card, as long as nobody said whose it is: one is who it becomes, of several nobody can tell. */
export const whoseOf = (
  expected: Expected | undefined,
  held: Output<'accounts.holders'> | undefined,
): readonly ExpectedHere[] => (expected ? [] : (held?.expected ?? []));

/** What is asked about the names: of whoever's request the card becomes, that one does not stand in its way. */
export function namesForm(
  { username, shellName }: Fields,
  expected: Expected | undefined,
  held: Output<'accounts.holders'> | undefined,
): Input<'names.check'> {
  const [person, another] = whoseOf(expected, held);
  const request = rowOf(expected) ?? (another ? undefined : person?.id);
  return { username, shellName, ...(request === undefined ? {} : { request }) };
}
