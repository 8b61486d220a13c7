/**
 * Where a value stops being plain JSON, as a path, or '' where it is plain. Electron would carry more, but the web
 * host would not, so the same method could answer differently. An `undefined` property counts as absent.
 * Sent into the page as text, so it must refer to nothing outside itself.
 */
export function findUnsafe(value: unknown, path = 'value'): string {
  const isScalar = ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (isScalar || value === null) return '';
  const kind = Object.prototype.toString.call(value);
  if (typeof value !== 'object' || !['[object Object]', '[object Array]'].includes(kind))
    return path;
  const items = Object.entries(value).filter(
    ([, item]) => Array.isArray(value) || item !== undefined,
  );
  return items.map(([key, item]) => findUnsafe(item, `${path}.${key}`)).find(Boolean) ?? '';
}

export function assertJsonSafe(value: unknown, what: string): void {
  const place = value === undefined ? '' : findUnsafe(value);
  if (place !== '') throw new Error(`stand-in: ${what} is not plain JSON at ${place}`);
}
