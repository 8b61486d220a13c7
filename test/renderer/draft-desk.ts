import type { HolderVerdict } from '../../shared/contract/people.ts';
import type { NameVerdict } from '../../shared/names/name-verdict.ts';
import { createDraftStore } from '../../renderer/stores/draft/draft-store.ts';
import { createFakeBridge, createPauses } from './fake-bridge.ts';

export const free: NameVerdict = { is: 'free', asked: '2027-08-05T10:00:00.000Z' };
/** What `names.check` answers where nobody has either name. */
export const bothFree = { username: free, shellName: free, alternatives: [], spares: [] };

/** A card's store over a bridge and pauses that the test steps through. */
export function createDraftDesk() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const rateStrength = () => Promise.resolve(3 as const);
  const store = createDraftStore({ bridge: fake.bridge, after: pauses.after, rateStrength });
  return { ...fake, pauses, draft: () => store.getState() };
}
export type DraftDesk = ReturnType<typeof createDraftDesk>;

/** Leaves a card with nothing wrong on it but who else has the address. */
export async function fillInCard(
  { draft, pauses, answer }: DraftDesk,
  email: HolderVerdict = { is: 'nobody' },
): Promise<void> {
  draft().type('username', 'Jane Doe');
  draft().type('shellName', 'jdoe');
  draft().type('email', 'jane@example.org');
  draft().type('password', 'correct horse battery');
  draft().type('terms', true);
  draft().type('publicEmail', true);
  pauses.pass();
  await answer('names.check', bothFree);
  await answer('accounts.holders', { email });
}
