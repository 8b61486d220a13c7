import { z } from 'zod';
import { schemaAt } from './schema-path.ts';

const unknownKind = 'another kind of value';

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['array', 'a list'],
  ['object', 'a group of keys'],
  ['record', 'a group of keys'],
  ['boolean', 'true or false'],
]);

function wantedKind(expected: string, path: readonly PropertyKey[], root: z.ZodType): string {
  const isWhole = expected === 'number' && schemaAt(root, path) instanceof z.ZodNumberFormat;
  return kinds.get(isWhole ? 'int' : expected) ?? unknownKind;
}

/** The limit that a value is beyond, as `a number of at least 100`. */
function wantedSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isList = issue.origin === 'array';
  if (issue.code === 'too_small' && isList) return 'a list with something in it';
  const what = issue.origin === 'string' ? 'a text as long as' : 'a number of';
  if (issue.code === 'too_big') return `${what} at most ${String(issue.maximum)}`;
  return issue.inclusive === false
    ? `a number above ${String(issue.minimum)}`
    : `${what} at least ${String(issue.minimum)}`;
}

/** The first wish of each branch, where none of several kinds of value fits. */
function wantedOfUnion(
  { errors }: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  root: z.ZodType,
): string {
  const branches = errors.map(
    ([first]) => first && wanted({ ...first, path: [...path, ...first.path] }, root),
  );
  return [...new Set(branches)]
    .filter((words) => words !== undefined && words !== unknownKind)
    .join(' or ');
}

/** Of an issue that has others inside. */
function wantedInside(issue: z.core.$ZodIssue, root: z.ZodType): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? unknownKind;
  return issue.code === 'invalid_union' ? wantedOfUnion(issue, issue.path, root) : unknownKind;
}

/**
 * What would be right in the place of an issue, as words that may follow "expected:". The schema's own words come first;
 * a message is empty where it has none.
 */
export function wanted(issue: z.core.$ZodIssue, root: z.ZodType): string {
  if (issue.message !== '') return issue.message;
  if (issue.code === 'invalid_type') return wantedKind(issue.expected, issue.path, root);
  if (issue.code === 'too_small' || issue.code === 'too_big') return wantedSize(issue);
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  return wantedInside(issue, root);
}
