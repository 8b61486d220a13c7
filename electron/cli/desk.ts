import type { Method, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/domain/request.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../core/app-types.ts';
import { owner } from '../core/caller.ts';
import type { Desk } from './command.ts';

const onTheMove = (request: RequestView): boolean =>
  request.state === 'saved' || request.state === 'sending';

/** The app as a command sees it. */
export function createDesk({ dispatch, events }: Pick<App, 'dispatch' | 'events'>): Desk {
  const call: Desk['call'] = async <M extends Method>(method: M, input: unknown) =>
    // dispatch has checked the value against this very method's output schema.
    (await dispatch(owner('cli'), method, input)) as Result<Output<M>>;

  return {
    call,
    async settled(id) {
      const { promise, resolve } = Promise.withResolvers<RequestView>();
      const take = (request: RequestView): void => {
        if (request.id === id && !onTheMove(request)) resolve(request);
      };
      const unsubscribe = events.on('requests.changed', take);
      const now = await call('requests.get', { id });
      if (now.ok) take(now.value);
      return promise.finally(unsubscribe);
    },
  };
}
