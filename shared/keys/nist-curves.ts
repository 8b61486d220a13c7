interface Curve {
  /** Bytes of one coordinate. */
  readonly size: number;
  readonly bits: number;
  readonly p: bigint;
  readonly b: bigint;
}

/** The curves y² = x³ − 3x + b (mod p) of RFC 5656 section 10.1; constants from SEC 2 and NIST SP 800-186. */
const curves: ReadonlyMap<string, Curve> = new Map([
  [
    'nistp256',
    {
      size: 32,
      bits: 256,
      p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
  ],
  [
    'nistp384',
    {
      size: 48,
      bits: 384,
      p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    'nistp521',
    {
      size: 66,
      bits: 521,
      p: 2n ** 521n - 1n,
      b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
]);

function toBigInt(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/**
 * The size of the curve in bits if the bytes are an uncompressed point on it (SEC 1 section 2.3.4: 0x04, x, y), else
 * undefined. A single wrong bit takes a point off its curve, so damage shows.
 */
export function bitsOfPoint(curveName: string, point: Uint8Array): number | undefined {
  const curve = curves.get(curveName);
  if (!curve || point.length !== 1 + 2 * curve.size || point[0] !== 4) return undefined;
  const { p, b, size } = curve;
  const x = toBigInt(point.subarray(1, 1 + size));
  const y = toBigInt(point.subarray(1 + size));
  const isOnCurve = x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
  return isOnCurve ? curve.bits : undefined;
}
