import { expect, it } from 'vitest';
import { createWaiters } from '../../../../electron/core/queue/parents.ts';

it('those who wait are known once each, until they are taken or wait no more', () => {
  const waiters = createWaiters();
  waiters.add({ id: 'alone' });
  for (const id of ['b', 'c', 'b']) waiters.add({ id, after: 'a' });
  waiters.add({ id: 'd', after: 'b' });
  expect(waiters.of('a')).toEqual(['b', 'c']);
  waiters.remove({ id: 'c', after: 'a' });
  waiters.remove({ id: 'alone' });
  expect(waiters.take('a')).toEqual(['b']);
  expect(waiters.take('a')).toEqual([]);
  expect(waiters.of('b')).toEqual(['d']);
});
