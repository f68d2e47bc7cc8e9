// Programs and libraries that come from the system: installed on Debian and Ubuntu when root, else named with the exact command.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { SetUpError, hasCommand, runQuietly, say } from './run.mjs';

const library = (...names) => ({ names, present: (installed) => names.some((name) => installed.has(name)) });
const program = (name, ...commands) => ({ names: [name], commands, present: () => commands.every(hasCommand) });
const file = (name, path) => ({ names: [name], present: () => existsSync(path) });

// Ubuntu since 24.04 gives some libraries the suffix t64.
const electronLibraries = [
  library('libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3'),
  library('libasound2t64', 'libasound2'),
  library('libgbm1'),
  library('libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
  library('libcups2t64', 'libcups2'),
  library('libdrm2'),
];

/** What each purpose needs beyond npm packages. */
export const requirements = {
  window: electronLibraries,
  packing: [...electronLibraries, program('binutils', 'readelf')],
  tests: [
    ...electronLibraries,
    program('xvfb', 'Xvfb'),
    program('poppler-utils', 'pdfsig', 'pdftotext', 'pdftoppm'),
    program('qpdf', 'qpdf'),
    program('mupdf-tools', 'mutool'),
    program('openssl', 'openssl'),
    program('libnss3-tools', 'certutil'),
    program('nsis', 'makensis'),
    program('wine', 'wine'),
    program('default-jdk-headless', 'java', 'javac'),
    program('binutils', 'readelf'),
    file('libjaxb-java', '/usr/share/java/jaxb-runtime.jar'),
  ],
  unpacking: [program('unzip', 'unzip')],
  compiling: [program('make', 'make'), program('g++', 'g++'), program('python3', 'python3')],
};

/**
 * Makes sure that everything in `needed` is present. macOS and Windows carry what the window needs themselves.
 * Throws SetUpError with the command to run when this person may not install it.
 */
export function requireFromSystem(needed) {
  if (process.platform !== 'linux') return;
  const debian = hasCommand('apt-get') && hasCommand('dpkg-query');
  if (!debian) return requireCommands(needed);
  if (missing(needed).length === 0) return;
  const root = process.getuid() === 0;
  if (root && !readdirSync('/var/lib/apt/lists').some((name) => name.endsWith('_Packages'))) update();
  const packages = missing(needed).map((item) => item.names.find(isAvailable) ?? item.names.at(-1));
  if (!root) {
    throw new SetUpError(
      `System packages are missing. Run this, then repeat:\n  sudo apt-get install -y ${packages.join(' ')}`,
    );
  }
  say(`Installing system packages: ${packages.join(' ')} …`);
  if (!install(packages, false)) {
    update();
    install(packages, true);
  }
  const left = missing(needed).map((item) => item.names[0]);
  if (left.length > 0) throw new SetUpError(`apt-get succeeded, yet these are still missing: ${left.join(', ')}`);
}

function missing(needed) {
  const names = needed.flatMap((item) => (item.commands ? [] : item.names));
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const lines = query.stdout.split('\n').map((line) => line.split(' '));
  const installed = new Set(lines.filter(([, status]) => status === 'installed').map(([name]) => name));
  return needed.filter((item) => !item.present(installed));
}

// Without apt only programs can be looked for; a missing library names itself when Electron starts.
function requireCommands(needed) {
  const lacking = needed.filter((item) => item.commands && !item.present());
  if (lacking.length === 0) return;
  const words = lacking.map((item) => `${item.commands.join(', ')} (Debian: ${item.names[0]})`);
  throw new SetUpError(
    `Install these programs with your system's package manager, then repeat:\n  ${words.join('\n  ')}`,
  );
}

function isAvailable(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { encoding: 'utf8' }).stdout.startsWith(
    'Package:',
  );
}

const apt = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };

function update() {
  runQuietly('apt-get update', 'apt-get', ['update', '-qq', '-o', 'DPkg::Lock::Timeout=120'], apt);
}

function install(packages, mustSucceed) {
  const args = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages];
  try {
    runQuietly('apt-get install', 'apt-get', args, apt);
    return true;
  } catch (error) {
    if (mustSucceed || !(error instanceof SetUpError)) throw error;
    return false;
  }
}
