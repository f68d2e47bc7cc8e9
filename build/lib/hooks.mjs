// The commit hooks of lefthook.yml, in a person's own checkout only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStamped, root, stamp } from './paths.mjs';
import { hasCommand, runQuietly } from './run.mjs';

/** Installs the hooks unless this is CI, an archive without git, or they are in place. */
export function installHooks() {
  if (process.env['CI'] || !hasCommand('git') || !existsSync(join(root, '.git'))) return;
  const content = createHash('sha256')
    .update(readFileSync(join(root, 'lefthook.yml')))
    .digest('hex');
  if (isStamped('hooks', content)) return;
  runQuietly('Installing the commit hooks', process.execPath, [
    join(root, 'node_modules/lefthook/bin/index.js'),
    'install',
  ]);
  stamp('hooks', content);
}
