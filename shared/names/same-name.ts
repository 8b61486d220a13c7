/** Lower case letter by letter, as slapd has it: `toLowerCase` knows an ς for the end of a word and two code points for İ. */
const lower = (text: string): string =>
  text.replaceAll('Σ', 'σ').replaceAll('İ', 'i').toLowerCase();

/** Most names by far; they have no other form. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A name as directories compare it (caseIgnoreMatch, RFC 4518): without case, compatibility forms or extra spaces. Case goes first,
 * then forms, as in slapd; once more for forms that become capitals.
 */
export const comparableName = (name: string): string =>
  plain.test(name)
    ? name.toLowerCase()
    : lower(lower(name).normalize('NFKC')).replace(/\s+/gu, ' ').trim();

export const sameName = (a: string, b: string): boolean => comparableName(a) === comparableName(b);
