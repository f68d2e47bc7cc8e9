import { app, BrowserWindow, nativeTheme, screen, session } from 'electron';
import { bundlePath } from './paths.ts';
import { ORIGIN, serveFiles } from './protocol.ts';

/** Without the prefix "persist:" Chromium keeps the session in memory: no cache, no storage on disk. */
const PARTITION = 'residua';
/** The size of the window where the screen has room for it, in points. */
const WANTED = { width: 1440, height: 900 };

export function createWindow(): BrowserWindow {
  const own = session.fromPartition(PARTITION, { cache: false });
  serveFiles(own, bundlePath('renderer'));
  // On a smaller screen the title bar, or what stands at the right, would lie outside.
  const room = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    title: 'Residua',
    width: Math.min(WANTED.width, room.width),
    height: Math.min(WANTED.height, room.height),
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#10171a' : '#f5f8f9',
    webPreferences: {
      session: own,
      preload: bundlePath('preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
    },
  });
  // The title is the program's name, never that of a case.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
