import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manPage } from '../../build/man-page.ts';
import { commands } from '../../electron/cli/commands/all.ts';

const root = join(import.meta.dirname, '../..');
const packageFile = z.object({ version: z.string(), man: z.string() });

describe('the manual page', () => {
  it('is what the table of commands gives; npm run man-page writes it anew', () => {
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    const { version, man } = packageFile.parse(JSON.parse(text));
    expect(readFileSync(join(root, man), 'utf8')).toBe(manPage(version));
  });

  it('tells of every command and option', () => {
    const page = manPage('1.0.0').replaceAll(String.raw`\-`, '-');
    for (const { name, options } of commands) {
      expect(page).toContain(`.SS "${name}"`);
      for (const option of Object.keys(options))
        expect(page).toContain(String.raw`\fB--${option}\fR`);
    }
  });

  it('gives no order to troff that it does not mean', () => {
    const orders = manPage('1.0.0')
      .split('\n')
      .filter((line) => /^[.']/.test(line));
    const known = /^\.(TH|SH|SS|PP|TP|EX|EE)( |$)|^\.\\"/;
    expect(orders.filter((order) => !known.test(order))).toEqual([]);
  });
});
