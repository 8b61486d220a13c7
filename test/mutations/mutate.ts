import type { Seeded } from '../faults/seeded.ts';

/** What a format is made of: whole inputs, and the words that mean something in it. */
export interface Material {
  readonly samples: readonly Buffer[];
  readonly words: readonly string[];
}

/** No mutated input grows beyond it, in bytes. */
const LONGEST = 64 * 1024;

type Change = (input: Buffer, chance: Seeded, material: Material) => Buffer;

const between = (input: Buffer, chance: Seeded): [number, number] => {
  const ends = [chance.below(input.length + 1), chance.below(input.length + 1)];
  return [Math.min(...ends), Math.max(...ends)];
};

const putIn = (input: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([input.subarray(0, at), more, input.subarray(at)]);

/** Letters that readers stumble over: ends of strings and lines, marks, halves of pairs, what grows, what has no form. */
const oddities = ['\0', '\n', '\r', '\u2028', '\ufeff', '\u202e', 'ﷺ', '\u0304', '𝐀', '\ud800'];

const changes: readonly Change[] = [
  (input, chance) => {
    const copy = Buffer.from(input);
    const at = chance.below(Math.max(1, copy.length));
    if (at < copy.length) copy.writeUInt8(copy.readUInt8(at) ^ (1 << chance.below(8)), at);
    return copy;
  },
  (input, chance) => {
    const [from, to] = between(input, chance);
    return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
  },
  (input, chance) => input.subarray(0, chance.below(input.length + 1)),
  (input, chance) => putIn(input, chance.below(input.length + 1), chance.bytes(chance.below(9))),
  (input, chance, { words }) =>
    putIn(input, chance.below(input.length + 1), Buffer.from(chance.pick(words))),
  (input, chance) =>
    putIn(input, chance.below(input.length + 1), Buffer.from(chance.pick(oddities))),
  (input, chance, { words }) => {
    const many = chance.pick([...words, ...oddities]).repeat(2 ** chance.below(15));
    return putIn(input, chance.below(input.length + 1), Buffer.from(many.slice(0, LONGEST)));
  },
  (input, chance) => {
    const [from, to] = between(input, chance);
    const part = input.subarray(from, Math.min(to, from + 200));
    const copies = Array.from({ length: 2 ** chance.below(8) }, () => part);
    return putIn(input, from, Buffer.concat(copies));
  },
  (input, chance, { samples }) => {
    const other = chance.pick(samples);
    const [from, to] = between(other, chance);
    return putIn(input, chance.below(input.length + 1), other.subarray(from, to));
  },
  (input) => Buffer.from(input.toString('utf8'), 'utf16le'),
];

/** One of the samples with one to five things done to it: always the same ones for the same chance. */
export function mutate(material: Material, chance: Seeded): Buffer {
  let input = chance.pick(material.samples);
  for (let left = 1 + chance.below(5); left > 0; left -= 1) {
    input = chance.pick(changes)(input, chance, material).subarray(0, LONGEST);
  }
  return input;
}
