import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentOf, readSecret, variableOf } from '../../../../electron/hub/config/secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function keep(text: string, mode = 0o600): string {
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe('a secret of a hub', () => {
  it('is a variable, or the first line of a file that a variable names', () => {
    expect(readSecret({ X: 'sesame' }, 'X')).toBe('sesame');
    expect(readSecret({ X_FILE: keep('from a file\nand more\n') }, 'X')).toBe('from a file');
    expect(readSecret({ X: '' }, 'X')).toBeUndefined();
    expect(readSecret({ X_FILE: keep('') }, 'X')).toBeUndefined();
  });

  it.each([0o640, 0o604, 0o644, 0o660])('is not read from a file of mode %o', (mode) => {
    const file = keep('canary', mode);
    expect(() => readSecret({ X_FILE: file }, 'X')).toThrow(/X_FILE: other users can read/);
    expect(() => readSecret({ X_FILE: file }, 'X')).not.toThrow(/canary/);
  });

  it('is not read from a file that is away, or is something else', () => {
    expect(() => readSecret({ X_FILE: join(folder, 'none') }, 'X')).toThrow(/ENOENT/);
    expect(() => readSecret({ X_FILE: keep('x'.repeat(5000)) }, 'X')).toThrow(/longer than/);
  });

  it('belongs to one event of several', () => {
    expect(variableOf('hack-2027', 'PASSPHRASE')).toBe('LANYARD_HACK_2027_PASSPHRASE');
    const env = {
      LANYARD_PASSPHRASE: 'of nobody',
      LANYARD_HACK_2027_PASSPHRASE: 'of this one',
      LANYARD_OTHER_BIND_PASSWORD: 'of another',
    };
    expect(environmentOf(env, 'hack-2027')).toMatchObject({
      LANYARD_PASSPHRASE: 'of this one',
      LANYARD_BIND_PASSWORD: undefined,
    });
  });
});
