import { describe, expect, it } from 'vitest';
import { createDraftStore } from '../../../renderer/stores/draft-store.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';
import { requests } from '../screens.ts';

const request = requests.find(({ state }) => state === 'expected');
if (!request) throw new Error('There is nobody who is expected');

function setUp() {
  const fake = createFakeBridge();
  const { after, pass } = createPauses();
  const rateStrength = () => Promise.resolve(3 as const);
  const store = createDraftStore({ bridge: fake.bridge, after, rateStrength });
  return { ...fake, pass, draft: () => store.getState() };
}

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
