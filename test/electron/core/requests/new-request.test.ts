import { expect, it } from 'vitest';
import { openGate } from '../../../../electron/core/requests/approval-gate.ts';
import { newRequest } from '../../../../electron/core/requests/new-request.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { facts, stored } from '../../../fakes/request.ts';

it('newRequest says when and by whom it was asked, and that nothing has been done', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const ports = { clock: fakeClock(), newId: () => id, askedBy: () => 'cn=desk', gate: openGate };
  expect(newRequest({ kind: 'account', facts: facts(), state: 'expected' }, ports)).toEqual(
    stored({ id, state: 'expected', askedBy: 'cn=desk' }),
  );
});
