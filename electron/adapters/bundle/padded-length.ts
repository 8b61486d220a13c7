const SHORTEST = 512;

/**
 * The length to fill a content up to, in bytes: 512, 768, 1024, 1536, 2048, 3072 and so on, so that the size of a bundle tells
 * little of how many people are in it.
 */
export function paddedLength(length: number): number {
  let step = SHORTEST;
  while (step * 1.5 < length) step *= 2;
  return length <= step ? step : step * 1.5;
}
