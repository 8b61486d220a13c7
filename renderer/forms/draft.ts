import type { Output } from '../../shared/contract/index.ts';
import type { KeyReport } from '../../shared/keys/key-report.ts';
import type { NameAlternative } from '../../shared/names/name-verdict.ts';
import type { Strength } from '../../shared/passwords/strength.ts';
import type { FieldProblem, WireError } from '../../shared/result.ts';
import { type CardField, type Expected, type Fields, formOf } from './card-form.ts';
import { followUpsForm, noFollowUps, type FollowUpsDraft } from './follow-ups-form.ts';

/** A card that is being filled in, with everything found out about it so far. */
export interface Draft {
  fields: Fields;
  /** True once a person typed the shell name; until then it follows the username. */
  shellNameTyped: boolean;
  /** What the last check of exactly these names said; undefined while it is asked. */
  names?: Output<'names.check'> | undefined;
  /** Pairs the newcomer agreed to, should the names be lost before the card is sent. */
  agreed: readonly NameAlternative[];
  key?: KeyReport | undefined;
  /** Who else has the address or the key, as it was told last. */
  held?: Output<'accounts.holders'> | undefined;
  strength?: Strength | undefined;
  followUps: FollowUpsDraft;
  problems: Partial<Record<CardField, FieldProblem | undefined>>;
  /** What went wrong with the card as a whole. */
  problem?: WireError | undefined;
  sending: boolean;
  /** Under which the card was sent as it stands, should the answer be lost; undefined once anything on it is changed. */
  draft?: string | undefined;
  /** Who of the roster this card is for, where a person said so; their request becomes this card's. */
  expected?: Expected | undefined;
}

const emptyFields: Fields = {
  username: '',
  shellName: '',
  email: '',
  sshKey: '',
  sharedBecause: '',
  password: '',
  terms: false,
  publicEmail: false,
};

/** A card that nobody has typed on. */
export const blank: Draft = {
  fields: emptyFields,
  shellNameTyped: false,
  names: undefined,
  agreed: [],
  key: undefined,
  held: undefined,
  strength: undefined,
  followUps: noFollowUps,
  problems: {},
  problem: undefined,
  sending: false,
  draft: undefined,
  expected: undefined,
};

/** What is known of names where the question itself failed. */
export const nobodyAsked: Output<'names.check'> = {
  username: { is: 'could-not-ask' },
  shellName: { is: 'could-not-ask' },
  alternatives: [],
  spares: [],
};

/** Whether there is a text on the card that somebody typed, or chose to begin with. */
export function isCardTyped({ fields, followUps }: Pick<Draft, 'fields' | 'followUps'>): boolean {
  const { terms: _, publicEmail: __, ...texts } = fields;
  const { membership, tool, project } = followUps;
  const { name, purpose, whyNotToolforge } = project;
  const all = [...Object.values(texts), membership.reason, tool.name];
  return [...all, name, purpose, whyNotToolforge].some((text) => text.trim() !== '');
}

/** The pairs that the newcomer agreed to, with this one or without. */
export const withPair = (
  agreed: readonly NameAlternative[],
  spare: NameAlternative,
  isAgreed: boolean,
): readonly NameAlternative[] => {
  const others = agreed.filter((pair) => {
    return pair.shellName !== spare.shellName || pair.username !== spare.username;
  });
  return isAgreed ? [...others, spare] : others;
};

/** What is sent of them. */
export const agreedForm = (agreed: Draft['agreed']) =>
  agreed.length === 0 ? {} : { alternatives: [...agreed] };

/** The whole card; nobody asks for its form before `checkDraft` has found nothing. */
export const wholeForm = ({ fields, expected, followUps, agreed, draft }: Draft) => ({
  ...formOf(fields, expected),
  ...followUpsForm(followUps),
  ...agreedForm(agreed),
  draft,
});

/** The problems but for those of these fields. */
export const without = (
  problems: Draft['problems'],
  mended: readonly string[],
): Draft['problems'] =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => !mended.includes(field)));
