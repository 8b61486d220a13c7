import { describe, expect, it } from 'vitest';
import { checkMirror } from '../../build/mirror.ts';

const CODE = 'export const double = (n: number) => n * 2;';

const check = (files: Readonly<Record<string, string>>, methods: readonly string[] = []) => {
  const paths = Object.keys(files);
  return checkMirror({
    sources: paths.filter((path) => !path.startsWith('test/')),
    tests: paths.filter((path) => path.includes('.test.')),
    methods,
    read: (path) => files[path] ?? '',
    exists: (path) => path in files,
  });
};

describe('checkMirror', () => {
  it('is content with a test whose first name is a source of its folder, whatever it needs', () => {
    expect(
      check({
        'shared/a.ts': CODE,
        'test/shared/a.test.ts': '',
        'test/shared/a.second-topic.test.ts': '',
        'electron/adapters/ldap/b.ts': CODE,
        'test/electron/adapters/ldap/b.slapd.test.ts': '',
        'test/servers/c.ts': CODE,
        'test/servers/c.test.ts': '',
        'test/journeys/account.chromium.test.ts': '',
      }),
    ).toEqual([]);
  });

  it('is content with a test of a whole folder', () => {
    const files = { 'electron/core/queue/a.ts': CODE, 'electron/core/queue/b.ts': CODE };
    expect(check({ ...files, 'test/electron/core/queue/queue.test.ts': '' })).toEqual([]);
  });

  it('names a test of nothing', () => {
    expect(check({ 'test/shared/gone.test.ts': '' })).toEqual([
      expect.stringContaining('test/shared/gone.test.ts is a test of nothing'),
    ]);
  });

  it('names a test whose source has gone to another folder', () => {
    const files = { 'shared/names/a.ts': CODE, 'test/shared/names/a.test.ts': '' };
    expect(check({ ...files, 'test/shared/a.test.ts': '' })).toEqual([
      expect.stringContaining('test/shared/a.test.ts is a test of nothing'),
    ]);
  });

  it('names a folder of the core without a test, and lets a host be', () => {
    const files = { 'electron/core/a/a.ts': CODE, 'electron/web/b.ts': CODE };
    expect(check(files)).toEqual([expect.stringContaining('electron/core/a has no test')]);
    expect(check({ ...files, 'test/electron/core/b/a.test.ts': '' })).toContainEqual(
      expect.stringContaining('electron/core/a has no test'),
    );
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

  it('names a method that no test calls', () => {
    const files = { 'shared/a.ts': CODE, 'test/shared/a.test.ts': "call('names.check')" };
    expect(check(files, ['names.check', 'names.suggest'])).toEqual([
      expect.stringContaining('names.suggest'),
    ]);
  });
});
