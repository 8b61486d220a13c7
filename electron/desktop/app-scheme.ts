import { protocol } from 'electron';
import { readRendererFile, securityHeaders } from '../adapters/renderer-files.ts';

const scheme = 'app';
const host = 'ui';

export const pageUrl = `${scheme}://${host}/`;

/** Must run before the app is ready. Standard and secure, so that `'self'` and relative addresses work. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Whether a URL is within our page. By protocol and host: Node gives every `app:` URL the origin "null". */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${scheme}:` && url.host === host;
}

/** Serves the built screens, and nothing else, at `app://ui/`. */
export function serveAppScheme(rendererFolder: string): void {
  protocol.handle(scheme, async (request) => {
    const url = URL.parse(request.url);
    const found =
      url?.host === host && request.method === 'GET'
        ? await readRendererFile(rendererFolder, url.pathname)
        : undefined;
    if (found === undefined)
      return new Response('Not found', { status: 404, headers: securityHeaders });
    return new Response(found.body, {
      headers: { ...securityHeaders, 'Content-Type': found.contentType },
    });
  });
}
