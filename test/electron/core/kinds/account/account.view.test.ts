import { expect, it } from 'vitest';
import { ownKinds, viewWith } from '../../../../fakes/kinds.ts';
import { facts, stored } from '../../../../fakes/request.ts';

const { view } = ownKinds().account;
const undone = { by: stored().id, at: '2027-08-04T09:00:00.000Z', removed: ['key' as const] };

it('an account tells its address and how far it has come, and nothing that nobody knows yet', () => {
  expect(view(stored())).toEqual({ email: 'jane@example.org', editable: true });
  const known = { uidNumber: 100_007, origin: 'made', keyFingerprint: 'SHA256:x', undone } as const;
  const confirmed = stored({
    state: 'confirmed',
    facts: facts({ ...known, sshKey: 'ssh-x AAAA' }),
  });
  const { undone: _, ...own } = known;
  expect(view(confirmed)).toMatchObject(own);
  expect(viewWith(confirmed)).toMatchObject(known);
  expect(JSON.stringify(view(confirmed))).not.toContain('AAAA');
});
