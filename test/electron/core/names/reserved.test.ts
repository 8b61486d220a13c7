import { describe, expect, it } from 'vitest';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { createReservedNames } from '../../../../electron/core/names/reserved.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { facts, stored } from '../../../fakes/request.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const request = (n: number, shellName: string, change: Partial<StoredRequest> = {}) =>
  stored({ id: id(n), facts: facts({ username: `Person ${n}`, shellName }), ...change });

const view = (n: number, shellName: string, change: Partial<RequestView> = {}): RequestView => ({
  ...{ id: id(n), kind: 'account', state: 'waiting' },
  ...{ createdAt: '2027-08-04T08:00:00.000Z', updatedAt: '2027-08-04T08:00:00.000Z' },
  ...{ username: `Person ${n}`, shellName, email: 'x@example.org', passwordProven: false },
  ...{ steps: [], revision: 1 },
  ...change,
});

function open(...requests: StoredRequest[]) {
  const events = createEventBus();
  let reads = 0;
  let failure: Error | undefined;
  const journal = {
    list: async () => {
      reads += 1;
      if (failure) throw failure;
      return [...requests];
    },
  };
  return {
    events,
    wishes: createReservedNames({ journal, events }),
    requests,
    reads: () => reads,
    fail: (error: Error | undefined) => (failure = error),
  };
}

describe('the wishes of a desk', () => {
  it('are those of its requests, by either name, compared as the directory compares', async () => {
    const { wishes } = open(request(1, 'jdoe'));
    const holder = await wishes.holders();
    expect([holder('JDOE'), holder('person  1'), holder('ada')]).toEqual([
      'jdoe',
      'jdoe',
      undefined,
    ]);
  });

  it('are not those of a request that was dismissed, nor of the one that asks', async () => {
    const { wishes } = open(request(1, 'jdoe'), request(2, 'ada', { state: 'dismissed' }));
    expect((await wishes.holders())('ada')).toBeUndefined();
    expect((await wishes.holders(id(1)))('jdoe')).toBeUndefined();
  });

  it('are still known where two requests want one name and one of them asks', async () => {
    const { wishes } = open(request(1, 'jdoe'), request(2, 'jdoe'));
    expect((await wishes.holders(id(1)))('jdoe')).toBe('jdoe');
  });

  it('follow what becomes of each request, and the journal is read once', async () => {
    const { wishes, events, reads } = open(request(1, 'jdoe'));
    await wishes.holders();
    events.emit('requests.changed', view(2, 'ada'));
    events.emit('requests.changed', view(1, 'jane'));
    const holder = await wishes.holders();
    expect([holder('ada'), holder('jdoe'), holder('jane')]).toEqual(['ada', undefined, 'jane']);
    events.emit('requests.changed', view(2, 'ada', { state: 'dismissed' }));
    expect((await wishes.holders())('ada')).toBeUndefined();
    expect(reads()).toBe(1);
  });

  it('end with an account that was undone, and an undo wishes for nothing', async () => {
    const { wishes, events } = open(request(1, 'jdoe'));
    await wishes.holders();
    const undone = { by: id(9), at: '2027-08-04T09:00:00.000Z', removed: ['account' as const] };
    events.emit('requests.changed', view(1, 'jdoe', { state: 'confirmed', undone }));
    events.emit('requests.changed', view(9, 'jdoe', { kind: 'undo-account' }));
    expect((await wishes.holders())('jdoe')).toBeUndefined();
  });

  it('believe what was told while the journal was read', async () => {
    const { wishes, events } = open(request(1, 'jdoe'));
    const asking = wishes.holders();
    events.emit('requests.changed', view(1, 'jane'));
    const holder = await asking;
    expect([holder('jdoe'), holder('jane')]).toEqual([undefined, 'jane']);
  });

  it.each([
    ['a roster was filed', 'roster.filed', { filed: 1 }],
    ['another vault was opened', 'vault.changed', { state: 'open' }],
    ['the data was wiped', 'wipe.done', { at: '', requests: 1, removed: [], left: [] }],
  ] as const)('are read anew after %s', async (_, event, payload) => {
    const { wishes, events, requests } = open(request(1, 'jdoe'));
    await wishes.holders();
    requests.splice(0, 1, request(2, 'ada'));
    events.emit(event, payload as never); // each row has the payload of its own event
    const holder = await wishes.holders();
    expect([holder('jdoe'), holder('ada')]).toEqual([undefined, 'ada']);
  });

  it('of before a wipe do not come back with a reading that was under way', async () => {
    const { wishes, events, requests } = open(request(1, 'jdoe'));
    const asking = wishes.holders();
    requests.splice(0, 1);
    events.emit('wipe.done', { at: '', requests: 1, removed: [], left: [] });
    await asking;
    expect((await wishes.holders())('jdoe')).toBeUndefined();
  });

  it('are none while the journal is locked, and there as soon as it opens', async () => {
    const { wishes, fail } = open(request(1, 'jdoe'));
    fail(new AppError('vault-locked', ''));
    expect((await wishes.holders())('jdoe')).toBeUndefined();
    fail(undefined);
    expect((await wishes.holders())('jdoe')).toBe('jdoe');
  });

  it('hide no mistake of ours', async () => {
    const { wishes, fail } = open();
    fail(new TypeError('a bug'));
    await expect(wishes.holders()).rejects.toThrow('a bug');
  });
});
