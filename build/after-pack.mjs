// Called by electron-builder when an application folder is complete: what is in it, and how large it is.
import { listPackage } from '@electron/asar';
import { closeSync, existsSync, openSync, readSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { missingDependencies, neededLibraries } from './lib/linux-libraries.mjs';

const MIB = 1024 * 1024;
/** Everything that is ours: the archive and what lies unpacked beside it. */
const LARGEST_OWN_BYTES = 40 * MIB;
/** What runs; nothing else is packed. */
const RUNS = [
  /^package\.json$/,
  /^out\/(?:main|preload|renderer)\/.*\.(?:js|mjs|cjs|css|html|wasm|ttf|woff2|svg|png|icc|json|bcmap|pfb)$/,
  /^assets\/(?:codes|fonts|icons|sample)\/[^/]+$/,
  /^main\/store\/migrations\/\d{4}-[a-z0-9-]+\.sql$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/.*\.js|prebuilds\/[a-z0-9-]+\.node)$/,
];
const ELF = Buffer.from('\x7fELF', 'latin1');
const BINDING = /better-sqlite3\/prebuilds\/.*\.node$/;

export default function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const resources = resourcesOf(appOutDir, electronPlatformName);
  // What Electron starts when there is no application; ours is there.
  rmSync(join(resources, 'default_app.asar'), { force: true });
  const own = filesBelow(resources).filter((file) => /^app\.asar(?:\.unpacked\/|$)/.test(file));
  const bytes = own.reduce((sum, file) => sum + statSync(join(resources, file)).size, 0);
  const all = filesBelow(appOutDir).reduce((sum, file) => sum + statSync(join(appOutDir, file)).size, 0);
  const bindings = own.filter((file) => BINDING.test(file));
  process.stdout.write(
    `  • ${electronPlatformName} ${String(arch)}: application code ${mib(bytes)} MiB of ${mib(all)} MiB; SQLite: ${bindings.join(', ')}\n`,
  );
  const needless = needlessFiles(listPackage(join(resources, 'app.asar')));
  if (needless.length > 0) throw new Error(`These files are packed and do not run: ${needless.join(', ')}`);
  if (bytes > LARGEST_OWN_BYTES) {
    throw new Error(`The application code is ${mib(bytes)} MiB; at most ${mib(LARGEST_OWN_BYTES)} MiB is allowed.`);
  }
  const loose = own.filter((file) => file !== 'app.asar' && !BINDING.test(file));
  if (loose.length > 0) throw new Error(`These files lie outside the archive, unprotected: ${loose.join(', ')}`);
  const wanted = bindingsWanted(electronPlatformName, arch);
  const found = bindings.map((file) => file.split('/').at(-1)).sort();
  if (found.join() !== wanted.join()) {
    throw new Error(`The package must hold the SQLite binding ${wanted.join(', ')}; it holds ${found.join(', ')}.`);
  }
  if (electronPlatformName === 'linux') requireDependencies(appOutDir, packager.config);
}

function requireDependencies(appOutDir, { deb, rpm }) {
  const files = filesBelow(appOutDir).map((file) => join(appOutDir, file));
  const missing = missingDependencies(neededLibraries(files.filter(isElf)), { deb: deb.depends, rpm: rpm.depends });
  if (missing.length > 0) throw new Error(`electron-builder.yml misses libraries:\n${missing.join('\n')}`);
}

function isElf(file) {
  const descriptor = openSync(file);
  try {
    const start = Buffer.alloc(4);
    readSync(descriptor, start, 0, 4, 0);
    return start.equals(ELF);
  } finally {
    closeSync(descriptor);
  }
}

/** The files among the entries of an archive that nothing of the application needs. */
export function needlessFiles(entries) {
  const paths = entries.map((entry) => entry.replaceAll('\\', '/').replace(/^\//, ''));
  const folders = new Set(paths.flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));
  return paths.filter((path) => !folders.has(path) && !RUNS.some((pattern) => pattern.test(path)));
}

function resourcesOf(appOutDir, platform) {
  if (platform !== 'darwin' && platform !== 'mas') return join(appOutDir, 'resources');
  const bundle = readdirSync(appOutDir).find((name) => name.endsWith('.app'));
  return join(appOutDir, bundle, 'Contents', 'Resources');
}

// electron-builder's numbers for architectures: 1 x64, 3 arm64, 4 universal.
function bindingsWanted(platform, arch) {
  if (platform === 'darwin') return ['darwin-arm64.node', 'darwin-x64.node'];
  const os = platform === 'win32' ? 'win32' : 'linux';
  return [`${os}-${arch === 3 ? 'arm64' : 'x64'}.node`];
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function mib(bytes) {
  return (bytes / MIB).toFixed(1);
}
