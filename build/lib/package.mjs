// Packing the built application with electron-builder.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { buildApplication } from './application.mjs';
import { modules, root } from './paths.mjs';
import { restrictedVersion } from './restricted-electron.mjs';
import { SetUpError, runInForeground, runQuietly, say } from './run.mjs';

/** What may be made of the restricted Electron: a folder to test. Installers are for people. */
const FOR_TESTS = new Set(['--dir', '--linux', '--x64', 'dir']);

/**
 * Packs the application into `output`. Without arguments: everything electron-builder.yml lists for this platform.
 * Resolves to electron-builder's exit code. Throws SetUpError when installers are asked for and the restricted Electron
 * is all there is.
 */
export async function packageApplication({ output, args = [] }) {
  const restricted = restrictedElectronInUse();
  const wanted = restricted ? argumentsForTests(args) : args;
  buildApplication();
  const settings = [`-c.directories.output=${output}`, '--publish', 'never'];
  if (restricted) {
    say(`Restricted network: packing Electron ${restrictedVersion}, for tests only; this is not to be shipped.`);
    settings.push(`-c.electronDist=${restricted}`, `-c.electronVersion=${restrictedVersion}`);
  }
  const builder = join(modules, 'electron-builder/cli.js');
  const code = await runInForeground(process.execPath, [builder, ...wanted, ...settings]);
  // electron-builder's own archiver comes from elsewhere.
  if (code === 0 && restricted && args.length === 0) archive(output);
  return code;
}

function archive(output) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(output, `${name}-${version}-linux-x64.tar.gz`);
  runQuietly('The archive', 'tar', ['-czf', file, '-C', output, 'linux-unpacked']);
}

// The folder of the restricted Electron when that is what node_modules/electron holds, else null.
function restrictedElectronInUse() {
  const dist = join(modules, 'electron/dist');
  return lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(dist) : null;
}

/** The arguments for electron-builder where only the restricted Electron is there. Throws SetUpError for installers. */
export function argumentsForTests(args) {
  if (args.length === 0) return ['--linux', 'dir'];
  const refused = args.find((word) => !FOR_TESTS.has(word));
  if (refused === undefined) return args;
  throw new SetUpError(
    `"${refused}" cannot be made here: Electron ${restrictedVersion} stands in for the real one, and what people install must hold the real one. Only a folder can be made, for tests (--linux dir); without arguments an archive of it as well.`,
  );
}

/**
 * Throws SetUpError unless the Electron that would be packed is the official one of the lock file.
 *
 * @param env the environment; ELECTRON_OVERRIDE_DIST_PATH names another Electron.
 */
export function requireOfficialElectron(env, restricted = restrictedElectronInUse()) {
  if (!env['ELECTRON_OVERRIDE_DIST_PATH'] && restricted === null) return;
  throw new SetUpError(
    'A release holds the official Electron of the lock file, and another one lies here. Release where its download can be reached, without ELECTRON_OVERRIDE_DIST_PATH.',
  );
}
