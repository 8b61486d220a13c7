import { describe, expect, it } from 'vitest';
import { lintText } from '../lint-text.ts';

const lines = (count: number, line = 'run();') => `${line}\n`.repeat(count);

const complaints = async (code: string, path = 'electron/core/probe.ts') =>
  (await lintText(path, code)).filter((message) => message.startsWith('lanyard/own-lines'));

describe('own-lines', () => {
  it('takes 40 lines and refuses 41', async () => {
    expect(await complaints(`function a() {\n${lines(38)}}`)).toEqual([]);
    expect(await complaints(`function a() {\n${lines(39)}}`)).toEqual([
      expect.stringContaining('has 41 lines'),
    ]);
  });

  it('counts no blank lines and no comments', async () => {
    expect(
      await complaints(`function a() {\n${lines(38)}${lines(9, '')}${lines(9, '// why')}}`),
    ).toEqual([]);
  });

  it('leaves the functions inside to themselves', async () => {
    const inner = (count: number) => `const b = () => {\n${lines(count)}};\n`;
    expect(await complaints(`function a() {\n${inner(30)}${inner(30)}}`)).toEqual([]);
    expect(await complaints(`function a() {\n${inner(39)}}`)).toHaveLength(1);
    expect(await complaints(`function a() {\n${lines(38)}${inner(3)}}`)).toHaveLength(1);
  });

  it('counts every line of a long text', async () => {
    expect(await complaints(`const a = () => \`\n${lines(40)}\`;`)).toHaveLength(1);
  });

  it('gives a view twice the room', async () => {
    expect(await complaints(`function a() {\n${lines(78)}}`, 'renderer/probe.tsx')).toEqual([]);
    expect(await complaints(`function a() {\n${lines(79)}}`, 'renderer/probe.tsx')).toHaveLength(1);
  });
});
