import type { ParsedInput } from '../../../shared/contract/index.ts';
import { openStates, type RequestView } from '../../../shared/domain/request.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { sameName } from '../../../shared/domain/same-name.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { AppError } from '../errors.ts';
import { accountFacts, type AccountFacts } from '../jobs/account-facts.ts';
import type { Queue } from '../jobs/queue.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';
import type { KeysService } from './keys.ts';
import { normaliseNames, type NamesService } from './names.ts';
import { passwordProblem } from './password-rules.ts';
import type { Passwords } from './passwords.ts';

type Form = ParsedInput<'requests.submit'>;

interface Options {
  readonly journal: RequestJournal;
  readonly queue: Queue;
  readonly names: NamesService;
  readonly keys: KeysService;
  readonly passwords: Passwords;
  readonly rules: AccountRules;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

/** Files, shows and steers requests. */
export function createRequests(options: Options) {
  const { journal, queue, names, keys, passwords, rules, clock, newId, view } = options;

  const nameProblems = (form: Form): FieldProblem[] =>
    Object.entries(names.broken(normaliseNames(form))).map(([field, broken]) => ({
      field,
      ...broken,
    }));

  const keyOf = (text: string | undefined) => {
    if (text === undefined || text.trim() === '') return {};
    const report = keys.inspect(text);
    if (report.ok) return { key: { sshKey: report.line, keyFingerprint: report.fingerprint } };
    const problem = { field: 'sshKey', rule: report.rule, params: report.params };
    return { problem };
  };

  /** Everything wrong with the form at once, one sentence a field, or the facts to work with. */
  const factsOf = (form: Form): AccountFacts => {
    const { key, problem } = keyOf(form.sshKey);
    const wrongPassword = passwordProblem(form.password, form, rules.minPasswordLength);
    const fields = [...nameProblems(form), problem ?? [], wrongPassword ?? []].flat();
    if (fields.length > 0) {
      const which = fields.map(({ field, rule }) => `${field}: ${rule}`).join('; ');
      throw new AppError('invalid-input', `The form is not complete: ${which}`, { fields });
    }
    return {
      ...normaliseNames(form),
      email: form.email,
      ...key,
      agreedAt: clock.now().toISOString(),
      givenUp: [],
      passwordProven: false,
    };
  };

  const stored = async (id: string): Promise<StoredRequest> => {
    const request = await journal.get(id);
    if (request) return request;
    throw new AppError('not-found', `No request ${id}`, { params: [id] });
  };

  /** The same card sent twice is one request: a double click must not become a second account. */
  const sameAndOpen = async (facts: AccountFacts): Promise<StoredRequest | undefined> => {
    const requests = await journal.list();
    return requests.find((request) => {
      if (!openStates.includes(request.state)) return false;
      const other = accountFacts.parse(request.facts);
      return (
        sameName(other.shellName, facts.shellName) &&
        sameName(other.username, facts.username) &&
        sameName(other.email, facts.email)
      );
    });
  };

  const file = async (facts: AccountFacts): Promise<StoredRequest> => {
    const now = clock.now().toISOString();
    const request: StoredRequest = {
      id: newId(),
      kind: 'account',
      state: 'saved',
      createdAt: now,
      updatedAt: now,
      askedBy: options.askedBy(),
      facts,
      finished: [],
      attempted: [],
      failures: 0,
    };
    await journal.save(request);
    options.show(request);
    return request;
  };

  const steer = async (request: StoredRequest, change: Partial<StoredRequest>) => {
    const changed = { ...request, ...change, updatedAt: clock.now().toISOString() };
    await journal.save(changed);
    options.show(changed);
    return changed;
  };

  const steerable = async (id: string): Promise<StoredRequest> => {
    const request = await stored(id);
    if (request.state !== 'confirmed' && request.state !== 'dismissed') return request;
    throw new AppError('request-not-open', `Request ${id} is ${request.state}`, {
      params: [request.state],
    });
  };

  return {
    /** Answers once the request is on disk; what becomes of it is told by `requests.changed`. */
    async submit(form: Form): Promise<RequestView> {
      const facts = factsOf(form);
      const request = (await sameAndOpen(facts)) ?? (await file(facts));
      passwords.keep(request.id, form.password);
      void queue.run(request.id);
      return view(request);
    },

    async list(): Promise<{ requests: RequestView[]; pending: number }> {
      const requests = await journal.list();
      const pending = requests.filter(({ state }) => openStates.includes(state)).length;
      return { requests: requests.map(view), pending };
    },

    get: async (id: string): Promise<RequestView> => view(await stored(id)),

    /** Sends a waiting or stopped request again now, with the password typed once more where one is given. */
    async retry(id: string, password: string | undefined): Promise<RequestView> {
      const request = await steerable(id);
      if (password !== undefined) {
        const near = accountFacts.parse(request.facts);
        const problem = passwordProblem(password, near, rules.minPasswordLength);
        if (problem) {
          throw new AppError('invalid-input', `password: ${problem.rule}`, { fields: [problem] });
        }
        passwords.keep(id, password);
      }
      const open = await steer(request, { state: 'saved', problem: undefined, retryAt: undefined });
      void queue.run(id);
      return view(open);
    },

    async dismiss(id: string, reason: string): Promise<RequestView> {
      const request = await steerable(id);
      if (request.state === 'sending') {
        throw new AppError('request-not-open', `Request ${id} is being sent`, {
          params: [request.state],
        });
      }
      passwords.forget(id);
      return view(await steer(request, { state: 'dismissed', dismissedBecause: reason }));
    },

    async sync(): Promise<{ requests: RequestView[] }> {
      const before = (await journal.list()).filter(({ state }) => openStates.includes(state));
      await queue.runAll();
      const after = await Promise.all(before.map(({ id }) => stored(id)));
      return { requests: after.map(view) };
    },
  };
}

export type RequestsService = ReturnType<typeof createRequests>;
