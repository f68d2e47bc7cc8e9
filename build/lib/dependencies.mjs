// The npm packages of the lock file, and the Node that is one of them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStamped, modules, root, stamp } from './paths.mjs';
import { SetUpError, nodeBinary, npm, runInForeground, say } from './run.mjs';

const oldest = 20;
const wanted = 24;
const major = () => Number(process.versions.node.split('.')[0]);

/** Throws SetUpError on a Node too old even to set the project up. */
export function requireNode() {
  if (major() < oldest) {
    throw new SetUpError(
      `Residua needs Node ${oldest} or newer to set itself up; this is Node ${process.versions.node}.`,
    );
  }
}

/** Installs exactly the locked packages when node_modules holds anything else. No package's install script runs. */
export function installDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const content = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  if (isStamped('dependencies', content)) return;
  if (!matches(JSON.parse(lock.toString()))) {
    say('Installing the locked packages …');
    npm('Installing the locked packages', ['ci', '--ignore-scripts', '--loglevel=error']);
  }
  stamp('dependencies', content);
}

// npm writes what it installed beside the packages; a person may have run `npm ci` already.
function matches(lock) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const same = (path, entry) => installed[path]?.integrity === entry.integrity && existsSync(join(root, path));
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
  return (
    locked.every(([path, entry]) => (entry.optional && !installed[path]) || same(path, entry)) &&
    Object.keys(installed).every((path) => lock.packages[path])
  );
}

/**
 * Continues an entry point on the locked Node, whatever Node the machine has.
 * Returns the exit code of that run, or null when this process already is new enough to carry on itself.
 */
export async function continueOnLockedNode(script) {
  if (major() >= wanted) return null;
  const node = nodeBinary();
  if (node === process.execPath) {
    const system = `${process.platform}-${process.arch}`;
    throw new SetUpError(
      `For ${system} the npm registry offers no Node ${wanted}: install Node ${wanted} or newer and repeat.`,
    );
  }
  return runInForeground(node, [script, ...process.argv.slice(2)], { cwd: process.cwd() });
}
