// `node build/try-installers.mjs [FOLDER]`: installs what was built for this platform as a person would, opens its window and
// lets it do a piece of its work, takes it away again, and checks the signatures that the release notes speak of.
// For machines that are thrown away afterwards. FOLDER: dist/release unless told.
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './lib/paths.mjs';
import { SetUpError, main, say } from './lib/run.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'dist/release'));
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const sample = join(root, 'assets/sample/sample-evaluation.json');
const work = mkdtempSync(join(tmpdir(), 'residua-try-'));

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** Windows Installer's own codes, with which the setup answers too. */
const IN_USE = 1618;

await main(async () => {
  try {
    const tried = await { linux: tryLinux, win32: tryWindows, darwin: tryMac }[process.platform]();
    if (tried.length === 0) throw new SetUpError(`There is nothing in ${folder} that could be tried here.`);
    say(`Tried and found working: ${tried.join(', ')}.`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

async function tryLinux() {
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
    asRoot('apt-get', ['install', '-y', deb]);
    works('/usr/bin/residua', sandboxArguments());
    await whileOpen('/usr/bin/residua');
    asRoot('apt-get', ['remove', '-y', 'residua']);
    tried.push('deb');
  }
  const [rpm] = found(/-x86_64\.rpm$/);
  if (rpm) {
    // Another family of systems: whether it has everything that the package asks for, only its own installer knows.
    const install = `dnf install -y -q /release/${basename(rpm)}`;
    const use = 'residua --no-sandbox --version && residua --no-sandbox score /sample/sample-evaluation.json';
    const folders = ['-v', `${folder}:/release:ro`, '-v', `${dirname(sample)}:/sample:ro`];
    const said = run('docker', ['run', '--rm', ...folders, 'fedora:latest', 'sh', '-ec', `${install} && ${use}`]);
    if (!said.includes('"G8652"')) throw new SetUpError(`The program of the rpm did not score the sample:\n${said}`);
    tried.push('rpm');
  }
  return tried;
}

async function tryWindows() {
  const [setup] = found(/-windows-x64-setup\.exe$/);
  if (!setup) return [];
  if (isSigned()) for (const file of found(/\.(?:exe|msi)$/)) requireAuthenticode(file);
  run(setup, ['/S', '/currentuser']);
  const installed = join(process.env['LOCALAPPDATA'], 'Programs', 'Residua');
  const program = join(installed, 'Residua.exe');
  works(program, []);
  // The uninstaller carries on in a copy of itself unless it is told where it is.
  const uninstaller = [join(installed, 'Uninstall Residua.exe'), ['/S', '/currentuser', `_?=${installed}`]];
  await whileOpen(program, () => {
    // Somebody may be examining a person with it.
    refuses(setup, ['/S', '/currentuser'], IN_USE);
    refuses(...uninstaller, IN_USE);
  });
  const kept = join(process.env['LOCALAPPDATA'], 'Residua', 'kept');
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, '');
  run(...uninstaller);
  if (existsSync(program)) throw new SetUpError('The uninstaller left the program behind.');
  if (!existsSync(kept)) throw new SetUpError('The uninstaller deleted the data, and nobody had told it to.');
  run(setup, ['/S', '/currentuser']);
  const [command, words] = uninstaller;
  run(command, [...words.slice(0, -1), '--delete-app-data', words.at(-1)]);
  if (existsSync(kept)) throw new SetUpError('The uninstaller was told to delete the data, and kept them.');
  const [msi] = found(/-windows-x64\.msi$/);
  if (!msi) return ['setup.exe'];
  await tryMsi(msi);
  return ['setup.exe', 'msi'];
}

async function tryMsi(msi) {
  const program = join(process.env['ProgramFiles'], 'Residua', 'Residua.exe');
  run('msiexec', ['/i', msi, '/qn', '/norestart']);
  works(program, []);
  await whileOpen(program);
  const reports = 'HKLM\\Software\\Microsoft\\Windows\\Windows Error Reporting\\ExcludedApplications';
  run('reg', ['query', reports, '/v', 'Residua.exe', '/reg:64']);
  run('msiexec', ['/x', msi, '/qn', '/norestart']);
  if (existsSync(program)) throw new SetUpError('Windows Installer left the program behind.');
}

function requireAuthenticode(file) {
  const ask = `(Get-AuthenticodeSignature -LiteralPath '${file}').Status`;
  const status = run('powershell', ['-NoProfile', '-Command', ask]).trim();
  if (status !== 'Valid') throw new SetUpError(`The signature of ${file} is ${status}.`);
}

async function tryMac() {
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
    const program = join(bundle, 'Contents/MacOS/Residua');
    works(program, []);
    await whileOpen(program);
  } finally {
    // Something of what was just killed may still hold it.
    run('hdiutil', ['detach', '-force', mount]);
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

/**
 * The program says in its log that its window is open; then `body` runs, and the program is ended as a power cut would.
 * Without its sandbox it opens none, and root gets no sandbox: then somebody else starts it.
 */
async function whileOpen(program, body = () => undefined) {
  const home = mkdtempSync(join(work, 'home-'));
  const isLinux = process.platform === 'linux';
  if (isRoot) run('chmod', ['755', work]);
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const [command, ...words] = isLinux ? ['xvfb-run', '-a', program, '--disable-dev-shm-usage'] : [program];
  const started = spawn(command, words, {
    env: { ...process.env, HOME: home, RESIDUA_DATA_FOLDER: join(home, 'data') },
    cwd: home,
    stdio: 'ignore',
    detached: isLinux,
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  try {
    const log = join(home, 'data', 'logs', 'residua.log');
    const latest = Date.now() + 60_000;
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes('Started')) {
      if (started.exitCode !== null)
        throw new SetUpError(`${program} ended with ${started.exitCode}, without a window.`);
      if (Date.now() > latest) throw new SetUpError(`${program} opened no window within a minute.`);
      await sleep(250);
    }
    await body();
  } finally {
    if (process.platform === 'win32') spawnSync('taskkill', ['/F', '/T', '/PID', String(started.pid)]);
    else if (started.exitCode === null) process.kill(isLinux ? -started.pid : started.pid, 'SIGKILL');
    await sleep(1000);
  }
}

/** It ends with `code`, as something that must not be done now. */
function refuses(command, args, code) {
  const { status } = spawnSync(command, args);
  if (status !== code) throw new SetUpError(`${command} ended with ${status}, not ${code}.`);
}

function asRoot(command, args) {
  return isRoot ? run(command, args) : run('sudo', [command, ...args]);
}

// Chromium refuses its sandbox to root.
function sandboxArguments() {
  return isRoot ? ['--no-sandbox'] : [];
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
