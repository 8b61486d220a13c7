import { type WebContents, session, shell } from 'electron';
import { isOurPage } from './app-scheme.ts';
import { type PermissionRequest, externalLink, mayCopy, mayUseCamera } from './page-rules.ts';

/**
 * What no page of this app may do, whatever becomes of it: go anywhere, open windows, embed pages, or use the
 * machine's devices. A link to one of `linkHosts` opens in the person's own browser; any other goes nowhere.
 */
export function lockDown(contents: WebContents, linkHosts: Pick<ReadonlySet<string>, 'has'>): void {
  const deny = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url, linkHosts);
    if (link !== undefined) void shell.openExternal(link);
    return { action: 'deny' };
  });
}

const isGranted = (asked: PermissionRequest): boolean =>
  mayUseCamera(asked, isOurPage) || mayCopy(asked, isOurPage);

/**
 * Location, microphone, notifications, USB and all the rest: no page of this app needs any. The camera is for the screen that
 * reads codes, while it is open; a button may copy a text.
 */
export function limitPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((...[contents, permission, answer, details]) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: askerUrl, isMainFrame } = details;
    const asked = { permission, pageUrl: contents.getURL(), askerUrl, isMainFrame, media };
    answer(isGranted(asked));
  });
  defaultSession.setPermissionCheckHandler((...[contents, permission, , details]) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    const { requestingUrl: askerUrl = '', isMainFrame } = details;
    const asked = { permission, pageUrl: contents?.getURL() ?? '', askerUrl, isMainFrame, media };
    return isGranted(asked);
  });
  defaultSession.setDevicePermissionHandler(() => false);
}
