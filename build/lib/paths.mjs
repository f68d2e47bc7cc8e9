// Where things lie: the checkout, the stamps of finished steps, the cache shared by all checkouts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const modules = join(root, 'node_modules');
export const bin = join(modules, '.bin');

/** A file or folder in the cache that outlives the checkout. */
export function cached(...names) {
  const base =
    process.env['XDG_CACHE_HOME'] ||
    (process.platform === 'win32' && process.env['LOCALAPPDATA']) ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return join(base, 'residua', ...names);
}

// Stamps lie in node_modules, so that a fresh installation forgets them.
function stampFile(step) {
  return join(modules, '.cache', 'residua', step);
}

/** True when `step` was last finished with exactly this `content`. */
export function isStamped(step, content) {
  const file = stampFile(step);
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

/** Records that `step` is finished for this `content`. */
export function stamp(step, content) {
  const file = stampFile(step);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
