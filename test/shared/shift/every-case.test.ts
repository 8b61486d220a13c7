import { expect, it } from 'vitest';
import type { Bridge } from '../../../shared/contract/index.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { everyCase } from '../../../shared/shift/every-case.ts';

function pages(...answers: readonly Result<object>[]) {
  const inputs: unknown[] = [];
  const left = [...answers];
  const call = (_: string, input: unknown) => {
    inputs.push(input);
    return Promise.resolve(left.shift());
  };
  // Only `shift.current` is asked, and what it answers is made up here.
  return { call: call as Bridge['call'], inputs };
}
const page = (ids: readonly string[], next?: string) =>
  ok({ me: 'Asha', cases: ids.map((id) => ({ id, revision: 1 })), next });

it('goes on behind each page until there is none', async () => {
  const { call, inputs } = pages(page(['a', 'b'], 'b'), page(['c']));
  const all = await everyCase(call);
  expect(all.ok && [all.value.me, [...all.value.cases.keys()]]).toEqual(['Asha', ['a', 'b', 'c']]);
  expect(inputs).toEqual([{}, { after: 'b' }]);
});

it('answers the failure of the page that could not be had', async () => {
  const failed = fail('vault-locked', 'locked');
  expect(await everyCase(pages(page(['a'], 'a'), failed).call)).toEqual(failed);
});
