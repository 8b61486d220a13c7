import { describe, expect, it } from 'vitest';
import { checkMirror } from '../../build/mirror.ts';

const CODE = 'export const double = (n: number) => n * 2;';

const check = (
  files: Readonly<Record<string, string>>,
  more: { methods?: string[]; coveredBy?: Record<string, string> } = {},
) => {
  const paths = Object.keys(files);
  return checkMirror(
    {
      sources: paths.filter((path) => !path.startsWith('test/')),
      tests: paths.filter((path) => path.includes('.test.')),
      methods: more.methods ?? [],
      read: (path) => files[path] ?? '',
      exists: (path) => path in files,
    },
    more.coveredBy ?? {},
  );
};

describe('checkMirror', () => {
  it('is content with a test of the same name, whatever the test needs', () => {
    expect(
      check({
        'shared/a.ts': CODE,
        'test/shared/a.test.ts': '',
        'electron/adapters/ldap/b.ts': CODE,
        'test/electron/adapters/ldap/b.slapd.test.ts': '',
        'test/servers/c.ts': CODE,
        'test/servers/c.test.ts': '',
        'test/journeys/account.chromium.test.ts': '',
      }),
    ).toEqual([]);
  });

  it('names a test without a source', () => {
    expect(check({ 'test/shared/gone.test.ts': '' })).toEqual([
      expect.stringContaining('test/shared/gone.test.ts is a test of nothing'),
    ]);
  });

  it('names a source of the core without a test, and lets a host be', () => {
    expect(check({ 'electron/core/a.ts': CODE, 'electron/web/b.ts': CODE })).toEqual([
      expect.stringContaining('electron/core/a.ts has no test'),
    ]);
  });

  it('asks for no test where there is nothing to run', () => {
    expect(
      check({
        'electron/core/port.ts':
          "import type { A } from './a.ts';\nexport interface B { call(a: A): Promise<void> }",
        'shared/schema.ts':
          "import { z } from 'zod';\n/** A function => of nothing. */\nexport const name = z.string();",
      }),
    ).toEqual([]);
  });

  it('takes the word of the list, as long as both files are there', () => {
    const files = { 'shared/a.ts': CODE, 'test/shared/b.test.ts': '', 'shared/b.ts': CODE };
    expect(check(files, { coveredBy: { 'shared/a.ts': 'test/shared/b.test.ts' } })).toEqual([]);
    expect(check(files, { coveredBy: { 'shared/a.ts': 'test/shared/c.test.ts' } })).toEqual([
      expect.stringContaining('test/shared/c.test.ts is listed'),
    ]);
  });

  it('names a method that no test calls', () => {
    const files = { 'shared/a.ts': CODE, 'test/shared/a.test.ts': "call('names.check')" };
    expect(check(files, { methods: ['names.check', 'names.suggest'] })).toEqual([
      expect.stringContaining('names.suggest'),
    ]);
  });
});
