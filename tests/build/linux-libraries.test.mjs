import { resolve } from 'node:path';
import { platform } from 'node:process';
import { expect, test } from 'vitest';
import { missingDependencies, neededLibraries } from '../../build/lib/linux-libraries.mjs';

const deb = ['libgbm1', 'libasound2t64 | libasound2'];
const rpm = ['libgbm.so.1()(64bit)', 'libasound.so.2()(64bit)'];

test('packages that ask for every library miss nothing', () => {
  expect(missingDependencies(['libasound.so.2', 'libgbm.so.1'], { deb, rpm })).toEqual([]);
});

test('a library that a package does not ask for is named with the package', () => {
  expect(missingDependencies(['libgbm.so.1'], { deb: [], rpm })).toEqual([
    'libgbm.so.1: the deb does not depend on "libgbm1"',
  ]);
  expect(missingDependencies(['libgbm.so.1'], { deb, rpm: [] })).toEqual([
    'libgbm.so.1: the rpm does not depend on "libgbm.so.1()(64bit)"',
  ]);
  // One of its two names is not enough: on the other systems nothing of that name is there.
  expect(missingDependencies(['libasound.so.2'], { deb: ['libasound2'], rpm })).toHaveLength(1);
});

test('a library that a newer Electron needs and nobody has looked up yet stops the packing', () => {
  const missing = missingDependencies(['libnew.so.1'], { deb, rpm: ['libnew.so.1()(64bit)'] });
  expect(missing).toEqual([expect.stringMatching(/^libnew\.so\.1: .*Debian's package/)]);
});

// Where Linux packages are made, and readelf is.
test.runIf(platform === 'linux')('what a program is linked with is read from itself, for either processor', () => {
  const binding = (arch) =>
    resolve(import.meta.dirname, `../../node_modules/better-sqlite3/prebuilds/linux-${arch}.node`);
  for (const files of [[binding('x64')], [binding('arm64')], [binding('x64'), binding('arm64')]])
    expect(neededLibraries(files)).toEqual(['libc.so.6', 'libm.so.6', 'libstdc++.so.6']);
  expect(() => neededLibraries([import.meta.filename])).toThrow('readelf');
});
