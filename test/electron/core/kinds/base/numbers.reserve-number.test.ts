import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../../../electron/core/kinds/account/facts.ts';
import { reserveNumber } from '../../../../../electron/core/kinds/base/numbers.ts';
import { facts } from '../../../../fakes/request.ts';

const step = reserveNumber<AccountFacts>({
  servesStep: 'create-entry',
  numbers: { take: async () => 100_007 },
  held: ({ uidNumber }) => uidNumber,
  keep: (uidNumber) => ({ uidNumber }),
});

describe('reserve-number', () => {
  it('takes a number where there is none', async () => {
    expect(await step.prepare?.(facts())).toEqual({ uidNumber: 100_007 });
  });

  it('keeps the number it has, so that a resumed request burns no second one', async () => {
    expect(await step.prepare?.(facts({ uidNumber: 100_001 }))).toEqual({});
  });
});
