/** The polynomial of ISO 3309, bits reversed. */
const POLYNOMIAL = 0xedb88320;

/** CRC-32 of the bytes (ITU-T V.42), as four bytes. Finds a misread; it is no protection against anybody. */
export function crc32(bytes: Uint8Array): Uint8Array {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  const sum = rest ^ 0xffffffff;
  return Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
}
