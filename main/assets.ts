import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Absolute path of a file under `assets/`.
 *
 * The code runs from three places (source tree, bundle in `out/main`, ASAR archive), each at another depth,
 * so the folder is looked for upwards from this module.
 *
 * @throws Error when no `assets` folder lies above this module (a broken installation).
 */
export function assetPath(...parts: string[]): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'assets');
    if (existsSync(join(candidate, 'fonts'))) return join(candidate, ...parts);
    if (folder === dirname(folder)) throw new Error('The assets folder is missing: the installation is incomplete.');
  }
}
