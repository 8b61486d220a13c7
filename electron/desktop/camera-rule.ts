/** The one screen that reads codes with the camera; `renderer/stores/route-store.ts` writes its address. */
const SCREEN = '#/take-over';

/** What Chromium says of a wish to use a device, as far as it says it. */
export interface PermissionWish {
  readonly permission: string;
  /** The address that the window shows now. */
  readonly pageUrl: string;
  /** The address of the frame that asks. */
  readonly askerUrl: string;
  readonly isMainFrame: boolean;
  /** `video` and `audio`; what is asked for. */
  readonly media: readonly string[];
}

/** Whether our own page may have the picture of a camera: only while it shows the screen that reads codes, and no sound. */
export function mayUseCamera(wish: PermissionWish, isOurPage: (url: string) => boolean): boolean {
  const { permission, pageUrl, askerUrl, isMainFrame, media } = wish;
  const wantsPicture = permission === 'media' && media.length === 1 && media[0] === 'video';
  const isOurs = isMainFrame && isOurPage(pageUrl) && isOurPage(askerUrl);
  return wantsPicture && isOurs && URL.parse(pageUrl)?.hash === SCREEN;
}
