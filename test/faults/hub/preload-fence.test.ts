import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const textOf = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');

it('what a broken hub goes without stands where processes write', () => {
  const [, fence = 'nothing'] = /^const FENCE = '(.*)';$/mu.exec(textOf('preload-fence.mjs')) ?? [];
  expect(textOf('../../../electron/adapters/postgres/journal/writes.ts')).toContain(fence);
});
