/** A name as directories compare it (caseIgnoreMatch, RFC 4518): without case, compatibility forms or extra spaces. */
export const comparableName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

export const sameName = (a: string, b: string): boolean => comparableName(a) === comparableName(b);
