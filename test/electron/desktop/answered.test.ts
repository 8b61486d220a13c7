import { expect, it } from 'vitest';
import { answered } from '../../../electron/desktop/answered.ts';
import { ok } from '../../../shared/result.ts';

it('what the core answers goes on as it is, and what goes wrong is a failure that says nothing of itself', async () => {
  expect(await answered(Promise.resolve(ok(7)))).toEqual(ok(7));
  const wrong = await answered(Promise.reject(new Error('hunter2')));
  expect(wrong).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(wrong)).not.toContain('hunter2');
});
