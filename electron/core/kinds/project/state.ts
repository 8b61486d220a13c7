import type { Holding } from '../../ports/cloud.ts';

/** What stands in a project, for a sentence: “server web-1, volume data”. */
export const inWords = (holdings: readonly Holding[]): string =>
  holdings.map(({ kind, name }) => `${kind} ${name}`).join(', ');
