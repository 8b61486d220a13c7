const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor((values.length * share) / 100))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => percentile(values, 50);

/** How long `work` takes on average, in milliseconds, when it runs so many times one after the other. */
export async function milliseconds(times: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < times; i += 1) await work();
  return (performance.now() - start) / times;
}

export const ratioText = (ratios: readonly number[]): string =>
  `${median(ratios).toFixed(2)} × (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
