// Packing the built application with electron-builder.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { buildApplication } from './application.mjs';
import { modules, root } from './paths.mjs';
import { restrictedVersion } from './restricted-electron.mjs';
import { runInForeground, runQuietly, say } from './run.mjs';

/**
 * Packs the application into `output`. Without arguments: everything electron-builder.yml lists for this platform.
 * Resolves to electron-builder's exit code.
 */
export async function packageApplication({ output, args = [] }) {
  buildApplication();
  const settings = [`-c.directories.output=${output}`, '--publish', 'never'];
  const dist = join(modules, 'electron/dist');
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) {
    say(`Restricted network: packing Electron ${restrictedVersion}, for tests only; this is not to be shipped.`);
    settings.push(`-c.electronDist=${realpathSync(dist)}`, `-c.electronVersion=${restrictedVersion}`);
    if (args.length > 0) return runBuilder([...args, ...settings]);
    // The tools for installers come from elsewhere; a folder and an archive of it need none.
    const code = await runBuilder(['--linux', 'dir', ...settings]);
    if (code === 0) archive(output);
    return code;
  }
  return runBuilder([...args, ...settings]);
}

function runBuilder(args) {
  return runInForeground(process.execPath, [join(modules, 'electron-builder/cli.js'), ...args]);
}

function archive(output) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(output, `${name}-${version}-linux-x64.tar.gz`);
  runQuietly('The archive', 'tar', ['-czf', file, '-C', output, 'linux-unpacked']);
}
