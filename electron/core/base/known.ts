import type { RequestView } from '../../../shared/requests/request.ts';

/** What a request tells that its kind alone can tell; the rest of its view is the same for all. */
export type AboutRequest = Pick<
  RequestView,
  | 'username'
  | 'shellName'
  | 'email'
  | 'keyFingerprint'
  | 'uidNumber'
  | 'origin'
  | 'passwordProven'
  | 'alternatives'
  | 'editable'
  | 'handedOver'
  | 'undo'
  | 'undone'
  | 'link'
  | 'membership'
  | 'tool'
  | 'maintainer'
  | 'project'
  | 'removal'
>;

/** The entries whose value is known; a view has no place for `undefined`. */
export const known = <T extends object>(fields: T) =>
  // Object.fromEntries loses the keys' types; only the undefined ones are gone.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
