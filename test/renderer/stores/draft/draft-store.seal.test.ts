import { beforeEach, describe, expect, it } from 'vitest';
import { createDraftStore } from '../../../../renderer/stores/draft/draft-store.ts';
import { createFakeBridge, createPauses } from '../../fake-bridge.ts';

let fake: ReturnType<typeof createFakeBridge>;
let store: ReturnType<typeof createDraftStore>;
const draft = () => store.getState();
beforeEach(() => {
  fake = createFakeBridge();
  const { after } = createPauses();
  store = createDraftStore({
    bridge: fake.bridge,
    after,
    rateStrength: () => Promise.resolve(3 as const),
  });
});

function fillIn(): void {
  draft().type('username', 'Jane Doe');
  draft().type('shellName', 'jdoe');
  draft().type('email', 'jane@example.org');
  draft().type('terms', true);
  draft().type('publicEmail', true);
}

describe('handing the card over instead', () => {
  it('seals it without the password, and keeps it on the screen until the desk has it', async () => {
    fillIn();
    draft().type('password', 'short');
    const sealing = draft().seal();
    expect(await fake.answer('bundles.make', { bundle: 'lanyard-bundle:AAAA' })).toEqual({
      username: 'Jane Doe',
      shellName: 'jdoe',
      email: 'jane@example.org',
      consent: { terms: true, publicEmail: true },
    });
    expect(await sealing).toBe('lanyard-bundle:AAAA');
    expect(draft().fields.username).toBe('Jane Doe');
  });

  it('says what is missing but the password, and asks for nothing', async () => {
    expect(await draft().seal()).toBeUndefined();
    expect(Object.keys(draft().problems)).toEqual([
      'username',
      'shellName',
      'email',
      'terms',
      'publicEmail',
    ]);
    expect(fake.waiting()).toEqual([]);
  });

  it('shows what the other side finds wrong at its field', async () => {
    fillIn();
    const sealing = draft().seal();
    await fake.refuse('bundles.make', 'invalid-input', 'no', {
      fields: [{ field: 'shellName', rule: 'reserved', params: [] }],
    });
    expect(await sealing).toBeUndefined();
    expect(draft().problems.shellName).toMatchObject({ rule: 'reserved' });
  });
});
