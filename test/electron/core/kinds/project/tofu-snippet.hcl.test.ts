import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hclBlock,
  hclName,
  hclString,
} from '../../../../../electron/core/kinds/project/tofu-snippet.ts';

/** What HCL reads in a quoted string without templates. */
const readBack = (quoted: string): string =>
  quoted.slice(1, -1).replaceAll(/\\(u[0-9a-f]{4}|.)/gu, (_, escape: string) => {
    const plain: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
    return escape.length === 5
      ? String.fromCodePoint(Number.parseInt(escape.slice(1), 16))
      : (plain[escape] ?? escape);
  });

describe('HCL', () => {
  it('quotes what would end a string, break its line or begin a template', () => {
    expect(hclString('a "b" \\ c\n${file("x")} %{if}')).toBe(
      String.raw`"a \"b\" \\ c\n\u0024{file(\"x\")} \u0025{if}"`,
    );
    expect(hclString('$5 100% $${x}')).toBe(String.raw`"$5 100% \u0024\u0024{x}"`);
    expect(hclString('\u0000\u0085')).toBe(String.raw`"\u0000\u0085"`);
  });

  it('holds whatever was typed as text: no line ends in it, and nothing is evaluated', () => {
    const sign = fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', 'x');
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign }));
    fc.assert(
      fc.property(typed, (text) => {
        const quoted = hclString(text);
        expect(quoted).not.toMatch(/[\n\r]|[$%]\{/u);
        expect(readBack(quoted)).toBe(text);
      }),
    );
  });

  it('makes a name out of any text', () => {
    expect(['bikes', 'bike.racks', '2bikes', ''].map(hclName)).toEqual([
      ...['bikes', 'bike_racks', '_2bikes', '_'],
    ]);
  });

  it('writes a block with its attributes, and leaves out those without a value', () => {
    const attributes = { name: hclString('bikes'), ram: 4096, remote: undefined };
    expect(hclBlock({ kind: 'data', type: 'thing_v2', name: 'a b', attributes })).toBe(
      'data "thing_v2" "a_b" {\n  name = "bikes"\n  ram  = 4096\n}',
    );
  });
});
