import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from '@playwright/test';

/** What each fuse is set to: ASCII 0 off, 1 on. */
const STRICT = new Map([
  [FuseV1Options.RunAsNode, '0'],
  [FuseV1Options.EnableCookieEncryption, '1'],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, '0'],
  [FuseV1Options.EnableNodeCliInspectArguments, '0'],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, '1'],
  [FuseV1Options.OnlyLoadAppFromAsar, '1'],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, '0'],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, '0'],
]);

/** How WebAssembly finds accesses out of bounds; both ways are safe, so Electron's choice stands. */
const NO_MATTER_OF_STRICTNESS = new Set([FuseV1Options.WasmTrapHandlers]);

/** Every fuse that there is, in the program or bundle at `path`, is known and strict. */
export async function expectStrictFuses(path: string): Promise<void> {
  const known = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
  expect(known.filter((option) => !STRICT.has(option) && !NO_MATTER_OF_STRICTNESS.has(option))).toEqual([]);
  const wire = await getCurrentFuseWire(path);
  for (const [fuse, state] of STRICT) expect(String.fromCharCode(wire[fuse] ?? 0), FuseV1Options[fuse]).toBe(state);
}
