import { expect, it } from 'vitest';
import { readMutatedReplies } from '../../../../fakes/mutated-replies.ts';

it('2,000 broken replies of each run hang nothing, stay nowhere and surprise nobody', async () => {
  await expect(readMutatedReplies(2000, 28)).resolves.toBeUndefined();
});
