import { app, type BrowserWindow } from 'electron';
import { COMMAND_CHANNEL, type Command } from '../contract/names.ts';
import { isHandedOver } from './hand-over-state.ts';
import type { Device } from './handovers.ts';
import { installHandOverMenu, installMenu } from './menu.ts';

/** Takes menu, frame and developer tools away, and gives them back. */
export function handOverDevice(window: () => BrowserWindow | null): Device {
  return {
    shut: () => {
      installHandOverMenu();
      const shown = window();
      if (shown === null) return;
      shown.webContents.closeDevTools();
      shown.setKiosk(true);
      // A fresh page holds nothing of the evaluation, not even in memory. The answer to the call goes out first.
      setImmediate(() => {
        if (!shown.isDestroyed()) shown.webContents.reload();
      });
    },
    open: () => {
      installMenu(window);
      const shown = window();
      if (shown === null || shown.isDestroyed()) return;
      shown.setKiosk(false);
    },
  };
}

/**
 * Closing and quitting ask for the examiner's passphrase while the device is handed over. A window that takes the place of
 * one that a script closed is shut like it.
 */
export function holdWhileHandedOver(window: BrowserWindow): void {
  window.once('show', () => {
    if (isHandedOver()) window.setKiosk(true);
  });
  const askFor = (event: { preventDefault: () => void }): void => {
    if (!isHandedOver()) return;
    event.preventDefault();
    const command: Command = 'end-hand-over';
    if (!window.isDestroyed()) window.webContents.send(COMMAND_CHANNEL, command);
  };
  window.on('close', askFor);
  app.on('before-quit', askFor);
  window.once('closed', () => {
    app.off('before-quit', askFor);
  });
  window.webContents.on('devtools-opened', () => {
    if (isHandedOver()) window.webContents.closeDevTools();
  });
}
