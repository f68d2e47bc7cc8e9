// Building the application, only when a source has changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isStamped, modules, root, stamp } from './paths.mjs';
import { environment, runQuietly, say } from './run.mjs';
import { supplyFolder, writeSupply } from './supply.mjs';

const sources = ['main', 'renderer', 'assets'];
const settings = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

/** Everything the build reads. */
export const applicationSources = [...sources, ...settings];

/** Builds out/ when sources differ from what it was built from. Returns true when it built. */
export function buildApplication() {
  const content = fingerprint();
  if (isStamped('build', `${content} ${builtAt()}`)) return false;
  say('Building the application …');
  const tool = join(modules, 'electron-vite/bin/electron-vite.js');
  runQuietly('The build', process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    env: environment({ NO_COLOR: '1' }),
  });
  writeSupply();
  stamp('build', `${content} ${builtAt()}`);
  return true;
}

// Another build, by hand, may have replaced what this one left.
function builtAt() {
  const built = ['main/index.js', 'preload/preload.cjs', 'renderer/index.html'].map((file) => join(root, 'out', file));
  const files = [...built, join(supplyFolder, 'licenses.txt'), join(supplyFolder, 'sbom.cdx.json')];
  return files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sources.flatMap(filesUnder)].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
