import type { Proof } from '../../../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../../../shared/requests/link.ts';
import { AppError } from '../../base/errors.ts';
import type { Clock, EventBus, NewId } from '../../ports/system.ts';
import type { ProofInHand } from '../../ports/wikimedia-accounts.ts';

/** How long a proof is good for, from its beginning: a person sits at the desk meanwhile. */
export const PROOF_MS = 900_000;
/** More than these at once were forgotten by whoever began them; the oldest is ended. */
const MOST_OPEN = 8;

interface Options {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly events: EventBus;
}

interface Held {
  readonly proof: Proof;
  readonly hand: ProofInHand;
  readonly callOff: () => void;
  /** When it was proven, ISO 8601 in UTC. */
  readonly provenAt?: string;
  /** Whose entry it was used for: it is good for no other. */
  readonly usedFor?: string;
}

/** A Wikimedia account that its owner proved to be theirs, and when (ISO 8601 in UTC). */
export interface Proven {
  readonly account: WikimediaAccount;
  readonly provenAt: string;
}

const unproven = (id: string): AppError =>
  new AppError('wikimedia-unproven', `Nothing was proven by ${id}`);

/** Proofs on their way and those not used yet, in this process' memory only: after a restart the person logs in again. */
export function createProofs({ clock, newId, events }: Options) {
  const held = new Map<string, Held>();

  const find = (id: string): Held => {
    const found = held.get(id);
    if (found) return found;
    throw new AppError('not-found', `No proof ${id}`, { params: [id] });
  };

  /** Nothing happens to one that was forgotten meanwhile. */
  const change = (id: string, proof: Proof, provenAt?: string): void => {
    const before = held.get(id);
    if (!before) return;
    const at = provenAt === undefined ? {} : { provenAt };
    held.set(id, { ...before, proof, ...at });
    events.emit('links.changed', proof);
  };

  const expire = (id: string): void => {
    const { proof, hand } = find(id);
    change(id, { id, url: proof.url, state: 'expired' });
    hand.abandon();
  };

  const settle = async (id: string, hand: ProofInHand): Promise<void> => {
    const [outcome] = await Promise.allSettled([hand.proven]);
    const { url, state } = held.get(id)?.proof ?? { url: hand.url, state: 'expired' };
    if (state !== 'open') return;
    if (outcome.status === 'rejected') change(id, { id, url, state: 'refused' });
    else {
      const proven: Proof = { id, url, state: 'proven', account: outcome.value };
      change(id, proven, clock.now().toISOString());
    }
  };

  const drop = (id: string): void => {
    const { callOff, hand } = find(id);
    callOff();
    held.delete(id);
    hand.abandon();
  };

  return {
    find: (id: string): Proof => find(id).proof,

    keep(hand: ProofInHand): Proof {
      const id = newId();
      const proof: Proof = { id, url: hand.url, state: 'open' };
      held.set(id, { proof, hand, callOff: clock.after(PROOF_MS, () => expire(id)) });
      void settle(id, hand);
      for (const oldest of [...held.keys()].slice(0, -MOST_OPEN)) drop(oldest);
      return proof;
    },

    /** The account that was proven, for this person from now on; throws `wikimedia-unproven`. */
    use(id: string, shellName: string): Proven {
      const found = find(id);
      const { account, state } = found.proof;
      const isFor = found.usedFor === undefined || found.usedFor === shellName;
      if (state !== 'proven' || !account || found.provenAt === undefined || !isFor) {
        throw unproven(id);
      }
      held.set(id, { ...found, usedFor: shellName });
      return { account, provenAt: found.provenAt };
    },

    /** Ends everything that is on its way. */
    stop(): void {
      for (const id of [...held.keys()]) drop(id);
    },
  };
}

/** Proofs of Wikimedia accounts, in memory only. */
export type Proofs = ReturnType<typeof createProofs>;
