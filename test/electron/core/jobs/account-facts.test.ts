import { expect, it } from 'vitest';
import { withoutPassword } from '../../../../electron/core/jobs/account-facts.ts';
import { facts } from '../../../fakes/request.ts';

it('of a request that has ended hold no password, and everything else', () => {
  expect(withoutPassword(facts({ passwordHash: '{SSHA}x', uidNumber: 7 }))).toEqual(
    facts({ uidNumber: 7 }),
  );
  expect(withoutPassword(facts())).toEqual(facts());
});
