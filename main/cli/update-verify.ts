import { createPublicKey } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { ResiduaError } from '../domain/errors.ts';
import { compareVersions } from '../domain/version.ts';
import { channelObstacle, UPDATE_CHANNEL } from '../update/channel.ts';
import { manifestBeside, manifestIn } from '../update/from-file.ts';
import { isReleased, markOf } from '../update/installer-file.ts';
import { MANIFEST_SUFFIX, publicKeyOf, type UpdateFile, type UpdateManifest } from '../update/manifest.ts';
import { EXIT } from './exit-codes.ts';
import { readInput } from './files.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

export interface UpdateVerifyOptions {
  readonly key?: string;
}

interface CheckedFile {
  readonly name: string;
  readonly valid: boolean;
  /** What it is in the release; null when the release has no such file. */
  readonly released: UpdateFile | null;
}

const KEY_FILE_MAX_BYTES = 4096;

/**
 * `update verify FILE`: whether a release and its installers are genuine and whole, as JSON; for any system, whatever version runs
 * here. 0 only when the signature holds and every installer that was looked at, one at least, is what was released.
 */
export async function updateVerifyCommand(file: string, { key }: UpdateVerifyOptions, io: CliIo): Promise<number> {
  const keys = key === undefined ? pinnedKeys() : [keyIn(key, io)];
  const result = await verified(resolve(io.cwd, file), keys);
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return result.valid ? EXIT.ok : EXIT.notValid;
}

async function verified(path: string, keys: readonly string[]) {
  try {
    const isManifest = path.toLowerCase().endsWith(MANIFEST_SUFFIX);
    const manifest = isManifest ? manifestIn(path, keys) : await manifestBeside(path, keys);
    const files = isManifest ? await installersBeside(path, manifest) : [await installer(path, manifest)];
    const valid = files.length > 0 && files.every((one) => one.valid);
    const { version, date } = manifest;
    return {
      valid,
      reason: reasonOf(files),
      version,
      date,
      newer: compareVersions(version, packageJson.version) > 0,
      files,
    };
  } catch (error) {
    if (!(error instanceof ResiduaError) || error.code !== 'update-invalid') throw error;
    return { valid: false, reason: error.message, version: null, date: null, newer: null, files: [] };
  }
}

function reasonOf(files: readonly CheckedFile[]): string | null {
  if (files.length === 0) return 'The signature holds, but none of the installers lies beside it.';
  const bad = files.filter(({ valid }) => !valid).map(({ name }) => name);
  if (bad.length === 0) return null;
  return `Changed or damaged, or no part of this release: ${bad.join(', ')}. Do not install it.`;
}

/** The installers of a release that lie beside its manifest. */
async function installersBeside(path: string, manifest: UpdateManifest): Promise<CheckedFile[]> {
  const folder = dirname(path);
  const there = new Set(await readdir(folder));
  const checked: CheckedFile[] = [];
  for (const file of manifest.files.filter(({ name }) => there.has(name))) {
    const mark = await markOf(join(folder, file.name), file.sizeInBytes);
    const valid = isReleased(mark, file);
    checked.push({ name: file.name, valid, released: valid ? file : null });
  }
  return checked;
}

/** An installer under whatever name it has now. */
async function installer(path: string, { files }: UpdateManifest): Promise<CheckedFile> {
  const mark = await markOf(path, Math.max(...files.map(({ sizeInBytes }) => sizeInBytes)));
  const released = files.find((one) => isReleased(mark, one)) ?? null;
  return { name: basename(path), valid: released !== null, released };
}

/** @throws Refusal when this build has none. */
function pinnedKeys(): readonly string[] {
  const obstacle = channelObstacle(UPDATE_CHANNEL);
  if (obstacle !== null) throw new Refusal([`FILE: ${obstacle} Name the key with --key.`]);
  return UPDATE_CHANNEL.keys;
}

/** @throws Refusal when it is no public Ed25519 key. */
function keyIn(file: string, io: CliIo): string {
  const pem = Buffer.from(readInput(file, '--key', KEY_FILE_MAX_BYTES, io)).toString('utf8');
  try {
    const spki = createPublicKey(pem).export({ format: 'der', type: 'spki' }).toString('base64');
    publicKeyOf(spki);
    return spki;
  } catch {
    throw new Refusal([`--key: ${file} is no public Ed25519 key in PEM`]);
  }
}
