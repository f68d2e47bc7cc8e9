// `node build/try-installers.mjs [FOLDER]`: installs what was built for this platform as a person would, lets the installed
// program do a piece of its work, takes it away again, and checks the signatures that the release notes speak of.
// For machines that are thrown away afterwards. FOLDER: dist/release unless told.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './lib/paths.mjs';
import { SetUpError, main, say } from './lib/run.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'dist/release'));
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const sample = join(root, 'assets/sample/sample-evaluation.json');
const work = mkdtempSync(join(tmpdir(), 'residua-try-'));

await main(() => {
  try {
    const tried = { linux: tryLinux, win32: tryWindows, darwin: tryMac }[process.platform]();
    if (tried.length === 0) throw new SetUpError(`There is nothing in ${folder} that could be tried here.`);
    say(`Tried and found working: ${tried.join(', ')}.`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

function tryLinux() {
  const tried = [];
  const [archive] = found(/-x64\.tar\.gz$/);
  if (archive) {
    run('tar', ['-xzf', archive, '-C', work]);
    works(join(work, readdirSync(work)[0], 'residua'), sandboxArguments());
    tried.push('tar.gz');
  }
  const [image] = found(/-x86_64\.AppImage$/);
  if (image) {
    run('chmod', ['+x', image]);
    // Without FUSE, which machines for building seldom have.
    works(image, ['--appimage-extract-and-run']);
    tried.push('AppImage');
  }
  const [deb] = found(/-amd64\.deb$/);
  if (deb) {
    run('sudo', ['apt-get', 'install', '-y', deb]);
    works('/usr/bin/residua', []);
    run('sudo', ['apt-get', 'remove', '-y', 'residua']);
    tried.push('deb');
  }
  return tried;
}

function tryWindows() {
  const [setup] = found(/-windows-x64-setup\.exe$/);
  if (!setup) return [];
  if (isSigned()) for (const file of found(/\.(?:exe|msi)$/)) requireAuthenticode(file);
  run(setup, ['/S', '/currentuser']);
  const installed = join(process.env['LOCALAPPDATA'], 'Programs', 'residua');
  works(join(installed, 'Residua.exe'), []);
  // The uninstaller carries on in a copy of itself unless it is told where it is.
  run(join(installed, 'Uninstall Residua.exe'), ['/S', '/currentuser', `_?=${installed}`]);
  if (existsSync(join(installed, 'Residua.exe'))) throw new SetUpError('The uninstaller left the program behind.');
  return ['setup.exe'];
}

function requireAuthenticode(file) {
  const ask = `(Get-AuthenticodeSignature -LiteralPath '${file}').Status`;
  const status = run('powershell', ['-NoProfile', '-Command', ask]).trim();
  if (status !== 'Valid') throw new SetUpError(`The signature of ${file} is ${status}.`);
}

function tryMac() {
  const [image] = found(/\.dmg$/);
  if (!image) return [];
  const mount = join(work, 'image');
  run('hdiutil', ['attach', '-nobrowse', '-readonly', '-mountpoint', mount, image]);
  try {
    const bundle = join(mount, 'Residua.app');
    if (isSigned()) run('codesign', ['--verify', '--deep', '--strict', '--verbose=2', bundle]);
    if (/macOS: signed and notarised/.test(note())) {
      run('spctl', ['--assess', '--type', 'execute', '--verbose=2', bundle]);
      run('xcrun', ['stapler', 'validate', bundle]);
    }
    works(join(bundle, 'Contents/MacOS/Residua'), []);
  } finally {
    run('hdiutil', ['detach', mount]);
  }
  return ['dmg'];
}

/** The program says its version and scores the sample, without a window. */
function works(program, before) {
  const told = run(program, [...before, '--version']).trim();
  if (told !== version) throw new SetUpError(`${program} says it is version "${told}", not ${version}.`);
  const { residual } = JSON.parse(run(program, [...before, 'score', sample]));
  if (residual?.code !== 'G8652') throw new SetUpError(`${program} scored the sample as ${String(residual?.code)}.`);
}

// Chromium refuses its sandbox to root.
function sandboxArguments() {
  return process.getuid() === 0 ? ['--no-sandbox'] : [];
}

function note() {
  const file = join(folder, `signing-${process.platform}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function isSigned() {
  return /^\s*(?:Windows|macOS): signed/.test(note());
}

function found(pattern) {
  if (!existsSync(folder)) throw new SetUpError(`There is no folder ${folder}.`);
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}

function run(command, args) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw new SetUpError(`${command} could not be started: ${error.message}`);
  if (status !== 0) throw new SetUpError(`${command} ended with ${signal ?? status}:\n${stdout}${stderr}`);
  return stdout;
}
