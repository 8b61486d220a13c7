import { describe, expect, it } from 'vitest';
import { createDraftStore } from '../../../../renderer/stores/draft/draft-store.ts';
import { bothFree } from '../../draft-desk.ts';
import { createFakeBridge, createPauses } from '../../fake-bridge.ts';
import { requests } from '../../screens.ts';

const request = requests.find(({ state }) => state === 'expected');
if (!request) throw new Error('There is nobody who is expected');

function setUp() {
  const fake = createFakeBridge();
  const { after, pass } = createPauses();
  const rateStrength = () => Promise.resolve(3 as const);
  const store = createDraftStore({ bridge: fake.bridge, after, rateStrength });
  return { ...fake, pass, draft: () => store.getState() };
}

const jane = { id: '00000000-0000-4000-8000-000000000001', username: 'Jane', shellName: 'jdoe' };
const ada = { id: '00000000-0000-4000-8000-000000000002', username: 'Ada', shellName: 'ada' };

/** A card with nothing wrong on it. */
const fillIn = (draft: ReturnType<typeof setUp>['draft']): void => {
  draft().type('username', 'Jane Doe');
  draft().type('shellName', 'jdoe');
  draft().type('email', 'jane@example.org');
  draft().type('password', 'correct horse battery');
  draft().type('terms', true);
  draft().type('publicEmail', true);
};

describe('the card of somebody who is expected', () => {
  it('is sent for the request that the roster filed', () => {
    const { draft, take } = setUp();
    draft().startFrom(request, request.id);
    expect(draft().expected).toEqual({ id: request.id, username: request.username });
    draft().type('password', 'correct horse');
    draft().type('terms', true);
    draft().type('publicEmail', true);
    void draft().submit(10);
    expect(take('requests.submit').input).toMatchObject({ expected: request.id });
  });

  it('does not clash with the names that the roster wanted for the same person', () => {
    const { draft, pass, take } = setUp();
    draft().startFrom(request, request.id);
    pass();
    expect(take('names.check').input).toMatchObject({ request: request.id });
  });

  it('is found by what is typed, and does not clash with the names that the roster wanted', async () => {
    const { draft, pass, take, answer, settle } = setUp();
    draft().type('shellName', 'jdoe');
    pass();
    await answer('names.check', bothFree);
    await answer('accounts.holders', { expected: [jane] });
    pass();
    expect(take('names.check').input).toMatchObject({ request: jane.id });
    fillIn(draft);
    pass();
    await answer('accounts.holders', { expected: [jane] });
    void draft().submit(10);
    await settle();
    // The core finds the same person, or tells by then that nobody knows.
    expect(take('requests.submit').input).not.toHaveProperty('expected');
  });

  it('is nobody’s where a helper says so, until something else is typed', async () => {
    const { draft, pass, take, answer, settle } = setUp();
    fillIn(draft);
    pass();
    await answer('names.check', bothFree);
    await answer('accounts.holders', { expected: [jane, ada] });
    draft().settle('nobody');
    void draft().submit(10);
    await settle();
    expect(take('requests.submit').input).toMatchObject({ expected: 'nobody' });
    draft().type('email', 'other@example.org');
    expect(draft().expected).toBeUndefined();
  });

  it('is one’s of several where a helper says so, also when something else is typed', async () => {
    const { draft } = setUp();
    fillIn(draft);
    draft().settle(ada);
    draft().type('email', 'other@example.org');
    expect(draft().expected).toEqual(ada);
    expect(draft().fields.shellName).toBe('jdoe');
  });

  it('is nobody’s any more once it was emptied, or started for somebody else', () => {
    const { draft } = setUp();
    draft().startFrom(request, request.id);
    draft().clear();
    expect(draft().expected).toBeUndefined();
    draft().startFrom(request, request.id);
    draft().startFrom(request);
    expect(draft().expected).toBeUndefined();
  });
});
