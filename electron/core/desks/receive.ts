import type { BundledRequest } from '../../../shared/bundle/bundle.ts';
import type { Input } from '../../../shared/contract/index.ts';
import {
  handedIn,
  type HandedIn,
  type HandedInKind,
  type HeldAtHub,
  learnedAtHub,
} from '../../../shared/desks/handed-in.ts';
import type { RequestKind } from '../../../shared/requests/request.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { BundlesService } from '../bundles/bundles.ts';
import type { Arrival } from '../bundles/verdicts.ts';
import { cardOf } from '../kinds/account/facts.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import { undoneIn } from '../kinds/base/note-undone.ts';
import { digestOfText } from '../kinds/base/through-hub.ts';
import type { DeskRegister, HandedInRow } from '../ports/desks/desk-register.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Sha256 } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import type { Queue } from '../queue/queue.ts';
import type { Submissions } from '../requests/submissions.ts';

interface Options {
  /** Undefined where this is no hub. */
  readonly desks?: DeskRegister | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'file'>;
  readonly vault: Pick<Vault, 'seal'>;
  readonly kinds: Kinds;
  readonly bundles: Pick<BundlesService, 'take'>;
  readonly submissions: Pick<Submissions, 'drawUp'>;
  readonly queue: Pick<Queue, 'run'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly sha256: Sha256;
  /** The desk that hands in. */
  readonly askedBy: () => string;
  readonly show: (request: StoredRequest) => void;
}

type Form<K extends HandedInKind> = Extract<HandedIn, { kind: K }>['form'];
type OtherForm = Exclude<HandedIn, { kind: 'account' }>;

/** The register of a hub; throws `not-found` at a desk, which knows no other. */
export function registerOf(desks: DeskRegister | undefined): DeskRegister {
  if (desks) return desks;
  throw new AppError('not-found', 'This is no hub', { params: ['hub'] });
}

/** What a desk sent. A hub takes the words of its own forms and no others. */
function read(card: string): HandedIn {
  const parsed = handedIn.safeParse(parseJson(card));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    rule: message,
    params: [],
  }));
  throw invalidInput(fields, 'The card cannot be read');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const otherCard = (id: string): AppError =>
  new AppError('asked-otherwise', `Another card has the id ${id}`, { params: [id] });

/** Whether a request is of this very card: it came by a transfer file before. */
const isOf = ({ kind, facts }: StoredRequest, given: HandedIn): boolean =>
  kind === given.kind && given.kind === 'account' && cardOf(facts) === cardOf(given.form);

/** Throws what a desk is to know of a card that is not filed. */
function refuse({ verdict, standing, fields }: Arrival, id: string): void {
  if (verdict === 'not-allowed') throw invalidInput(fields, 'The card cannot be filed');
  if (verdict !== 'new' && standing?.id !== id) {
    const params = standing ? [standing.id] : [];
    throw new AppError('hub-has-card', 'Another request is of the same card', { params });
  }
}

const isLearnedKind = (kind: RequestKind): kind is HandedInKind =>
  Object.hasOwn(learnedAtHub, kind);

/** What a desk is told of a request: no more than it learns. */
function held({ kind, facts, ...request }: StoredRequest, is: HeldAtHub['is']): HeldAtHub {
  const { state, problem, dismissedBecause } = request;
  if (is === 'other') return { is, state, learned: {} };
  const learned = isLearnedKind(kind) ? known(learnedAtHub[kind].parse(facts)) : {};
  const undone = undoneIn(facts);
  return { is, state, learned, ...known({ problem, dismissedBecause, undone }) };
}

/**
 * Takes what desks hand in. What is under an id is noted first, then filed: whoever comes second with the same finds it noted, and files it where the first did not
 * get so far. Every rule is asked anew, as if it were typed here.
 */
export function createReceiving(options: Options) {
  const { journal, vault, kinds, queue, show, sha256 } = options;

  const keyed = async (digest: string): Promise<string> => {
    const bytes = (await vault.seal()).digest(digest, 'handed-in');
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  const takeAccount = async (id: string, form: Form<'account'>): Promise<void> => {
    const { sharedBecause, mustProve, ...facts } = form;
    const createdAt = options.clock.now().toISOString();
    const request: BundledRequest = { id, kind: 'account', createdAt, facts };
    const more = { handedOver: undefined, ...known({ sharedBecause, mustProve }) };
    await options.bundles.take(request, more, async (arrival) => {
      refuse(arrival, id);
      if (arrival.facts) kinds.account.refuseProtected(arrival.facts);
      const { standing } = arrival;
      if (standing && standing.id !== id) {
        await registerOf(options.desks).answeredBy(id, standing.id);
      }
    });
  };

  const takeOther = async (id: string, { kind, form }: OtherForm): Promise<void> => {
    const parent = form.after === undefined ? undefined : await find(form.after);
    const drawn = await options.submissions.drawUp(kind, form, parent);
    const request = { ...drawn, id };
    await journal.file([request]);
    show(request);
    void queue.run(id);
  };

  /** The request that answers for an id that was handed in. */
  const find = async (id: string, row?: HandedInRow): Promise<StoredRequest | undefined> => {
    const { request = id } = row ?? (await registerOf(options.desks).handedIn(id)) ?? {};
    return journal.get(request);
  };

  const file = async (id: string, given: HandedIn): Promise<void> => {
    if (given.kind === 'account') await takeAccount(id, given.form);
    else await takeOther(id, given);
  };

  /** Nothing of what is refused is kept: a desk may change the card, and hand it in again under its id. */
  const fileOrForget = async (id: string, given: HandedIn): Promise<void> => {
    try {
      await file(id, given);
    } catch (error) {
      const isRefused = error instanceof AppError && error.sort === 'refused';
      if (isRefused) await registerOf(options.desks).forget(id);
      throw error;
    }
  };

  /** True where it stands already. */
  const stands = async (id: string, row: HandedInRow & { isNew: boolean }, given: HandedIn) => {
    const found = await find(id, row);
    // Whoever guesses the id of another's request has not handed that in.
    if (found && row.isNew && !isOf(found, given)) throw otherCard(id);
    return found !== undefined && found.state !== 'expected';
  };

  return {
    async handIn({ id, card }: Input<'desks.handIn'>): Promise<HeldAtHub> {
      const desks = registerOf(options.desks);
      const given = read(card);
      const digest = await keyed(digestOfText(card, sha256));
      const row = await desks.note(id, { digest, desk: options.askedBy() });
      if (row.digest !== digest) throw otherCard(id);
      if (!(await stands(id, row, given))) await fileOrForget(id, given);
      const request = await find(id);
      if (request) return held(request, 'same');
      throw new AppError('not-found', `No request ${id}`, { params: [id] });
    },

    /** Also `not-found` where it was noted and never filed: then it is to come once more. */
    async look({ id, digest }: Input<'desks.look'>): Promise<HeldAtHub> {
      const row = await registerOf(options.desks).handedIn(id);
      const request = row && (await find(id, row));
      if (!request || request.state === 'expected') {
        throw new AppError('not-found', `No request ${id}`, { params: [id] });
      }
      return held(request, row.digest === (await keyed(digest)) ? 'same' : 'other');
    },
  };
}

/** Takes what desks hand in. */
export type Receiving = ReturnType<typeof createReceiving>;
