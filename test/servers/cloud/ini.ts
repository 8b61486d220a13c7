/** A configuration file: sections with their options. */
export type Ini = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** As oslo.config reads it; a value must be one line. */
export const toIni = (ini: Ini): string =>
  Object.entries(ini)
    .map(([section, options]) => `[${section}]\n${lines(options)}\n`)
    .join('\n');

const lines = (options: Ini[string]) =>
  Object.entries(options)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n');
