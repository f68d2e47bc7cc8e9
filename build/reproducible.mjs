// Builds the application a second time, from a copy of its sources in another place, and compares every byte with out/.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applicationSources } from './lib/application.mjs';
import { modules, root } from './lib/paths.mjs';
import { environment, main, runQuietly } from './lib/run.mjs';

await main(async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const copy = mkdtempSync(join(root, 'dist/again-'));
  try {
    for (const source of applicationSources) {
      mkdirSync(join(copy, source, '..'), { recursive: true });
      cpSync(join(root, source), join(copy, source), { recursive: true });
    }
    copyModules(join(copy, 'node_modules'));
    const tool = join(modules, 'electron-vite/bin/electron-vite.js');
    runQuietly('The second build', process.execPath, [tool, 'build', '--logLevel', 'warn'], {
      cwd: copy,
      env: environment({ NO_COLOR: '1' }),
    });
    return compare(hashes(join(root, 'out')), hashes(join(copy, 'out')));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

// Hard links where the system has them: the folder is large.
function copyModules(target) {
  if (process.platform !== 'win32' && spawnSync('cp', ['-al', modules, target]).status === 0) return;
  cpSync(modules, target, { recursive: true, verbatimSymlinks: true });
}

function hashes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

function compare(first, second) {
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  const different = names.filter((name) => first.get(name) !== second.get(name));
  if (different.length === 0) {
    process.stdout.write(`Both builds are the same, ${names.length} files.\n`);
    return 0;
  }
  process.stdout.write(`The builds differ in ${different.join(', ')}.\n`);
  return 1;
}
