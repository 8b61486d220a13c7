/** A sorted list of 64-bit numbers; searched in about 17 steps where it has 100,000. */
export type NameSet = BigUint64Array;

/** How many bytes of a digest are kept. */
const BYTES = 8;

/** The first eight bytes of a digest as a number. */
export const numberOf = (digest: Uint8Array): bigint =>
  new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getBigUint64(0);

export const setOf = (numbers: ReadonlySet<bigint>): NameSet => BigUint64Array.from(numbers).sort();

export function isIn(set: NameSet, wanted: bigint): boolean {
  let [from, to] = [0, set.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = set[middle] ?? wanted;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle;
  }
  return false;
}

/** The set as base64, each number with its low byte first on every machine. */
export function writeSet(set: NameSet): string {
  const bytes = Buffer.alloc(set.length * BYTES);
  for (const [i, number] of set.entries()) bytes.writeBigUInt64LE(number, i * BYTES);
  return bytes.toString('base64');
}

export function readSet(text: string): NameSet {
  const bytes = Buffer.from(text, 'base64');
  const set = new BigUint64Array(Math.floor(bytes.length / BYTES));
  for (let i = 0; i < set.length; i += 1) set[i] = bytes.readBigUInt64LE(i * BYTES);
  return set;
}
