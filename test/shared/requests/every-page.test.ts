import { expect, it } from 'vitest';
import type { Bridge } from '../../../shared/contract/index.ts';
import { everyRequest } from '../../../shared/requests/every-page.ts';
import { fail, ok } from '../../../shared/result.ts';

const inputs: unknown[] = [];
const pages = (answers: readonly unknown[]): Bridge['call'] => {
  inputs.length = 0;
  const left = [...answers];
  // Only `requests.list` is asked, and what it answers is made up here.
  return ((_: string, input: unknown) => {
    inputs.push(input);
    return Promise.resolve(left.shift());
  }) as Bridge['call'];
};
const page = (ids: readonly string[], next?: string) =>
  ok({ requests: ids.map((id) => ({ id })), total: 3, pending: 0, next });

it('goes on behind each page until there is none, with what is asked for', async () => {
  const call = pages([page(['a', 'b'], 'b'), page(['c'])]);
  expect(await everyRequest(call, { states: ['saved'], limit: 2 })).toEqual(
    ok([{ id: 'a' }, { id: 'b' }, { id: 'c' }]),
  );
  expect(inputs).toEqual([
    { states: ['saved'], limit: 2 },
    { states: ['saved'], limit: 2, olderThan: 'b' },
  ]);
});

it('has another size for the page that somebody waits for', async () => {
  await everyRequest(pages([page(['a'], 'a'), page(['b', 'c'])]), { first: 1, limit: 2 });
  expect(inputs).toEqual([{ limit: 1 }, { limit: 2, olderThan: 'a' }]);
});

it('answers the failure of the page that could not be had', async () => {
  const failed = fail('vault-locked', 'locked');
  expect(await everyRequest(pages([page(['a'], 'a'), failed]))).toEqual(failed);
});
