import { app, dialog, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { Vault } from '../vault/vault.ts';
import { holdWhileHandedOver } from './hand-over-device.ts';
import { createHandlers } from './handlers.ts';
import { register } from './ipc.ts';
import { closeNetwork, lockDownContents } from './lockdown.ts';
import { logEvent, logFailure, startLog } from './log.ts';
import { installMenu } from './menu.ts';
import { chromiumFolder, dataFolder, vaultFolder } from './paths.ts';
import { registerScheme } from './protocol.ts';
import { createWindow } from './window.ts';

/** Starts the application with its window. */
export function startApplication(): void {
  mkdirSync(chromiumFolder(), { recursive: true, mode: 0o700 });
  app.setPath('userData', chromiumFolder());
  app.setPath('crashDumps', chromiumFolder());
  // As root Chromium cannot sandbox; the tests then say --no-sandbox, and enableSandbox would take that back.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  closeNetwork();
  registerScheme();
  startLog();

  if (!app.requestSingleInstanceLock()) {
    refuseSecondInstance();
    return;
  }
  lockDownContents();

  const vault = new Vault(vaultFolder());
  let window: BrowserWindow | null = null;
  const open = (): void => {
    window = createWindow();
    holdWhileHandedOver(window);
    window.on('closed', () => {
      window = null;
    });
  };

  app.on('second-instance', () => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', () => {
    vault.lock();
  });
  process.on('uncaughtException', (error) => {
    logFailure('uncaught', error);
    vault.lock();
    app.exit(70);
  });
  process.on('unhandledRejection', (error) => {
    logFailure('unhandled', error);
  });

  void app.whenReady().then(() => {
    register(
      createHandlers(vault, () => window),
      () => window?.webContents ?? null,
    );
    installMenu(() => window);
    open();
    logEvent(`Started ${app.getVersion()}`);
  });
}

/** Two processes on one vault would be a way to lose notes; the first window comes to the front instead. */
function refuseSecondInstance(): void {
  void app.whenReady().then(() => {
    process.stderr.write(`Residua is already running on ${dataFolder()}. Its window has been brought to the front.\n`);
    if (app.isPackaged) {
      dialog.showErrorBox('Residua is already running', 'The window that is open has been brought to the front.');
    }
    app.exit(0);
  });
}
