import { expect, it } from 'vitest';
import { aboutAccount } from '../../../../../electron/core/kinds/account/about-account.ts';
import { facts, stored } from '../../../../fakes/request.ts';

const undone = { by: stored().id, at: '2027-08-04T09:00:00.000Z', removed: ['key' as const] };

it('an account tells who it is for and how it stands, and nothing that nobody knows yet', () => {
  expect(aboutAccount(stored())).toEqual({
    ...{ username: 'Jane Doe', shellName: 'jdoe', email: 'jane@example.org' },
    ...{ passwordProven: false, editable: true },
  });
  const known = { uidNumber: 100_007, origin: 'made', keyFingerprint: 'SHA256:x', undone } as const;
  const confirmed = stored({
    state: 'confirmed',
    facts: facts({ ...known, sshKey: 'ssh-x AAAA' }),
  });
  expect(aboutAccount(confirmed)).toMatchObject(known);
  expect(JSON.stringify(aboutAccount(confirmed))).not.toContain('AAAA');
});
