import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { isNameLost } from '../../../shared/requests/request.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { accountOf, type AccountFacts, isEditable, isOpen } from '../kinds/account/facts.ts';
import { isSamePerson, lookAround } from '../kinds/account/state.ts';
import type { Directory } from '../ports/directory.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { createCardReader } from './card-form.ts';
import type { HoldersService } from './holders.ts';
import type { NamesService, NamesVerdict } from '../names/check.ts';
import { normaliseNames, type Names } from '../names/name-pair.ts';
import { anew } from '../requests/new-request.ts';
import { passwordProblem } from './password-rules.ts';
import type { Passwords } from '../kinds/account/passwords.ts';

interface Options {
  readonly directory: Pick<Directory, 'look'>;
  readonly names: Pick<NamesService, 'check'>;
  readonly readCard: ReturnType<typeof createCardReader>;
  readonly holders: Pick<HoldersService, 'problems'>;
  readonly passwords: Pick<Passwords, 'of'>;
  readonly rules: { readonly minPasswordLength: number };
}

type LaterChange = (request: StoredRequest) => Promise<Partial<StoredRequest>>;

/** What everybody agreed to once, or the request would not be here. */
const consent = { terms: true, publicEmail: true };

const refuseClosed = (request: StoredRequest): void => {
  if (isOpen(request)) return;
  throw new AppError('request-not-open', `The request is ${request.state}`, {
    params: [request.state],
  });
};

const sent = (): AppError =>
  new AppError('request-sent', 'Something was sent that is there or may yet arrive');

const takenProblem = (field: keyof Names, verdict: NameVerdict): FieldProblem[] => {
  if (verdict.is === 'not-allowed') return [{ field, ...verdict.broken }];
  if (verdict.is !== 'taken') return [];
  return [{ field, rule: `taken-${verdict.by}`, params: [verdict.holder] }];
};

/** One account that has both names may be the newcomer's own; whether it is shows when the request runs. */
const isOneAccount = ({ username, shellName }: NamesVerdict, typed: Names): boolean =>
  username.is === 'taken' &&
  shellName.is === 'taken' &&
  [username, shellName].every(({ holder }) => sameName(holder, typed.shellName));

function refuse(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw invalidInput(fields, 'It cannot be taken');
}

/** Changes of what a request asks for. Each answers the change to make once nobody else works on the request. */
export function createAmend({ directory, names, readCard, holders, passwords, rules }: Options) {
  /** An entry of ours under the old names would stay behind as a second account of one person. */
  const refuseWhatIsThere = async (request: StoredRequest, facts: AccountFacts): Promise<void> => {
    if (isEditable(request, facts)) return;
    if (!isNameLost(request.problem)) throw sent();
    if (request.attempted.length === 0) return;
    const { own } = await lookAround(directory, facts);
    const ours = [facts.uidNumber, ...facts.givenUp];
    if (own && isSamePerson(own, facts) && ours.includes(own.uidNumber)) throw sent();
  };

  const passwordProblems = async (id: string, facts: AccountFacts): Promise<FieldProblem[]> => {
    const password = passwords.of(id);
    if (password === undefined) return [];
    return [(await passwordProblem(password, facts, rules.minPasswordLength)) ?? []].flat();
  };

  return {
    /**
     * Other names for the same request, as it stands now: nobody is asked about names for one that cannot have them. Throws `request-not-open`,
     * `other-kind`, and `invalid-input` for names that break a rule or that somebody has; the change `request-not-open` or `request-sent`. Where the directory cannot be asked, free is found out when it is sent.
     */
    async rename(found: StoredRequest, typed: Names): Promise<LaterChange> {
      refuseClosed(found);
      accountOf(found);
      const wanted = normaliseNames(typed);
      const said = await names.check(wanted);
      if (!isOneAccount(said, wanted)) {
        refuse([
          ...takenProblem('username', said.username),
          ...takenProblem('shellName', said.shellName),
        ]);
      }
      return async (request) => {
        refuseClosed(request);
        const facts = accountOf(request);
        await refuseWhatIsThere(request, facts);
        refuse(await passwordProblems(request.id, { ...facts, ...wanted }));
        const { origin: _, ...others } = facts;
        return { ...anew, facts: { ...others, ...wanted } };
      };
    },

    /** Another address or key. The change throws `invalid-input`, `request-not-open` or `request-sent`. */
    edit(changed: Omit<ParsedInput<'requests.edit'>, 'id'>): LaterChange {
      return async (request) => {
        refuseClosed(request);
        const facts = accountOf(request);
        if (!isEditable(request, facts)) throw sent();
        const { username, shellName } = facts;
        const read = readCard({ username, shellName, consent, ...changed });
        const key = ({ sshKey, keyFingerprint }: AccountFacts) => ({ sshKey, keyFingerprint });
        const kept = changed.sshKey === undefined ? key(facts) : key(read);
        const { email, sharedBecause = facts.sharedBecause } = read;
        const mended = { ...facts, email, ...kept, ...known({ sharedBecause }) };
        refuse(await holders.problems(mended, request.id));
        return { ...anew, facts: mended };
      };
    },
  };
}
