// The signed description of a release: from the folder with its installers to the text that the program verifies.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalBytes, keyId, manifestText, readManifest } from '../../main/update/manifest.ts';
import { SetUpError } from './run.mjs';

// electron-builder names architectures as each kind of package does.
const ARCHES = { x64: 'x64', x86_64: 'x64', amd64: 'x64', arm64: 'arm64', aarch64: 'arm64', universal: 'universal' };
const KINDS = [
  { platform: 'win32', kind: 'nsis', name: /^Residua-(.+?)-windows-(\w+)-setup\.exe$/ },
  { platform: 'win32', kind: 'msi', name: /^Residua-(.+?)-windows-(\w+)\.msi$/ },
  { platform: 'win32', kind: 'zip', name: /^Residua-(.+?)-windows-(\w+)\.zip$/ },
  { platform: 'darwin', kind: 'dmg', name: /^Residua-(.+?)-mac-(\w+)\.dmg$/ },
  { platform: 'darwin', kind: 'zip', name: /^Residua-(.+?)-mac-(\w+)\.zip$/ },
  { platform: 'linux', kind: 'appimage', name: /^residua-(.+?)-linux-(\w+)\.AppImage$/ },
  { platform: 'linux', kind: 'deb', name: /^residua-(.+?)-linux-(\w+)\.deb$/ },
  { platform: 'linux', kind: 'rpm', name: /^residua-(.+?)-linux-(\w+)\.rpm$/ },
  { platform: 'linux', kind: 'tar', name: /^residua-(.+?)-linux-(\w+)\.tar\.gz$/ },
];
const INSTALLER = /\.(?:exe|msi|dmg|zip|AppImage|deb|rpm|tar\.gz)$/;

/** The installers in a folder as the manifest lists them. Throws SetUpError for one that is not of this version. */
export async function installersIn(folder, version) {
  const files = [];
  for (const name of readdirSync(folder)
    .filter((one) => INSTALLER.test(one))
    .sort()) {
    files.push({ ...whatIs(name, version), name, ...(await markOf(join(folder, name))) });
  }
  if (files.length === 0) throw new SetUpError(`There is no installer in ${folder}.`);
  return files;
}

function whatIs(name, version) {
  for (const { platform, kind, name: pattern } of KINDS) {
    const [, own, word] = pattern.exec(name) ?? [];
    if (own === undefined) continue;
    if (own !== version) throw new SetUpError(`${name} is of version ${own}; the release is ${version}.`);
    if (!Object.hasOwn(ARCHES, word)) break;
    return { platform, arch: ARCHES[word], kind };
  }
  throw new SetUpError(`${name} looks like an installer, but its name says neither system nor processor.`);
}

async function markOf(file) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return { sizeInBytes: statSync(file).size, sha256: hash.digest('hex') };
}

/**
 * Signs with every private key of `pem`, one after the other; while keys are changed there are two.
 * Throws SetUpError when one is no Ed25519 key, or when a program with these pinned keys would not take the result.
 */
export function signedManifest(manifest, pem, pinned) {
  const signatures = privateKeys(pem).map((key) => ({
    key: keyId(createPublicKey(key)),
    value: sign(null, canonicalBytes(manifest), key).toString('base64'),
  }));
  const text = manifestText(manifest, signatures);
  try {
    readManifest(Buffer.from(text), pinned);
  } catch (cause) {
    throw new SetUpError(
      `The program itself would refuse this signature: ${cause.message} Put the public key into main/update/channel.ts before the release is built.`,
      { cause },
    );
  }
  return text;
}

function privateKeys(pem) {
  const blocks = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]*?-----END PRIVATE KEY-----/g) ?? [];
  if (blocks.length === 0)
    throw new SetUpError('UPDATE_SIGNING_KEY holds no private key in PEM (PKCS #8, not encrypted).');
  return blocks.map((block, index) => {
    let key;
    try {
      key = createPrivateKey(block);
    } catch {
      throw new SetUpError(`Key ${index + 1} of UPDATE_SIGNING_KEY cannot be read.`);
    }
    if (key.asymmetricKeyType !== 'ed25519')
      throw new SetUpError(`Key ${index + 1} of UPDATE_SIGNING_KEY is not Ed25519.`);
    return key;
  });
}
