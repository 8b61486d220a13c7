import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../electron/cli/desk.ts';
import { createEventBus } from '../../../electron/core/event-bus.ts';
import type { RequestState, RequestView } from '../../../shared/domain/request.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { viewOf } from '../../../electron/core/services/request-view.ts';
import { stored } from '../../fakes/request.ts';

const view = (state: RequestState): RequestView => viewOf(stored({ state }), []);
const { id } = view('saved');
const quick = { lookEveryMs: 1, longestMs: 60_000 };

/** A desk whose journal answers these, the last one for ever. */
function deskOver(answers: readonly Result<RequestView>[], patience = quick) {
  const events = createEventBus();
  const left = [...answers];
  const dispatch = () => Promise.resolve((left.length > 1 ? left.shift() : left[0]) ?? ok(null));
  return { events, desk: createDesk({ dispatch, events }, patience) };
}

describe('settled', () => {
  it('answers at once where the request stands still already', async () => {
    const { desk } = deskOver([ok(view('waiting'))]);
    expect(await desk.settled(id)).toEqual(ok(view('waiting')));
  });

  it('answers with the event that ends it, and with no other request’s', async () => {
    const { desk, events } = deskOver([ok(view('saved'))]);
    const settled = desk.settled(id);
    events.emit('requests.changed', { ...view('confirmed'), id: crypto.randomUUID() });
    events.emit('requests.changed', view('sending'));
    events.emit('requests.changed', view('needs-you'));
    expect(await settled).toEqual(ok(view('needs-you')));
  });

  it('sees in the journal what another process made of it', async () => {
    const answers = [ok(view('saved')), ok(view('sending')), ok(view('confirmed'))];
    expect(await deskOver(answers).desk.settled(id)).toEqual(ok(view('confirmed')));
  });

  it('answers how it stands where nothing is heard of it any more', async () => {
    const { desk } = deskOver([ok(view('sending'))], { lookEveryMs: 1, longestMs: 5 });
    expect(await desk.settled(id)).toEqual(ok(view('sending')));
  });

  it('answers that the journal cannot be read, instead of waiting for ever', async () => {
    const failed = fail('storage-failed', 'The journal cannot be used');
    expect(await deskOver([failed]).desk.settled(id)).toEqual(failed);
  });
});
