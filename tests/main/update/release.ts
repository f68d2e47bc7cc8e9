import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installed } from '../../../main/update/fit.ts';
import {
  canonicalBytes,
  keyId,
  manifestText,
  type UpdateFile,
  type UpdateManifest,
} from '../../../main/update/manifest.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As a build pins it. */
  readonly pinned: string;
}

export function signingKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pinned = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { privateKey, publicKey, pinned };
}

export const HERE: Installed = { version: '1.2.3', platform: 'linux', arch: 'x64' };
export const MANIFEST_NAME = 'Residua-1.3.0.residua-update.json';
export const DEB = 'residua-1.3.0-linux-amd64.deb';
export const APP_IMAGE = 'residua-1.3.0-linux-x86_64.AppImage';
export const SETUP = 'Residua-1.3.0-windows-x64-setup.exe';

/** What the installers of the release hold, by name. */
export const CONTENT: Readonly<Record<string, Buffer>> = {
  [DEB]: Buffer.alloc(3_000_000, 'deb'),
  [APP_IMAGE]: Buffer.alloc(2_000_001, 'appimage'),
  [SETUP]: Buffer.alloc(1000, 'setup'),
};

function fileOf(name: string, rest: Pick<UpdateFile, 'platform' | 'arch' | 'kind'>): UpdateFile {
  const content = CONTENT[name] ?? Buffer.alloc(1);
  return { ...rest, name, sizeInBytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

export function manifest(more: Partial<UpdateManifest> = {}): UpdateManifest {
  return {
    format: 'residua-update/1',
    version: '1.3.0',
    date: '2026-11-28',
    notes: '### Added\n\n- Größe, 二.',
    files: [
      fileOf(DEB, { platform: 'linux', arch: 'x64', kind: 'deb' }),
      fileOf(APP_IMAGE, { platform: 'linux', arch: 'x64', kind: 'appimage' }),
      fileOf(SETUP, { platform: 'win32', arch: 'x64', kind: 'nsis' }),
    ],
    ...more,
  };
}

export function signed(what: UpdateManifest, ...keys: readonly SigningKey[]): Buffer {
  const signatures = keys.map(({ privateKey, publicKey }) => ({
    key: keyId(publicKey),
    value: sign(null, canonicalBytes(what), privateKey).toString('base64'),
  }));
  return Buffer.from(manifestText(what, signatures));
}

/** Puts the manifest and installers of the release into a folder, as on a memory stick. */
export function carry(folder: string, bytes: Uint8Array, names: readonly string[]): string {
  writeFileSync(join(folder, MANIFEST_NAME), bytes);
  for (const name of names) writeFileSync(join(folder, name), CONTENT[name] ?? '');
  return join(folder, MANIFEST_NAME);
}
