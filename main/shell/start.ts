import { app, clipboard, dialog, ipcMain, powerMonitor, safeStorage, type BrowserWindow } from 'electron';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_CHANNEL, COPIED_CHANNEL, INPUT_CHANNEL, type Command } from '../contract/names.ts';
import { readSettings } from '../store/settings.ts';
import { Vault } from '../vault/vault.ts';
import { backUpDaily } from './backups.ts';
import { OwnClipboard } from './clipboard.ts';
import { forbidCoreDumps } from './core-dumps.ts';
import { mendCrashes, noteCrashes } from './crashes.ts';
import { dataObstacle } from './data-obstacle.ts';
import { holdWhileHandedOver } from './hand-over-device.ts';
import { isHandedOver } from './hand-over-state.ts';
import { createHandlers } from './handlers.ts';
import { IdleLock } from './idle-lock.ts';
import { isTrusted, register } from './ipc.ts';
import { keychainObstacle, systemKeychain } from './keychain.ts';
import { lastWork } from './last-work.ts';
import { closeNetwork, lockDownContents, lockDownSessions } from './lockdown.ts';
import { LastingFailure, logEvent, logFailure, startLog } from './log.ts';
import { installMenu } from './menu.ts';
import { chromiumFolder, dataFolder, liesAmongProgramFiles, vaultFolder } from './paths.ts';
import { policy } from './policy.ts';
import { registerScheme } from './protocol.ts';
import { resealKeys } from './signing-key.ts';
import { awaitTurn } from './single-instance.ts';
import { switchRefusal } from './switches.ts';
import { askedFilesIn, askedFilesOf, WaitingFiles } from './waiting-files.ts';
import { createWindow } from './window.ts';

/** How long the end of the program waits for a backup, milliseconds; one that is cut off is made again another time. */
const LAST_BACKUP_MOST = 10_000;
/** How long another start waits for that end, milliseconds. */
const OTHER_END_MOST = LAST_BACKUP_MOST + 5_000;

/** Starts the application with its window. */
export function startApplication(): void {
  const refusal = switchRefusal();
  if (refusal !== null) {
    refuseSwitches(refusal);
    return;
  }
  const obstacle = dataObstacle(dataFolder(), liesAmongProgramFiles());
  if (obstacle !== null) {
    refuseToStart(obstacle, 1);
    return;
  }
  mkdirSync(chromiumFolder(), { recursive: true, mode: 0o700 });
  app.setPath('userData', chromiumFolder());
  app.setPath('crashDumps', chromiumFolder());
  // As root Chromium cannot sandbox; the tests then say --no-sandbox, and enableSandbox would take that back.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  closeNetwork();
  registerScheme();
  startLog();
  forbidCoreDumps();
  noteCrashes();

  const ownFiles = askedFilesIn(process.argv.slice(1), process.cwd());
  const ending = join(chromiumFolder(), 'ending');
  const turn = awaitTurn(
    {
      request: () => app.requestSingleInstanceLock(ownFiles),
      isEnding: () => existsSync(ending),
      now: () => performance.now(),
      // Nothing has begun yet, so nothing else waits.
      pause: (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
    },
    OTHER_END_MOST,
  );
  if (turn !== 'own') {
    refuseSecondInstance(turn, ownFiles.caseFiles.length > 0 || ownFiles.backup !== null);
    return;
  }
  // It stays behind at every end, also a sudden one, and says something only while the lock is held.
  rmSync(ending, { force: true });
  lockDownSessions();
  lockDownContents();

  const { backupFolder, minimumPassphraseLength } = policy();
  const vault = new Vault(vaultFolder(), {
    reseal: resealKeys,
    ...(minimumPassphraseLength === undefined ? {} : { minimumPassphraseLength }),
    ...(backupFolder === undefined ? {} : { backupFolder }),
  });
  const own = new OwnClipboard(clipboard, (error) => {
    logFailure('clipboard', error);
  });
  let window: BrowserWindow | null = null;
  const open = (): void => {
    window = createWindow();
    holdWhileHandedOver(window);
    forgetOnLock(vault, window);
    mendCrashes(window);
    window.on('closed', () => {
      window = null;
    });
  };

  const waiting = new WaitingFiles(() => {
    const command: Command = 'open-waiting-files';
    if (!isHandedOver()) window?.webContents.send(COMMAND_CHANNEL, command);
  });
  waiting.add(ownFiles);
  // macOS tells the file of a double click so, and may do it before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    waiting.add(askedFilesIn([path], '/'));
  });
  app.on('second-instance', (_event, _words, _folder, message) => {
    waiting.add(askedFilesOf(message));
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    // A script closes its window without asking anybody. The examinee's screen comes back; the passphrase alone ends it.
    if (isHandedOver()) open();
    else app.quit();
  });
  app.on('will-quit', (event) => {
    noteEnding(ending);
    vault.lock();
    // The keys are gone; what was copied before they went is still being written. What the window put on the clipboard
    // goes too, also when it was locked.
    event.preventDefault();
    void lastWork([vault.backups.settled(), own.clear()], LAST_BACKUP_MOST).then(() => {
      app.exit();
    });
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
      createHandlers(vault, {
        keychain: systemKeychain(safeStorage, policy()),
        keychainObstacle: () => keychainObstacle(safeStorage, policy()),
        lockAfterMinutesForced: policy().idleLockMinutes ?? null,
        window: () => window,
        waitingFiles: waiting,
      }),
      () => window?.webContents ?? null,
    );
    installMenu(() => window);
    lockWhenIdle(vault, () => window);
    backUpDaily(vault);
    forgetClipboard(own, vault, () => window);
    open();
    logEvent(`Started ${app.getVersion()}`);
  });
}

