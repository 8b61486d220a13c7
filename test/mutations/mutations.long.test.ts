import { afterAll, describe, expect, it } from 'vitest';
import { seeded } from '../faults/seeded.ts';
import { openFormats } from './formats.ts';
import { mutate } from './mutate.ts';
import { tryInputs, type Format } from './try-inputs.ts';

const { formats, close } = await openFormats();
afterAll(close);

describe('input from outside that was changed', () => {
  it.each(formats)('is read or refused, and never falls over: $name', async (format) => {
    const { read, refused, wrong } = await tryInputs(format, 60);
    expect(wrong).toEqual([]);
    expect(read + refused).toBe(60);
  });

  // An answer is right for one question only.
  const files = formats.filter(({ name }) => !name.startsWith('REST answer'));

  it.each(files)('is read as it was before: $name', async ({ samples, read }) => {
    for (const sample of samples) await read(sample);
  });
});

describe('the change of inputs', () => {
  const [format] = formats;
  const material = format ?? { samples: [], words: [] };

  it('is the same each time, and another for each number', () => {
    const made = (number: number) => mutate(material, seeded(`x ${number}`)).toString('hex');
    expect(made(1)).toBe(made(1));
    expect(new Set(Array.from({ length: 50 }, (_, n) => made(n))).size).toBeGreaterThan(45);
  });

  it('tells what falls over and what hangs by its number', async () => {
    const bad: Format = {
      ...{ name: 'bad', samples: [Buffer.from('abc')], words: ['x'] },
      read: () => {
        throw new TypeError('fell over');
      },
    };
    expect((await tryInputs(bad, 9)).wrong).toEqual(
      Array.from({ length: 5 }, (_, n) => `bad ${n}: TypeError: fell over`),
    );
  });
});
