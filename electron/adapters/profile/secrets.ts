const secretKey = /pass(?:word|wd|phrase)|pwd|secret|token|credential|(?:private|api)[_-]?key/iu;
/** `user:password@` in front of a host (RFC 3986 section 3.2.1). */
const urlWithPassword = /:\/\/\S*:\S*@/u;

/** Whether a key that no profile has is named like a secret. */
export const looksLikeSecretKey = (key: string): boolean => secretKey.test(key);

/** Paths of all texts below a value that carry a password inside a URL. */
export function findUrlsWithPassword(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof value === 'string') return urlWithPassword.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findUrlsWithPassword(inner, [...path, key]),
  );
}