/** Exit code 2, as for everything that is wrong on a command line. */
function refuseSwitches({ reason, atOnce }: NonNullable<ReturnType<typeof switchRefusal>>): void {
  if (!atOnce) {
    refuseToStart(reason, 2);
    return;
  }
  process.stderr.write(`${reason}\n`);
  // On Linux a message cannot be shown before everything is started, and then others could be inside already.
  if (process.platform !== 'linux') dialog.showErrorBox('Residua cannot start', reason);
  app.exit(2);
}

/** Without a place for the data nothing can be done; a folder that the administrator mends is all it needs. */
function refuseToStart(obstacle: string, code: number): void {
  // Chromium too wants a folder of its own, and the one it would take may be the one that is refused.
  const folder = mkdtempSync(join(tmpdir(), 'residua-'));
  app.setPath('userData', folder);
  app.setPath('crashDumps', folder);
  void app.whenReady().then(() => {
    process.stderr.write(`${obstacle}\n`);
    if (app.isPackaged) dialog.showErrorBox('Residua cannot start', obstacle);
    // Now, because a process that ends so early does not tell that it does.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    app.exit(code);
  });
}

/** For another start, which then waits. Without it, that start says that there is a window; nothing is lost. */
function noteEnding(path: string): void {
  try {
    writeFileSync(path, '', { mode: 0o600 });
  } catch (error) {
    logFailure('ending', error);
  }
}

/** The first window comes to the front instead; of a process that finishes a backup there is none any more. */
function refuseSecondInstance(turn: 'running' | 'ending', hasFiles: boolean): void {
  void app.whenReady().then(() => {
    if (turn === 'ending') {
      const words = 'Residua was closed and is still finishing its last backup. Start it again in a moment.';
      process.stderr.write(`${words}\n`);
      if (app.isPackaged) dialog.showErrorBox('Residua is just closing', words);
      app.exit(1);
      return;
    }
    process.stderr.write(`Residua is already running on ${dataFolder()}. Its window has been brought to the front.\n`);
    // Who opened a file sees it open; nothing more needs to be said.
    if (app.isPackaged && !hasFiles) {
      dialog.showErrorBox('Residua is already running', 'The window that is open has been brought to the front.');
    }
    app.exit(0);
  });
}

/** After a lock the page is loaded anew: nothing of a case is left in it, not even in memory. */
function forgetOnLock(vault: Vault, window: BrowserWindow): void {
  const stop = vault.onLock(() => {
    // The answer to the call that locked goes out first.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
  window.once('closed', stop);
  // The page may want to stay for something unsaved; it had its time.
  window.webContents.on('will-prevent-unload', (event) => {
    if (vault.state() !== 'open') event.preventDefault();
  });
}

/** Minutes when the settings cannot be read. */
const FALLBACK_MINUTES = 5;

function lockWhenIdle(vault: Vault, window: () => BrowserWindow | null): void {
  const unreadable = new LastingFailure('settings');
  const minutes = (): number => {
    try {
      const found = policy().idleLockMinutes ?? readSettings(vault.database).lockAfterMinutes;
      unreadable.ended();
      return found;
    } catch (error) {
      unreadable.note(error);
      return FALLBACK_MINUTES;
    }
  };
  const idle = new IdleLock({
    vault,
    minutes,
    askToSave: () => {
      const shown = window();
      // Every answer of a hand-over is stored before it is shown as given.
      if (shown === null || shown.isDestroyed() || isHandedOver()) return false;
      const command: Command = 'save-and-lock';
      shown.webContents.send(COMMAND_CHANNEL, command);
      return true;
    },
    // macOS and Windows say when it happens.
    isScreenLocked: () => process.platform === 'linux' && powerMonitor.getSystemIdleState(60) === 'locked',
    now: () => Date.now(),
    every: (milliseconds, work) => {
      setInterval(work, milliseconds);
    },
    after: (milliseconds, work) => {
      setTimeout(work, milliseconds);
    },
  });
  ipcMain.on(INPUT_CHANNEL, (event) => {
    if (isTrusted(event, window()?.webContents ?? null)) idle.noteInput();
  });
  idle.listenTo(powerMonitor);
}

/** What was copied in the window goes with the keys. */
function forgetClipboard(own: OwnClipboard, vault: Vault, window: () => BrowserWindow | null): void {
  ipcMain.on(COPIED_CHANNEL, (event, place: unknown) => {
    if (!isTrusted(event, window()?.webContents ?? null)) return;
    if (place === 'clipboard' || place === 'selection') own.note(place);
  });
  vault.onLock(() => {
    void own.clear();
  });
}
