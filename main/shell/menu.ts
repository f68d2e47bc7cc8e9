import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { COMMAND_CHANNEL, type Command } from '../contract/names.ts';
import { SHORTCUTS, type Shortcut } from '../contract/shortcuts.ts';
import { isHandedOver } from './hand-over-state.ts';

const ZOOM: readonly MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];

/** The application menu: Residua's commands from the one table of shortcuts, and the system's own editing items. */
export function installMenu(window: () => BrowserWindow | null): void {
  const send = (command: Command): void => {
    if (!isHandedOver()) window()?.webContents.send(COMMAND_CHANNEL, command);
  };
  const items = (group: Shortcut['group']): MenuItemConstructorOptions[] =>
    SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => ({
      label: shortcut.label,
      accelerator: acceleratorOf(shortcut.keys),
      click: () => {
        send(shortcut.command);
      },
    }));
  const view: MenuItemConstructorOptions[] = [...ZOOM, { type: 'separator' }, { role: 'togglefullscreen' }];
  if (!app.isPackaged) view.push({ type: 'separator' }, { role: 'toggleDevTools' });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Residua',
        submenu: [
          ...items('Application'),
          { type: 'separator' },
          {
            label: 'About Residua',
            click: () => {
              send('show-about');
            },
          },
          {
            label: 'Updates…',
            click: () => {
              send('show-updates');
            },
          },
          { role: 'quit' },
        ],
      },
      { label: 'Evaluation', submenu: items('Evaluation') },
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}

/** While the device is handed over: larger and smaller type, and no other key. */
export function installHandOverMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'View', submenu: [...ZOOM] }]));
}

/** "mod+shift+e" → "CmdOrCtrl+Shift+E", the form Electron wants. */
export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? 'CmdOrCtrl' : key.charAt(0).toUpperCase() + key.slice(1)))
    .join('+');
}
