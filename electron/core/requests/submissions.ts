import type { ParsedInput, SubmissionMethod } from '../../../shared/contract/index.ts';
import {
  underWayStates,
  type RequestKind,
  type RequestView,
} from '../../../shared/requests/request.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import { revised } from '../base/revised.ts';
import type { Door, Facts, Kinds } from '../kinds/base/define-kind.ts';
import { idOfDigest } from '../kinds/base/derived-id.ts';
import { personOf } from '../kinds/base/person.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Vault } from '../ports/vault.ts';
import { anew, newRequest, type NewRequestPorts } from './new-request.ts';
import type { RequestsService } from './requests.ts';

/** What is asked for, before anything is known of it. */
export interface Submission {
  readonly kind: RequestKind;
  readonly facts: Facts;
  /** The request that has to be confirmed first. */
  readonly after?: string | undefined;
  /** Whether it is asked for once and for all: what came to its end is not filed again. */
  readonly once?: boolean | undefined;
}

/** What putting requests on disk needs of the world. */
export interface SubmissionPorts extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'file' | 'save'>;
  readonly requests: Pick<RequestsService, 'steer' | 'stored' | 'run'>;
  readonly vault: Pick<Vault, 'seal'>;
  readonly kinds: Kinds;
  readonly show: (request: StoredRequest) => void;
  /** One for all callers of a process: asked for twice at once, both would find that there is none yet. */
  readonly inLine: Line;
}

/** Whether somebody at another screen put the request aside at this very moment. */
const wasDismissed = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'request-not-open' && error.params[0] === 'dismissed';

/** It asks for what it asked for before, so that what was sent for it is still its own. */
const goOn = ({ attempted }: StoredRequest): Partial<StoredRequest> => ({ ...anew, attempted });

/** Puts requests on disk, each of them once. */
export type Submissions = ReturnType<typeof createSubmissions>;

type AnyForm = ParsedInput<SubmissionMethod> & { readonly after?: string | undefined };

/**
 * Files what is asked for so that the same, asked for twice while it is open, is one request: its id follows from what is asked for and from
 * how often that came to its end before. Ids are not encrypted, so they follow with the vault's key only. One that needs a person begins
 * anew, with what was learned of it.
 */
export function createSubmissions(options: SubmissionPorts) {
  const { journal, requests, vault, kinds, show, inLine } = options;

  const put = async (id: string, { kind, facts, after }: Submission): Promise<StoredRequest> => {
    const request = newRequest({ id, kind, facts, ...known({ after }) }, options);
    await journal.file([request]);
    show(request);
    return request;
  };

  /** Undefined where it was put aside meanwhile. */
  const beginAnew = async (id: string): Promise<StoredRequest | undefined> => {
    try {
      return await requests.steer(id, goOn);
    } catch (error) {
      if (!wasDismissed(error)) throw error;
      return undefined;
    }
  };

  const fileNow = async (submission: Submission): Promise<StoredRequest> => {
    kinds[submission.kind].refuseProtected(submission.facts);
    const text = JSON.stringify([submission.kind, submission.after, submission.facts]);
    const seal = await vault.seal();
    for (let ended = 0; ; ended += 1) {
      const id = idOfDigest(seal.digest(text, `wish ${ended}`));
      const existing = await journal.get(id);
      if (!existing) return put(id, submission);
      const isDone = submission.once === true && existing.state === 'confirmed';
      if (isDone || underWayStates.includes(existing.state)) return existing;
      const again = existing.state === 'needs-you' && (await beginAnew(id));
      if (again) return again;
    }
  };

  /** Answers the request once it is on disk; nothing is sent for it yet. Throws `asked-otherwise` and `protected`. */
  const file = (submission: Submission): Promise<StoredRequest> =>
    inLine(() => fileNow(submission));

  /** With what was shown for it, and of the person of the request that it depends on. */
  const factsOf = async (
    kind: RequestKind,
    form: AnyForm,
    parent: StoredRequest | undefined,
  ): Promise<Facts> => {
    const door = doorOf(kinds, kind);
    const facts = door.facts(form);
    const shown = await door.prove?.(form, facts, parent);
    const person = parent && personOf(parent);
    return { ...facts, ...shown, ...(person && kinds[kind].follow(facts, person)) };
  };

  const problemsOf = async (door: Door<SubmissionMethod, Facts>, form: AnyForm) => {
    const broken = door.problems?.(form) ?? [];
    // What another request makes, such as a member's account, nobody knows yet.
    if (broken.length > 0 || form.after !== undefined) return broken;
    return (await door.ask?.(door.facts(form))) ?? [];
  };

  /**
   * Files what a form asks for, after another request where it says so; nothing is sent yet. Throws `invalid-input` with everything that is
   * wrong with it, `asked-otherwise`, `protected`, `not-found`, and what the kind throws where this event has no such thing.
   */
  const fileForm = async (
    kind: RequestKind,
    form: AnyForm,
    { once }: Pick<Submission, 'once'> = {},
  ): Promise<StoredRequest> => {
    const door = doorOf(kinds, kind);
    const problems = await problemsOf(door, form);
    if (problems.length > 0) throw invalidInput(problems, 'The request cannot be filed');
    const parent = form.after === undefined ? undefined : await requests.stored(form.after);
    return file({ kind, facts: await factsOf(kind, form, parent), after: form.after, once });
  };

  /**
   * The request that a form asks for, to be put on disk together with the one that it depends on, which nobody has seen yet, or under another id than its
   * own. Throws as `fileForm`.
   */
  const drawUp = async (
    kind: RequestKind,
    form: AnyForm,
    parent: StoredRequest | undefined,
  ): Promise<StoredRequest> => {
    const behind = { ...form, after: parent?.id };
    const problems = await problemsOf(doorOf(kinds, kind), behind);
    if (problems.length > 0) throw invalidInput(problems, 'The request cannot be filed');
    const facts = await factsOf(kind, behind, parent);
    kinds[kind].refuseProtected(facts);
    return newRequest({ kind, facts, ...known({ after: parent?.id }) }, options);
  };

  return {
    file,
    fileForm,
    drawUp,
    /** The same, and sends it. */
    submit: async (kind: RequestKind, form: AnyForm): Promise<RequestView> =>
      requests.run(await fileForm(kind, form)),
  };
}

