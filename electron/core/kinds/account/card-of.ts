import { comparableName } from '../../../../shared/names/same-name.ts';

/** What makes two cards the same card: both names and the address, as the directory compares them. */
export const cardOf = (facts: Readonly<Record<string, unknown>>): string =>
  [facts['shellName'], facts['username'], facts['email']]
    .map((value) => comparableName(String(value)))
    .join('\n');
