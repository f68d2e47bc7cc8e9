import { expect, test } from 'vitest';
import { missingDependencies } from '../../build/lib/linux-libraries.mjs';

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
