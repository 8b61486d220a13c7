/** Literals and blocks of HCL, the language of OpenTofu (specification: hclsyntax/spec.md of hashicorp/hcl). */

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const codePoint = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/**
 * A quoted string. `${` and `%{` would begin a template, so the sign before the brace is written by its number: what somebody typed is never
 * evaluated. Doubling it, the other way to write it, goes wrong where such a sign stands before it already.
 */
export const hclString = (text: string): string =>
  `"${text.replaceAll(
    /["\\\u0000-\u001f\u007f-\u009f]|[$%](?=[$%]*\{)/gu,
    (found) => escapes[found] ?? codePoint(found),
  )}"`;

/** A name for a block: letters, digits, underscores and hyphens, not beginning with a digit or hyphen. */
export function hclName(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return /^[A-Za-z_]/u.test(name) ? name : `_${name}`;
}

/** Values are written as they come: strings through `hclString`, references as they are. */
export type HclAttributes = Readonly<Record<string, string | number | undefined>>;

export interface HclBlock {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly attributes: HclAttributes;
}

/** One block; attributes without a value are left out. */
export function hclBlock({ kind, type, name, attributes }: HclBlock): string {
  const known = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const widest = Math.max(0, ...known.map(([key]) => key.length));
  const lines = known.map(([key, value]) => `  ${key.padEnd(widest)} = ${value ?? ''}`);
  return [`${kind} ${hclString(type)} ${hclString(hclName(name))} {`, ...lines, '}'].join('\n');
}
