import { expect, it } from 'vitest';
import { readMutatedReplies } from '../../../../fakes/mutated-replies.ts';

/** `LANYARD_MUTATIONS=100000` and `LANYARD_SEED=…` for more, or others. */
const count = Number(process.env['LANYARD_MUTATIONS'] ?? 100_000);
const seed = Number(process.env['LANYARD_SEED'] ?? 4511);

it(`${count} broken replies hang nothing, stay nowhere and surprise nobody`, async () => {
  await expect(readMutatedReplies(count, seed)).resolves.toBeUndefined();
}, 600_000);
