import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the built screens, ready to be sent. */
export interface RendererFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
}

/** The screens load nothing from anywhere else and run no script or style that is not a file of their own. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer, over HTTP and over the app scheme alike. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Segments of plain characters that do not start with a dot: nothing that could climb, hide or be decoded. */
const plainPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/**
 * The built file behind a URL's path (`/` is the page itself). Undefined where there is no such file, or where
 * the path or its kind is nothing the build makes.
 */
export async function readRendererFile(
  folder: string,
  pathname: string,
): Promise<RendererFile | undefined> {
  const path = pathname === '/' ? '/index.html' : pathname;
  const contentType = contentTypes[extname(path)];
  if (!plainPath.test(path) || contentType === undefined) return undefined;
  try {
    return { body: await readFile(join(folder, path)), contentType };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
