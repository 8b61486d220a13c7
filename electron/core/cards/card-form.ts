import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type Consent, emailAddress, withLowerDomain } from '../../../shared/domain/account.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { AccountFacts } from '../kinds/account/facts.ts';
import type { Clock, HashPassword } from '../ports/system.ts';
import type { KeysService } from '../people/keys.ts';
import type { NamesService } from '../names/check.ts';
import { normaliseNames } from '../names/name-pair.ts';
import { passwordProblem } from './password-rules.ts';

type Form = ParsedInput<'requests.submit'>;
type Card = Omit<Form, 'password' | 'further'>;

interface Options {
  readonly names: Pick<NamesService, 'broken'>;
  readonly keys: KeysService;
  readonly rules: AccountRules;
  readonly clock: Clock;
  readonly hashPassword: HashPassword;
}

interface Pasted {
  readonly facts: Pick<AccountFacts, 'sshKey' | 'keyFingerprint'>;
  readonly problems: FieldProblem[];
}

const problem = (field: string, rule: string): FieldProblem => ({ field, rule, params: [] });

const emailProblems = (email: string): FieldProblem[] =>
  (emailAddress.safeParse(email).error?.issues.slice(0, 1) ?? []).map(({ message }) =>
    problem('email', message),
  );

const consentProblems = ({ terms, publicEmail }: Consent): FieldProblem[] => [
  ...(terms ? [] : [problem('consent.terms', 'consent-terms')]),
  ...(publicEmail ? [] : [problem('consent.publicEmail', 'consent-public-email')]),
];

/**
 * Reads a card into the facts of a request; what is wrong with its password and with what is asked for beside it is found by the caller. Throws
 * `invalid-input` with everything that is wrong with it at once, at most one sentence a field.
 */
export function createCardReader({ names, keys, clock }: Omit<Options, 'rules' | 'hashPassword'>) {
  const nameProblems = (form: Card): FieldProblem[] =>
    Object.entries(names.broken(normaliseNames(form))).map(([field, broken]) => ({
      field,
      ...broken,
    }));

  const readKey = (text = ''): Pasted => {
    if (text.trim() === '') return { facts: {}, problems: [] };
    const key = keys.inspect(text);
    return key.ok
      ? { facts: { sshKey: key.line, keyFingerprint: key.fingerprint }, problems: [] }
      : { facts: {}, problems: [{ field: 'sshKey', rule: key.rule, params: key.params }] };
  };

  /** The pairs were offered by us, so one that breaks a rule was not chosen from them. */
  const readAlternatives = (form: Card) => {
    const pairs = (form.alternatives ?? []).map(normaliseNames);
    const isBroken = pairs.some((pair) => Object.keys(names.broken(pair)).length > 0);
    return {
      facts: pairs.length === 0 ? {} : { alternatives: pairs },
      problems: isBroken ? [problem('alternatives', 'other')] : [],
    };
  };

  return (form: Card, others: readonly FieldProblem[] = []): AccountFacts => {
    const key = readKey(form.sshKey);
    const alternatives = readAlternatives(form);
    const fields: FieldProblem[] = [
      ...nameProblems(form),
      ...emailProblems(form.email),
      ...key.problems,
      ...alternatives.problems,
      ...others,
      ...consentProblems(form.consent),
    ];
    if (fields.length > 0) throw invalidInput(fields, 'The card is not complete');
    return {
      ...normaliseNames(form),
      // It was found to be an address above.
      email: withLowerDomain(form.email.trim()),
      ...known({ sharedBecause: form.sharedBecause }),
      ...key.facts,
      ...alternatives.facts,
      agreedAt: clock.now().toISOString(),
      givenUp: [],
      passwordProven: false,
    };
  };
}

/** Reads a card with its password, of which only the hash is among the facts. `others` is what is wrong beside the card. */
export function createFormReader(options: Options) {
  const readCard = createCardReader(options);
  return async (
    form: Omit<Form, 'further'>,
    others: readonly FieldProblem[] = [],
  ): Promise<AccountFacts> => {
    const problem = await passwordProblem(form.password, form, options.rules.minPasswordLength);
    const facts = readCard(form, [...(problem ? [problem] : []), ...others]);
    return { ...facts, passwordHash: options.hashPassword(form.password) };
  };
}
