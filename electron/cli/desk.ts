import type { Method, Output } from '../../shared/contract/index.ts';
import type { Proof } from '../../shared/contract/links.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CallerApp } from '../core/base/app-types.ts';
import type { Desk } from './base/command.ts';

/** How often the journal is looked at while nothing is heard, and how long at most, in milliseconds. */
interface Patience {
  readonly lookEveryMs: number;
  readonly longestMs: number;
}
const usual: Patience = { lookEveryMs: 500, longestMs: 60_000 };

const isOnTheMove = ({ state }: RequestView): boolean => state === 'saved' || state === 'sending';

/** The cloud writes the directory's groups and takes zones off its name servers by itself, mostly within a minute. */
const following: readonly (ErrorCode | undefined)[] = [
  ...(['group-not-yet', 'group-again', 'group-settling', 'zone-not-yet'] as const),
];
const followsByItself = ({ state, problem }: RequestView): boolean =>
  state === 'waiting' && following.includes(problem?.code);

/** A group that settles is looked at again at a time that is set; the wait for that is no wait for news. */
const settlesUntil = ({ problem, retryAt }: RequestView): number =>
  problem?.code === 'group-settling' && retryAt !== undefined ? Date.parse(retryAt) : 0;

/** The app as a command sees it. */
export function createDesk(
  { dispatch, events }: CallerApp,
  { lookEveryMs, longestMs } = usual,
): Desk {
  const call: Desk['call'] = async <M extends Method>(method: M, input: unknown) =>
    // dispatch has checked the value against this very method's output schema.
    (await dispatch(method, input)) as Result<Output<M>>;

  /** Whether it waits for a request that has come to its end, so that its own turn is about to come. */
  const isNext = async ({ problem, after }: RequestView): Promise<boolean> => {
    if (problem?.code !== 'waits-for-other' || after === undefined) return false;
    const other = await call('requests.get', { id: after });
    return other.ok && (other.value.state === 'confirmed' || other.value.state === 'handed-over');
  };

  return {
    call,
    async settled(id) {
      const { promise, resolve } = Promise.withResolvers<Result<RequestView>>();
      let lastNews = performance.now();
      let followed: number | undefined;
      const isPatient = async (request: RequestView): Promise<boolean> => {
        // Each look at the group is news, yet none that it came nearer.
        if (followsByItself(request)) {
          const settles = performance.now() + settlesUntil(request) - Date.now();
          followed = Math.max((followed ??= performance.now()), settles);
          return performance.now() - followed < longestMs;
        }
        const isComing = isOnTheMove(request) || (await isNext(request));
        return isComing && performance.now() - lastNews < longestMs;
      };
      const see = async (found: Result<RequestView>): Promise<void> => {
        if (!found.ok || !(await isPatient(found.value))) resolve(found);
      };
      // Another process may have it in hand; of that only the journal tells.
      const look = async (): Promise<void> => see(await call('requests.get', { id }));
      const unsubscribe = events.on('requests.changed', (request) => {
        if (request.id !== id) return;
        lastNews = performance.now();
        void see(ok(request));
      });
      const looking = setInterval(() => void look(), lookEveryMs);
      void look();
      return promise.finally(() => {
        clearInterval(looking);
        unsubscribe();
      });
    },
    async proven(id) {
      const { promise, resolve } = Promise.withResolvers<Result<Proof>>();
      const see = (proof: Result<Proof>): void => {
        if (!proof.ok || proof.value.state !== 'open') resolve(proof);
      };
      const unsubscribe = events.on('links.changed', (proof) => {
        if (proof.id === id) see(ok(proof));
      });
      see(await call('links.proof', { id }));
      return promise.finally(unsubscribe);
    },
  };
}
