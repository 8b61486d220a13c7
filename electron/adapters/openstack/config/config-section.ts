/** A part of clouds.yaml: keys with whatever stands there. */
export type Section = Readonly<Record<string, unknown>>;

export const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The section below a key; empty where there is none. */
export const sectionAt = (section: Section, key: string): Section => {
  const value = section[key];
  return isSection(value) ? value : {};
};

/** Both together; where both have a key, the second's value counts, and sections are laid over each other. */
export function mergeDeep(under: Section, over: Section): Section {
  const laid = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isSection(value) && isSection(below) ? mergeDeep(below, value) : value] as const;
  });
  return { ...under, ...Object.fromEntries(laid) };
}

/** The second over the first: keys are replaced, only `auth` is laid over `auth`. What is null counts as left out. */
export function layOver(under: Section, over: Section): Section {
  const said = Object.fromEntries(
    Object.entries(over).filter(([, value]) => value !== null && value !== undefined),
  );
  if (!isSection(said['auth'])) return { ...under, ...said };
  return { ...under, ...said, auth: { ...sectionAt(under, 'auth'), ...said['auth'] } };
}

/** The same with `_` for every `-` in its keys, as both are written. */
export const plainKeys = (section: Section): Section =>
  Object.fromEntries(
    Object.entries(section).map(([key, value]) => [
      key.replaceAll('-', '_'),
      isSection(value) ? plainKeys(value) : value,
    ]),
  );
