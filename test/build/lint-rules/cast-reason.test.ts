import { describe, expect, it } from 'vitest';
import { lintText } from '../lint-text.ts';

const complaints = async (code: string) =>
  (await lintText('shared/probe.ts', code)).filter((message) =>
    message.startsWith('lanyard/cast-reason'),
  );

describe('cast-reason', () => {
  it('refuses a cast that says nothing', async () => {
    expect(await complaints('const a = 1;\nconst b = a as unknown;')).toHaveLength(1);
    expect(await complaints('// far away\n\nconst b = a as unknown;')).toHaveLength(1);
  });

  it('takes a reason on the line or the one above, and lets `as const` be', async () => {
    expect(await complaints('const b = a as unknown; // the port is untyped')).toEqual([]);
    expect(await complaints('// the port is untyped\nconst b = a as unknown;')).toEqual([]);
    expect(await complaints('const b = [1] as const;')).toEqual([]);
  });
});
