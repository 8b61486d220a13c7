/**
 * Stock Chromium takes no custom schemes, so `app://ui/` is shown as `https://ui.app.invalid/`: a secure origin of
 * its own that no network knows (RFC 2606).
 */
export const toChromium = (url: string): string =>
  url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');

export const fromChromium = (url: string): string =>
  url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');
