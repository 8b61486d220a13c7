import type { QueueLease } from '../ports/queue-lease.ts';
import type { Clock, Log } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import { AppError } from './errors.ts';

/** What rounds need of the world. */
export interface RoundsPorts {
  readonly lease: Pick<QueueLease, 'owns'>;
  readonly vault: Pick<Vault, 'current'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'error'>;
}

interface Options extends RoundsPorts {
  /** Between two rounds, in milliseconds. */
  readonly everyMs: number;
  /** What the log calls a round that failed for a reason that nobody expected. */
  readonly failed: string;
  /** One round. What it throws is no news: the next one looks again. */
  look(): Promise<void>;
}

/** Looks at something again and again, and when told to, one look after the other; only the process that owns the queue does, and only while the vault is open. */
export function createRounds({ lease, vault, clock, log, everyMs, failed, look }: Options) {
  let isRunning = false;
  let callOff = (): void => undefined;
  let looking: Promise<void> = Promise.resolve();

  const isMine = async (): Promise<boolean> =>
    (await vault.current()).state === 'open' && (await lease.owns());
  const looked = (how: () => Promise<void> = look): Promise<void> => {
    looking = looking
      .then(async () => {
        if (isRunning && (await isMine())) await how();
      })
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) log.error(failed, error);
      });
    return looking;
  };
  const goOn = (): void => {
    callOff = clock.after(everyMs, () => {
      void looked();
      goOn();
    });
  };

  return {
    /** Looks soon, beside the rounds, at everything or in this way. */
    thenLook: (how?: () => Promise<void>): void => void looked(how),
    /** The same; settles once that is over, however it went. */
    looked,
    start(): void {
      if (isRunning) return;
      isRunning = true;
      goOn();
    },
    /** Settles once nothing of it is under way any more. */
    async stop(): Promise<void> {
      isRunning = false;
      callOff();
      await looking;
    },
  };
}
