import { AppError } from '../../../core/base/errors.ts';

/** One segment of a path (RFC 3986 section 3.3). A URL would take `.` and `..` for a way up, also where they are escaped. */
function segment(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new AppError('invalid-input', 'This cannot be an id');
  return encodeURIComponent(value);
}

/** A path whose places are filled with ids, each escaped to be one segment. */
export const path = (parts: TemplateStringsArray, ...ids: readonly string[]): string =>
  String.raw({ raw: parts }, ...ids.map(segment));
