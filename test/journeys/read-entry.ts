/** The values of an entry, by attribute. */
export type Entry = Readonly<Record<string, readonly string[]>>;

/** One line of LDIF (RFC 2849): attribute and value, the latter decoded where it stands in base64. */
function readLine(line: string): readonly [name: string, value: string] {
  const [, name = '', encoded, value = ''] = /^([^:]+):(:?) ?(.*)$/u.exec(line) ?? [];
  return [name, encoded === ':' ? Buffer.from(value, 'base64').toString('utf8') : value];
}

/** One entry of LDIF without wrapped lines; fails where there is more than one. */
export function readEntry(ldif: string): Entry | undefined {
  const [block = '', ...others] = ldif.trim().split('\n\n');
  if (others.length > 0) throw new Error(`${others.length + 1} entries where one was expected`);
  if (block === '') return undefined;
  const entry: Record<string, string[]> = {};
  for (const [name, value] of block.split('\n').map(readLine)) (entry[name] ??= []).push(value);
  return entry;
}
