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
import { accountOf, cardOf, isSameCard } from '../kinds/account/facts.ts';
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

/**
 * Whether another request has all of the card, so that nothing of it is lost: the hub was ended before it noted which. Each password has a hash of its own,
 * so that of another card is another.
 */
function isWhole({ verdict, standing, card }: Arrival): boolean {
  if (verdict !== 'known' || !standing || !card) return false;
  const account = accountOf(standing);
  return isSameCard(account, card) && account.passwordHash === card.passwordHash;
}

/** Throws what a desk is to know of a card that is not filed. */
function refuse(arrival: Arrival, id: string): void {
  const { verdict, standing, fields } = arrival;
  if (verdict === 'not-allowed') throw invalidInput(fields, 'The card cannot be filed');
  if (verdict === 'new' || standing?.id === id || isWhole(arrival)) return;
  const params = standing ? [standing.id] : [];
  throw new AppError('hub-has-card', 'Another request is of the same card', { params });
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
 * get so far. Which request answers for it where that has another id is noted once it does. Every rule is asked anew, as if it were typed here.
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
    const { standing } = await options.bundles.take(request, more, (arrival) => {
      refuse(arrival, id);
      if (arrival.facts) kinds.account.refuseProtected(arrival.facts);
    });
    // Noted before, it would call another's card this desk's own where that came first to who was expected.
    if (standing && standing.id !== id) {
      await registerOf(options.desks).answeredBy(id, standing.id);
    }
  };

  const takeOther = async (id: string, { kind, form }: OtherForm): Promise<void> => {
    const parent = form.after === undefined ? undefined : await standing(form.after);
    const drawn = await options.submissions.drawUp(kind, form, parent);
    const request = { ...drawn, id };
    await journal.file([request]);
    show(request);
    void queue.run(id);
  };

  /** The request that answers for an id that was handed in. */
  const find = (id: string, { request = id }: HandedInRow) => journal.get(request);

  /** As `find`, of what may have been handed in or not. */
  const standing = async (id: string): Promise<StoredRequest | undefined> => {
    const row = await registerOf(options.desks).handedIn(id);
    return row ? find(id, row) : journal.get(id);
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

  /** Whoever guesses the id of another's request has not handed that in. What was is noted before it is filed, so that is asked in the other order. */
  const isAnothers = async (id: string, given: HandedIn): Promise<boolean> => {
    const found = await journal.get(id);
    if (!found || isOf(found, given)) return false;
    return (await registerOf(options.desks).handedIn(id)) === undefined;
  };

  /**
   * What is noted under an id from now on. What nothing answers for makes way: whoever noted it was ended before they filed it, or it was wiped, and what is
   * asked for now may be another card.
   */
  const noted = async (id: string, own: Omit<HandedInRow, 'request'>): Promise<HandedInRow> => {
    const desks = registerOf(options.desks);
    const row = await desks.note(id, own);
    const isOwn = row.digest === own.digest && row.request === undefined;
    if (isOwn || (await find(id, row))) return row;
    return (await desks.renew(id, own, row)) ? { ...own, request: undefined } : row;
  };

  /** True where it stands already. */
  const stands = async (id: string, row: HandedInRow): Promise<boolean> => {
    const found = await find(id, row);
    return found !== undefined && found.state !== 'expected';
  };

  return {
    async handIn({ id, card }: Input<'desks.handIn'>): Promise<HeldAtHub> {
      const desks = registerOf(options.desks);
      const given = read(card);
      if (await isAnothers(id, given)) throw otherCard(id);
      const digest = await keyed(digestOfText(card, sha256));
      const own = { digest, desk: options.askedBy() };
      const row = await noted(id, own);
      if (row.digest !== digest) throw otherCard(id);
      if (!(await stands(id, row))) await fileOrForget(id, given);
      // A wipe may have taken it away before it was filed.
      const filed = (await desks.handedIn(id)) ?? (await desks.note(id, own));
      const request = await find(id, filed);
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
