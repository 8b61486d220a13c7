/** The one screen that reads codes with the camera; `renderer/stores/route-store.ts` writes its address. */
const SCREEN = '#/take-over';

/** What Chromium says of a page that asks for a device, as far as it says it. */
export interface PermissionRequest {
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
export function mayUseCamera(
  asked: PermissionRequest,
  isOurPage: (url: string) => boolean,
): boolean {
  const { permission, pageUrl, askerUrl, isMainFrame, media } = asked;
  const wantsPicture = permission === 'media' && media.length === 1 && media[0] === 'video';
  const isOurs = isMainFrame && isOurPage(pageUrl) && isOurPage(askerUrl);
  return wantsPicture && isOurs && URL.parse(pageUrl)?.hash === SCREEN;
}

/** Whether a page may put text on the clipboard: our own may, and nobody may read what is there. */
export function mayCopy(
  { permission, pageUrl, askerUrl, isMainFrame }: PermissionRequest,
  isOurPage: (url: string) => boolean,
): boolean {
  const isOurs = isMainFrame && isOurPage(pageUrl) && isOurPage(askerUrl);
  return permission === 'clipboard-sanitized-write' && isOurs;
}

/** The address as it may be handed to the system: https, one of the hosts, no credentials. Else undefined. */
export function externalLink(
  address: string,
  hosts: Pick<ReadonlySet<string>, 'has'>,
): string | undefined {
  const url = URL.parse(address);
  const isFit =
    url?.protocol === 'https:' && hosts.has(url.host) && url.username === '' && url.password === '';
  return isFit ? url.href : undefined;
}
