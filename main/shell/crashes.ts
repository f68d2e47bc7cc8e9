import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { isHandedOver } from './hand-over-state.ts';
import { logEvent } from './log.ts';

/** Writes down that a part of the program ended, and how; no more is known of it, and no dump is made. */
export function noteCrashes(): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') logEvent(`Process ${type} ended: ${reason} (${String(exitCode)}).`);
  });
}

const AGAIN = 'Load the window anew';

/**
 * When the process that draws the window ends, everything it showed is gone with it; what was saved is in the vault,
 * which goes on and locks as ever. The window is loaded anew when the person says so, and at once while it is in the
 * examinee's hands, who cannot quit.
 */
export function mendCrashes(window: BrowserWindow): void {
  let asking = false;
  const ask = async (): Promise<void> => {
    const options: MessageBoxOptions = {
      type: 'error',
      title: 'Residua',
      message: 'The window stopped working',
      detail: 'Everything that was shown as saved is kept. The last words typed may be missing.',
      buttons: [AGAIN, 'Quit'],
      defaultId: 0,
      cancelId: 0,
    };
    const { response } = await dialog.showMessageBox(window, options);
    if (response === 1) app.quit();
    else load(window);
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    logEvent(`The window ended: ${reason} (${String(exitCode)}).`);
    if (isHandedOver()) {
      load(window);
      return;
    }
    if (asking) return;
    asking = true;
    void ask().finally(() => {
      asking = false;
    });
  });
}

function load(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}
