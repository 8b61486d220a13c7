import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu as a list. Copy and paste need their roles here, or the keys do nothing on macOS. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
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
      ],
    },
    { role: 'help', submenu: [{ role: 'about' }] },
  ];
}

export const setMenu = (): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
