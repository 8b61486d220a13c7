import { session, shell, type WebContents } from 'electron';
import { externalLink } from './external-link.ts';

/**
 * What no page of this app may do, whatever becomes of it: go anywhere, open windows, embed pages, or use the
 * machine's devices. A link to one of `linkHosts` opens in the person's own browser; any other goes nowhere.
 */
export function lockDown(contents: WebContents, linkHosts: ReadonlySet<string>): void {
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

/** Camera, location, notifications, USB and all the rest: no page of this app needs any. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}
