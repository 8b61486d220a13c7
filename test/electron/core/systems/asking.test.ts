import { expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createAsking } from '../../../../electron/core/systems/asking.ts';

const away = () => Promise.reject(new AppError('cloud-timeout', 'The cloud did not answer'));

it('tells what could be asked, and notes each reason of a place once', async () => {
  const { unread, ask } = createAsking<'cloud' | 'directory'>();
  const answers = await Promise.all([
    ask('directory', Promise.resolve('jdoe')),
    ask('cloud', away()),
    ask('cloud', away()),
    ask('directory', undefined),
  ]);
  expect(answers).toEqual(['jdoe', undefined, undefined, undefined]);
  expect(unread).toEqual([{ place: 'cloud', code: 'cloud-timeout' }]);
});

it('hides no fault of its own', async () => {
  const { unread, ask } = createAsking<'cloud'>();
  await expect(ask('cloud', Promise.reject(new TypeError('a slip')))).rejects.toThrow('a slip');
  const broken = new AppError('internal', 'broken');
  await expect(ask('cloud', Promise.reject(broken))).rejects.toBe(broken);
  expect(unread).toEqual([]);
});