function doorOf(kinds: Kinds, kind: RequestKind): Door<SubmissionMethod, Facts> {
  const { door } = kinds[kind];
  if (door) return door;
  throw new Error(`Nobody asks for a request of the kind ${kind} by a form`);
}

/** The methods that file a request by a form, made from the kinds' doors. */
export function submissionHandlers(
  kinds: Kinds,
  submissions: Pick<Submissions, 'submit'>,
): Pick<Handlers, SubmissionMethod> {
  const handlers = Object.entries(kinds).flatMap(([kind, { door }]) => {
    // Object.entries loses the type of the keys.
    const run = (form: AnyForm) => submissions.submit(kind as RequestKind, form);
    return door ? [[door.method, { needs: 'submit', run }]] : [];
  });
  // Which methods the doors have is known to the kinds alone; `submissions.test.ts` asks for each of them.
  return Object.fromEntries(handlers) as Pick<Handlers, SubmissionMethod>;
}

/** What `createFileOnce` needs of the world. */
export type FileOncePorts = NewRequestPorts &
  Pick<SubmissionPorts, 'journal' | 'show'> & { readonly requests: Pick<RequestsService, 'steer'> };

type Wanted = Pick<StoredRequest, 'id' | 'kind' | 'facts'>;

/**
 * Puts a request on disk of which there is only one, by its id. Where it is there already it is left alone once it is confirmed, or while it
 * is open and as wanted; else it goes on with what is wanted now, and begins anew where it was dismissed.
 */
export function createFileOnce(options: FileOncePorts) {
  const { journal, requests, clock, show, gate } = options;

  const shown = async (written: Promise<void>, request: StoredRequest): Promise<StoredRequest> => {
    await written;
    show(request);
    return request;
  };

  const fromDismissed = (existing: StoredRequest, { facts }: Wanted): Promise<StoredRequest> => {
    const change = { ...anew, facts, dismissedBecause: undefined };
    const again = gate.filed(revised(existing, change, clock));
    return shown(journal.save(again), again);
  };

  const change = async (existing: StoredRequest, wanted: Wanted): Promise<StoredRequest> => {
    if (existing.state === 'dismissed') return fromDismissed(existing, wanted);
    try {
      const change = () => ({ ...anew, facts: wanted.facts });
      return await requests.steer(existing.id, change, 'asked-anew');
    } catch (error) {
      const now = wasDismissed(error) ? await journal.get(existing.id) : undefined;
      if (!now) throw error;
      return fromDismissed(now, wanted);
    }
  };

  return async (
    wanted: Wanted,
    isAsWanted: (existing: StoredRequest) => boolean = () => true,
  ): Promise<StoredRequest> => {
    const existing = await journal.get(wanted.id);
    if (!existing) {
      const request = newRequest(wanted, options);
      return shown(journal.file([request]), request);
    }
    const isOpen = underWayStates.includes(existing.state) && isAsWanted(existing);
    return existing.state === 'confirmed' || isOpen ? existing : change(existing, wanted);
  };
}
