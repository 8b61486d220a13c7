/** The entries whose value is known; a view has no place for `undefined`. */
export const known = <T extends object>(fields: T) =>
  // Object.fromEntries loses the keys' types; only the undefined ones are gone.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
