import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnvironment } from '../launch.ts';

const MAIN = `
import { app, BrowserWindow } from 'electron';
app.on('window-all-closed', () => {});
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL(process.env.START));
`;

/** The same Electron with a window as it comes, with none of Residua's protection: what is tried there must arrive. */
export async function launchUnprotected(
  folder: string,
  start: string,
  netLog: string,
): Promise<{ app: ElectronApplication; window: Page }> {
  const own = join(folder, 'unprotected');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), '{"name":"unprotected","version":"1.0.0","type":"module","main":"main.js"}');
  writeFileSync(join(own, 'main.js'), MAIN);
  const app = await _electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${join(own, 'data')}`, `--log-net-log=${netLog}`, own],
    env: { ...inheritedEnvironment(), START: start },
  });
  return { app, window: await app.firstWindow() };
}
