import { app } from 'electron';
import { join } from 'node:path';

/** Where everything Residua keeps lies. Tests and portable installations set `RESIDUA_DATA_FOLDER`. */
export function dataFolder(): string {
  return process.env['RESIDUA_DATA_FOLDER'] ?? join(app.getPath('appData'), 'Residua');
}

/** Chromium's own files. They hold no content of evaluations: the window's session lives in memory only. */
export function chromiumFolder(): string {
  return join(dataFolder(), 'window');
}

export function vaultFolder(): string {
  return join(dataFolder(), 'vault');
}

export function logFile(): string {
  return join(dataFolder(), 'logs', 'residua.log');
}

/** Bundled files beside the main bundle: `out/renderer` and `out/preload`. */
export function bundlePath(...parts: string[]): string {
  return join(app.getAppPath(), 'out', ...parts);
}
