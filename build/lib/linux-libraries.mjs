// The system libraries that the programs in a Linux package are linked with, held against what the deb and the rpm ask for: a
// machine without one of them would install the package and not start the program.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { SetUpError } from './run.mjs';

const glibc = 'libc6 (>= 2.31)';
/** Debian's package of each library. Ubuntu since 24.04 and Debian since 13 give some of them the suffix t64. */
const DEBIAN = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2t64 | libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0t64 | libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0t64 | libatspi2.0-0',
  'libc.so.6': glibc,
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2t64 | libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdl.so.2': glibc,
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgio-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0t64 | libgtk-3-0',
  'libm.so.6': glibc,
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpthread.so.0': glibc,
  'libsmime3.so': 'libnss3',
  'libstdc++.so.6': 'libstdc++6',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** The libraries that `files` (programs and libraries) are linked with and that are not among them. */
export function neededLibraries(files) {
  const own = new Set(files.map((file) => basename(file)));
  const { status, stdout, stderr, error } = spawnSync('readelf', ['--dynamic', '--wide', ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new SetUpError(`readelf could not tell what the programs are linked with: ${error?.message ?? stderr}`);
  }
  const linked = [...stdout.matchAll(/\(NEEDED\).*\[(.+)\]/g)].map(([, name]) => name);
  // Whatever runs here needs the C library; without it the answer was not understood, and nothing would be missed.
  if (!linked.includes('libc.so.6')) throw new SetUpError(`readelf named no libraries:\n${stdout.slice(0, 500)}`);
  // The loader comes with glibc.
  return [...new Set(linked)].filter((name) => !own.has(name) && !name.startsWith('ld-linux')).sort();
}

/**
 * What the packages do not ask for, a sentence each.
 *
 * @param libraries names of libraries, e.g. "libgbm.so.1"
 * @param deb what the deb depends on
 * @param rpm what the rpm depends on
 */
export function missingDependencies(libraries, { deb, rpm }) {
  return libraries.flatMap((name) => {
    const missing = [];
    const debian = DEBIAN[name];
    if (debian === undefined)
      missing.push(`${name}: build/lib/linux-libraries.mjs does not know Debian's package of it`);
    else if (!deb.includes(debian)) missing.push(`${name}: the deb does not depend on "${debian}"`);
    if (!rpm.includes(`${name}()(64bit)`)) missing.push(`${name}: the rpm does not depend on "${name}()(64bit)"`);
    return missing;
  });
}
