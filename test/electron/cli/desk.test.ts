import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../electron/cli/desk.ts';
import { createEventBus } from '../../../electron/core/base/event-bus.ts';
import type { Proof } from '../../../shared/contract/links.ts';
import type { RequestState, RequestView } from '../../../shared/requests/request.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { viewWith } from '../../fakes/kinds.ts';
import { stored } from '../../fakes/request.ts';

const view = (state: RequestState): RequestView => viewWith(stored({ state }));
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

describe('settled, of a request that waits for something else', () => {
  const waits = (code: 'group-not-yet' | 'waits-for-other', after?: string): RequestView => ({
    ...view('waiting'),
    problem: { code, params: [] },
    ...(after === undefined ? {} : { after }),
  });

  it('waits for a group that follows by itself', async () => {
    const late = ok(waits('group-not-yet'));
    const { desk } = deskOver([late, ok(view('sending')), late, ok(view('confirmed'))]);
    expect(await desk.settled(id)).toEqual(ok(view('confirmed')));
  });

  it('gives up on a group that does not follow, however often it was looked at', async () => {
    const late = ok(waits('group-not-yet'));
    const { desk, events } = deskOver([late], { lookEveryMs: 1, longestMs: 20 });
    const settled = desk.settled(id);
    const looking = setInterval(() => events.emit('requests.changed', waits('group-not-yet')), 1);
    expect(await settled).toEqual(late);
    clearInterval(looking);
  });

  it.each([
    ['confirmed', 'confirmed'],
    ['needs-you', 'waiting'],
  ] as const)('of one that is %s answers that it is %s', async (other, end) => {
    const parent = { ...view(other), id: crypto.randomUUID() };
    const events = createEventBus();
    const own = [waits('waits-for-other', parent.id), view('confirmed')];
    const dispatch: Parameters<typeof createDesk>[0]['dispatch'] = (_method, input) => {
      if (JSON.stringify(input).includes(parent.id)) return Promise.resolve(ok(parent));
      return Promise.resolve(ok(own.length > 1 ? own.shift() : own[0]));
    };
    const settled = await createDesk({ dispatch, events }, quick).settled(id);
    expect(settled).toMatchObject({ ok: true, value: { state: end } });
  });
});

describe('proven', () => {
  const open: Proof = { id, url: 'https://wiki.example/oauth2', state: 'open' };
  const proofDesk = (answer: Result<Proof>) => {
    const events = createEventBus();
    return { events, desk: createDesk({ dispatch: () => Promise.resolve(answer), events }) };
  };

  it('answers once somebody has logged in or refused to, and by no other proof', async () => {
    const { desk, events } = proofDesk(ok(open));
    const proven = desk.proven(id);
    events.emit('links.changed', { ...open, id: crypto.randomUUID(), state: 'proven' });
    events.emit('links.changed', { ...open, state: 'refused' });
    expect(await proven).toEqual(ok({ ...open, state: 'refused' }));
  });

  it('answers at once where it is over already, or is not there', async () => {
    const over = ok<Proof>({ ...open, state: 'expired' });
    expect(await proofDesk(over).desk.proven(id)).toEqual(over);
    const gone = fail('not-found', 'No proof');
    expect(await proofDesk(gone).desk.proven(id)).toEqual(gone);
  });
});
