import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRendererFile, securityHeaders } from '../../../electron/adapters/renderer-files.ts';

let folder: string;

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'lanyard-files-'));
  folder = join(parent, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), 'page');
  await writeFile(join(folder, 'assets', 'index-B_x-9.js'), 'script');
  await writeFile(join(folder, '.env.js'), 'hidden');
  await writeFile(join(parent, 'outside.js'), 'outside');
  return async () => await rm(parent, { recursive: true });
});

const text = async (path: string): Promise<string | undefined> =>
  (await readRendererFile(folder, path))?.body.toString('utf8');

describe('the built screens', () => {
  it('are found by their paths, the page itself at the root', async () => {
    expect(await text('/')).toBe('page');
    expect(await text('/assets/index-B_x-9.js')).toBe('script');
  });

  it('are sent as what they are', async () => {
    expect((await readRendererFile(folder, '/'))?.contentType).toBe('text/html; charset=utf-8');
    const script = await readRendererFile(folder, '/assets/index-B_x-9.js');
    expect(script?.contentType).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/../outside.js',
    '/assets/../../outside.js',
    '/..%2foutside.js',
    '/%2e%2e/outside.js',
    '\\..\\outside.js',
    '/.env.js',
    '//index.html',
    '/assets',
    '/assets/',
    '/index.html/x.js',
    '/index.html\0.js',
    '/nothing.js',
    '/package.unknown',
  ])('hold nothing at %s', async (path) => {
    expect(await text(path)).toBeUndefined();
  });

  it('never give a file from outside their folder, whatever is asked', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      'outside',
      '.js',
      'assets',
      '\0',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        expect(await text(`/${pieces.join('')}`)).not.toBe('outside');
      }),
    );
  });

  it('may run scripts and styles of their own files only', () => {
    const policy = securityHeaders['Content-Security-Policy'] ?? '';
    expect(policy.split('; ')[0]).toBe("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});
