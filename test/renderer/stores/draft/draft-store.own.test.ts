import { expect, it } from 'vitest';
import { createDraftStore } from '../../../../renderer/stores/draft/draft-store.ts';
import { createFakeBridge, createPauses } from '../../fake-bridge.ts';

function open() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const rateStrength = () => Promise.resolve(4 as const);
  const store = createDraftStore({ bridge: fake.bridge, after: pauses.after, rateStrength });
  return { ...fake, pauses, store, draft: () => store.getState() };
}

it('a question is left only when its own fields are right; the others are not spoken of yet', () => {
  const { draft } = open();
  expect(draft().check(['email'], 10)).toBe(false);
  expect(Object.keys(draft().problems)).toEqual(['email']);
  draft().type('email', 'ada@example.org');
  expect(draft().check(['email'], 10)).toBe(true);
  expect(draft().check([], 10)).toBe(true);
  expect(Object.values(draft().problems).filter(Boolean)).toEqual([]);
});

it('a newcomer’s own part has no place for what the helper chose, and is emptied once it is filed', async () => {
  const { draft, answer } = open();
  const own = { username: 'Ada', shellName: 'ada', email: 'ada@example.org' };
  for (const [field, text] of Object.entries(own)) draft().type(field as 'email', text); // of its keys
  draft().changeFollowUp('tool', { wanted: true, name: 'not a name' });
  expect(await draft().submitOwn(10)).toMatchObject({ password: { rule: 'password-empty' } });
  draft().type('password', 'nine horses ran');
  for (const box of ['terms', 'publicEmail'] as const) draft().type(box, true);
  const filing = draft().submitOwn(10);
  const view = { handedOver: true, requests: [], filed: true, cleared: false };
  expect(await answer('kiosk.submit', view)).toEqual({
    ...own,
    password: 'nine horses ran',
    consent: { terms: true, publicEmail: true },
  });
  expect(await filing).toBeUndefined();
  expect(draft().fields).toMatchObject({ username: '', password: '', terms: false });
});

it('a shell name that was suggested late is no empty one any more', async () => {
  const { draft, pauses, answer } = open();
  draft().type('username', 'Ada');
  draft().check(['shellName'], 10);
  expect(draft().problems.shellName).toBeDefined();
  pauses.pass();
  await answer('names.suggest', { shellName: 'ada' });
  expect(draft().problems.shellName).toBeUndefined();
});
