import { describe, expect, it } from 'vitest';
import { commonWait } from '../../../renderer/selectors/order-requests.ts';
import { requests } from '../screens.ts';

const waiting = requests.find(({ state }) => state === 'waiting');
if (!waiting) throw new Error('Nobody waits');
const later = { ...waiting, retryAt: '2027-08-05T10:20:00.000Z' };

describe('commonWait', () => {
  it('is the one reason of all, with the earliest next try', () => {
    expect(commonWait([later, waiting])).toEqual({
      problem: waiting.problem,
      retryAt: waiting.retryAt,
    });
  });

  it('says nothing of one request, of different reasons, or where one has none', () => {
    const busy = { ...later, problem: { code: 'directory-busy' as const, params: [] } };
    const { problem: _, ...saved } = later;
    for (const some of [[waiting], [waiting, busy], [waiting, saved], []]) {
      expect(commonWait(some)).toBeUndefined();
    }
  });
});
