import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../../shared/requests/request.ts';
import { createRequestsStore, knownRequests } from '../../../renderer/stores/requests-store.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';
import { requests } from '../screens.ts';

const [first] = requests;
if (!first) throw new Error('There is no request to play with');
const at = (revision: number, state: RequestView['state']): RequestView => ({
  ...first,
  state,
  revision,
});

function setUp() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const store = createRequestsStore(fake.bridge, pauses.after);
  return { ...fake, pauses, now: () => store.getState() };
}

describe('requests store', () => {
  it('shows a change as it is told, and what follows closely together', () => {
    const { publish, now, pauses } = setUp();
    publish('requests.changed', at(1, 'sending'));
    expect(now().requests).toEqual([at(1, 'sending')]);
    publish('requests.changed', at(2, 'waiting'));
    publish('requests.changed', at(3, 'confirmed'));
    expect(now().requests).toEqual([at(1, 'sending')]);
    pauses.pass();
    expect(now().requests).toEqual([at(3, 'confirmed')]);
    expect(now().lastChanged?.state).toBe('confirmed');
  });

  it('does not fall back to an answer that an event has overtaken', async () => {
    const { publish, now, answer } = setUp();
    void now().load();
    publish('requests.changed', at(3, 'confirmed'));
    await answer('requests.list', { requests: [at(2, 'sending')], pending: 1, total: 1 });
    now().receive(at(2, 'saved'));
    expect(now().requests[0]?.state).toBe('confirmed');
  });

  it('mirrors the whole journal page by page', async () => {
    const { now, answer } = setUp();
    const loading = now().load();
    const second: RequestView = { ...at(1, 'saved'), id: requests[1]?.id ?? '' };
    const all = { pending: 2, total: 2 };
    expect(
      await answer('requests.list', { requests: [at(1, 'saved')], next: first.id, ...all }),
    ).toEqual({ limit: 100 });
    expect(await answer('requests.list', { requests: [second], ...all })).toEqual({
      ...{ limit: 500, olderThan: first.id },
    });
    await loading;
    expect(now().requests).toEqual([at(1, 'saved'), second]);
    expect(now().loaded).toBe(true);
  });

  it('keeps what was filed elsewhere apart, whatever is done about it', async () => {
    const { now, answer, publish } = setUp();
    const from = { is: 'desk', name: 'Front desk' } as const;
    const other = { ...at(1, 'needs-you'), id: requests[1]?.id ?? '', elsewhere: from };
    const loading = now().loadElsewhere();
    await answer('requests.elsewhere', { requests: [other], next: other.id });
    expect(await answer('requests.elsewhere', { requests: [] })).toMatchObject({
      olderThan: other.id,
    });
    await loading;
    now().receive(at(1, 'saved'));
    expect(now().requests).toEqual([at(1, 'saved')]);
    expect(knownRequests(now())).toEqual([at(1, 'saved'), other]);
    expect(knownRequests(now())).toBe(knownRequests(now()));

    // The hub's own answer does not say where it was filed, and an older telling is none.
    void now().retry(other.id);
    const { elsewhere: _, ...bare } = other;
    await answer('requests.retry', { ...bare, state: 'saved', revision: 3 });
    publish('elsewhere.changed', {
      requests: [{ ...other, revision: 2 }],
      gone: [],
      forget: false,
    });
    expect(now().requests).toHaveLength(1);
    expect(now().elsewhere).toEqual([{ ...other, state: 'saved', revision: 3 }]);

    publish('elsewhere.changed', { requests: [], gone: [], forget: true });
    expect(knownRequests(now())).toBe(now().requests);
  });

  it('follows what the hub filed for a call of this desk, once it is told where that stands', () => {
    const { now, publish } = setUp();
    const undo = { ...at(1, 'saved'), id: requests[1]?.id ?? '' };
    now().receive(undo);
    expect(now().requests).toEqual([undo]);
    const told = { ...undo, state: 'confirmed', revision: 5, elsewhere: { is: 'hub' } } as const;
    publish('elsewhere.changed', { requests: [told], gone: [], forget: false });
    expect(now().requests).toEqual([]);
    expect(knownRequests(now())).toEqual([told]);
    publish('elsewhere.changed', { requests: [], gone: [undo.id], forget: false });
    expect(knownRequests(now())).toEqual([]);
  });

  it('believes the newer of two events, also where the clock was set back between them', () => {
    const { publish, now, pauses } = setUp();
    publish('requests.changed', {
      ...at(1, 'sending'),
      updatedAt: '2029-08-05T11:00:00.000Z',
    });
    publish('requests.changed', {
      ...at(2, 'confirmed'),
      updatedAt: '2027-08-05T11:00:00.000Z',
    });
    pauses.pass();
    expect(now().requests[0]?.state).toBe('confirmed');
  });

  it('believes the newer of two events, in whatever order they come', () => {
    const { publish, now, pauses } = setUp();
    publish('requests.changed', at(3, 'confirmed'));
    publish('requests.changed', at(2, 'sending'));
    pauses.pass();
    expect(now().requests[0]?.state).toBe('confirmed');
  });

  it('answers the id of an undo that was filed, and nothing where it was refused', async () => {
    const { now, answer, refuse } = setUp();
    const filed = now().undo(first.id, ['key']);
    expect(await answer('requests.undo', at(1, 'saved'))).toEqual({
      id: first.id,
      agreed: ['key'],
    });
    expect(await filed).toBe(first.id);
    const refused = now().undo(first.id, ['key']);
    await refuse('requests.undo', 'undo-impossible', 'nothing');
    expect(await refused).toBeUndefined();
    expect(now().problem).toMatchObject({ id: first.id, error: { code: 'undo-impossible' } });
  });

  it('asks for the list when many were filed at once', async () => {
    const { publish, now, answer } = setUp();
    publish('roster.filed', { filed: 1 });
    await answer('requests.list', { requests: [at(1, 'expected')], pending: 0, total: 1 });
    expect(now().requests).toEqual([at(1, 'expected')]);
  });

  it('passes a password on only where one is given', async () => {
    const { now, answer } = setUp();
    void now().retry(first.id);
    expect(await answer('requests.retry', first)).toEqual({ id: first.id });
    void now().retry(first.id, 'secret words');
    expect(await answer('requests.retry', first)).toEqual({
      id: first.id,
      password: 'secret words',
    });
    expect(JSON.stringify(now())).not.toContain('secret words');
  });

  it('asks for other names, and for another address without the key', async () => {
    const { now, answer } = setUp();
    const names = { username: 'Other', shellName: 'other' };
    void now().rename(first.id, names);
    expect(await answer('requests.rename', first)).toEqual({ id: first.id, ...names });
    void now().edit(first.id, { email: 'b@example.org' });
    expect(await answer('requests.edit', first)).toEqual({ id: first.id, email: 'b@example.org' });
  });

  it('says for which request something was refused', async () => {
    const { now, refuse } = setUp();
    const dismissed = now().dismiss(first.id, 'left');
    await refuse('requests.dismiss', 'request-not-open', 'too late');
    expect(await dismissed).toBe(false);
    expect(now().problem).toMatchObject({ id: first.id, error: { code: 'request-not-open' } });
  });

  it('tells of a list that could not be read', async () => {
    const { now, refuse } = setUp();
    void now().load();
    await refuse('requests.list', 'host-unreachable', 'gone');
    expect(now().problem).toMatchObject({ id: '', error: { code: 'host-unreachable' } });
    expect(now().loaded).toBe(false);
  });

  it('hears what became of everything that was sent', async () => {
    const { now, answer } = setUp();
    void now().sync();
    expect(now().syncing).toBe(true);
    await answer('requests.sync', { requests: [at(5, 'confirmed')] });
    expect(now()).toMatchObject({ syncing: false, requests: [{ state: 'confirmed' }] });
  });
});
