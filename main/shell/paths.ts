import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isAmongProgramFiles, placeOfData, portableFolder, type Machine } from './data-place.ts';

let decided: string | undefined;

/** Where everything Residua keeps lies; decided once, at the start. */
export function dataFolder(): string {
  decided ??= placeOfData(machine());
  return decided;
}

/** Whether the data lies beside the program. */
export function isPortable(): boolean {
  return dataFolder() === portableFolder(machine());
}

/** Whether an update or removal of the program would take the data away. */
export function liesAmongProgramFiles(): boolean {
  return isAmongProgramFiles(dataFolder(), machine());
}

function machine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    executable: app.getPath('exe'),
    isPackaged: app.isPackaged,
    appData: app.getPath('appData'),
    exists: existsSync,
  };
}

/** Chromium's own files. They hold no content of evaluations: the window's session lives in memory only. */
export function chromiumFolder(): string {
  return join(dataFolder(), 'window');
}

export function vaultFolder(): string {
  return join(dataFolder(), 'vault');
}

/** Holds the update that was verified last, for its user alone. */
export function updateFolder(): string {
  return join(dataFolder(), 'update');
}

export function logFile(): string {
  return join(dataFolder(), 'logs', 'residua.log');
}

/** Bundled files beside the main bundle: `out/renderer` and `out/preload`. */
export function bundlePath(...parts: string[]): string {
  return join(app.getAppPath(), 'out', ...parts);
}

/** The licences of what is shipped; the build writes them, the package carries them beside the program. */
export function licencesFile(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'licenses.txt')
    : join(app.getAppPath(), 'dist/supply/licenses.txt');
}
