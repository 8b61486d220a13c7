import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fillStarter, fillText, fillUrl } from '../../../shared/guides/fill.ts';

/** Names that somebody could have, or a directory could tell. */
const rude = [
  "O'Brien",
  'a"; DROP TABLE page; --',
  String.raw`back\slash\'`,
  '$(id)`id`',
  'two\nlines\r\nof\u2028it',
  '"""\nimport os',
  'right\u202eleft',
  'کوردی {{tool}}',
];
/** What is left of a name: the same on one line. */
const oneLine = (name: string): string => name.replaceAll(/[\n\r\u2028\u202e]/g, ' ');

describe('a starter with names in it', () => {
  it.each(rude)('keeps %j within a string of JSON', (username) => {
    const text = fillStarter('{"by": "{{username}}"}', 'json', { username });
    expect(JSON.parse(text)).toEqual({ by: oneLine(username) });
  });

  it.each(rude)('keeps %j within a string of SQL', (username) => {
    const sql = fillStarter("-- {{username}}\nSELECT '{{username}}' AS it", 'sql', { username });
    const row = new DatabaseSync(':memory:').prepare(sql).get();
    // SQLite knows no backslash, so what MariaDB reads as one stands there twice.
    expect(String(row?.['it']).replaceAll('\\\\', '\\')).toBe(oneLine(username));
  });

  it('lets no name end a string of MariaDB by a backslash', () => {
    expect(fillStarter("'{{username}}'", 'sql', { username: '\\' })).toBe(String.raw`'\\'`);
  });

  it.each(rude)('has no line more for %j in any syntax', (username) => {
    for (const syntax of ['shell', 'sql', 'python', 'json', 'notebook', 'plain'] as const) {
      expect(fillStarter('# {{username}}', syntax, { username })).not.toMatch(
        /[\n\r\u2028\u202e]/u,
      );
    }
  });

  it('stands for names that nobody has yet', () => {
    expect(fillStarter('become {{tool}}', 'shell', {})).toBe('become TOOL');
    expect(fillText('{{shellName}} and {{other}}', { shellName: 'jdoe' })).toBe(
      'jdoe and {{other}}',
    );
  });
});

describe('an address with names in it', () => {
  it('is whole only with all of them', () => {
    const url = 'https://{{tool}}.toolforge.org/';
    expect(fillUrl(url, { tool: 'bike-racks' })).toBe('https://bike-racks.toolforge.org/');
    expect(fillUrl(url, {})).toBeUndefined();
  });

  it.each(['evil.example/', 'a.b', '', '..', 'a@b', 'x#'])('leads nowhere else by %j', (tool) => {
    expect(fillUrl('https://{{tool}}.toolforge.org/', { tool })).toBeUndefined();
  });
});
