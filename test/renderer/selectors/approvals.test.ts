import { expect, it } from 'vitest';
import { waitingPeople } from '../../../renderer/selectors/approvals.ts';
import { noon, request } from '../screen-request.ts';

it('calls somebody by their name also where only a request that waits for nobody tells it', () => {
  const approval = { needs: 'approve', since: noon } as const;
  const account = request(1, 'confirmed', { shellName: 'zoe-u', username: 'Zoë Ünique' });
  const membership = request(2, 'for-approval', { shellName: 'zoe-u', username: '', approval });
  expect(waitingPeople([account, membership])).toEqual([
    { shellName: 'zoe-u', username: 'Zoë Ünique', requests: [membership] },
  ]);
  expect(waitingPeople([membership])).toMatchObject([{ shellName: 'zoe-u', username: '' }]);
});
