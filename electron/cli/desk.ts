import type { Method, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/domain/request.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../core/app-types.ts';
import { owner } from '../core/caller.ts';
import type { Desk } from './command.ts';

/** How often the journal is looked at while nothing is heard, and how long at most, in milliseconds. */
interface Patience {
  readonly lookEveryMs: number;
  readonly longestMs: number;
}
const usual: Patience = { lookEveryMs: 500, longestMs: 60_000 };

const onTheMove = ({ state }: RequestView): boolean => state === 'saved' || state === 'sending';

/** The app as a command sees it. */
export function createDesk(
  { dispatch, events }: Pick<App, 'dispatch' | 'events'>,
  { lookEveryMs, longestMs } = usual,
): Desk {
  const call: Desk['call'] = async <M extends Method>(method: M, input: unknown) =>
    // dispatch has checked the value against this very method's output schema.
    (await dispatch(owner('cli'), method, input)) as Result<Output<M>>;

  return {
    call,
    async settled(id) {
      const { promise, resolve } = Promise.withResolvers<Result<RequestView>>();
      let lastNews = Date.now();
      const unsubscribe = events.on('requests.changed', (request) => {
        if (request.id !== id) return;
        lastNews = Date.now();
        if (!onTheMove(request)) resolve({ ok: true, value: request });
      });
      // Another process may have it in hand; of that only the journal tells.
      const look = async (): Promise<void> => {
        const found = await call('requests.get', { id });
        const wait = found.ok && onTheMove(found.value) && Date.now() - lastNews < longestMs;
        if (!wait) resolve(found);
      };
      const looking = setInterval(() => void look(), lookEveryMs);
      void look();
      return promise.finally(() => {
        clearInterval(looking);
        unsubscribe();
      });
    },
  };
}
