import { describe, expect, it } from 'vitest';
import { lintText } from '../lint-text.ts';

const complaints = async (code: string, path = 'electron/core/probe.ts') =>
  (await lintText(path, code)).filter((message) => message.startsWith('lanyard/literal-spread'));

describe('literal-spread', () => {
  it('refuses a literal that is spread inside another', async () => {
    expect(await complaints('export const a = { ...{ b: 1 }, c: 2 };')).toHaveLength(1);
    expect(await complaints('export const a = { ...{ b: 1 }, ...{ c: 2 } };')).toHaveLength(2);
  });

  it('takes what is there only sometimes, and what has a name', async () => {
    expect(await complaints('export const a = (b?: 1) => ({ ...(b ? { b } : {}) });')).toEqual([]);
    expect(await complaints('export const a = (b?: 1) => ({ ...(b && { b }) });')).toEqual([]);
    expect(await complaints('const b = { b: 1 }; export const a = { ...b };')).toEqual([]);
  });

  it('leaves tests alone', async () => {
    expect(await complaints('export const a = { ...{ b: 1 } };', 'test/probe.ts')).toEqual([]);
  });
});
