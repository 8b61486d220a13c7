import { Menu, app, type MenuItemConstructorOptions } from 'electron';

interface Place {
  readonly platform: NodeJS.Platform;
  /** Whether this is the app as people install it, who have no use for developer tools. */
  readonly isPackaged: boolean;
}

/** The menu as a list. Copy and paste need their roles here, or the keys do nothing on macOS. */
export function menuTemplate({ platform, isPackaged }: Place): MenuItemConstructorOptions[] {
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'help', submenu: [{ role: 'about' }] },
  ];
}

export const setMenu = (): void =>
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ platform: process.platform, isPackaged: app.isPackaged }),
    ),
  );
