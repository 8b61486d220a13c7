import type { PermissionWish } from './camera-rule.ts';

/** Whether a page may put text on the clipboard: our own may, and nobody may read what is there. */
export function mayCopy(
  { permission, pageUrl, askerUrl, isMainFrame }: PermissionWish,
  isOurPage: (url: string) => boolean,
): boolean {
  const isOurs = isMainFrame && isOurPage(pageUrl) && isOurPage(askerUrl);
  return permission === 'clipboard-sanitized-write' && isOurs;
}
