import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { readLimited } from '../exchange/read-limited.ts';
import { makePrivateFolder, writeAtomically } from '../files.ts';
import { checkNewer, filesFor, fits, misfit, systemWords, type Installed } from './fit.ts';
import { isReleased, markOf, sizeOf } from './installer-file.ts';
import { MANIFEST_MAX_BYTES, MANIFEST_SUFFIX, readManifest, type UpdateFile, type UpdateManifest } from './manifest.ts';

/** An installer that is what was released, in a folder that its user alone may enter. */
export interface VerifiedUpdate {
  readonly manifest: UpdateManifest;
  readonly file: UpdateFile;
  /** The copy that was verified, which is the one to install. */
  readonly path: string;
}

interface Around {
  readonly keys: readonly string[];
  readonly installed: Installed;
  /** Takes the copy. */
  readonly folder: string;
}

/** More in one folder than anybody carries. */
const MOST_MANIFESTS = 50;

/**
 * Verifies an update that came as a file: the installer, or the signed description beside it. The installer is copied to a private
 * folder while it is read, so what was verified cannot be swapped before it is used.
 *
 * @throws ResiduaError `update-invalid` with the reason; `invalid-input` when a file cannot be read; `file-unwritable`.
 */
export async function updateFromFile(path: string, { keys, installed, folder }: Around): Promise<VerifiedUpdate> {
  const isManifest = path.toLowerCase().endsWith(MANIFEST_SUFFIX);
  const manifest = isManifest ? manifestIn(path, keys) : await manifestBeside(path, keys);
  checkNewer(manifest, installed);
  const source = isManifest ? await installerBeside(path, manifest, installed) : path;
  const named = manifest.files.find(({ name }) => name === basename(source));
  if (named !== undefined && !fits(named, installed)) throw misfit(named, installed);
  return { manifest, ...(await takeCopy(source, manifest, installed, folder)) };
}

/** The manifest in a file. @throws ResiduaError `update-invalid`, `invalid-input`. */
export function manifestIn(path: string, keys: readonly string[]): UpdateManifest {
  const read = readLimited(path, MANIFEST_MAX_BYTES);
  if (!read.ok) throw new ResiduaError('invalid-input', `${basename(path)} ${read.reason}.`);
  return readManifest(read.bytes, keys);
}

/**
 * The manifest that lies beside an installer and names it; when several lie there and none names it, the first that can be read.
 *
 * @throws ResiduaError `invalid-input` when none lies there; `update-invalid` when none can be trusted.
 */
export async function manifestBeside(installer: string, keys: readonly string[]): Promise<UpdateManifest> {
  await sizeOf(installer);
  const folder = dirname(installer);
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith(MANIFEST_SUFFIX)).sort();
  const trusted: UpdateManifest[] = [];
  let fault: unknown = new ResiduaError(
    'invalid-input',
    `No signed description lies beside ${basename(installer)}. Put the file of the release that ends in ${MANIFEST_SUFFIX} into the same folder.`,
  );
  for (const name of names.slice(0, MOST_MANIFESTS)) {
    try {
      trusted.push(manifestIn(join(folder, name), keys));
    } catch (error) {
      fault = error;
    }
  }
  const naming = trusted.find(({ files }) => files.some(({ name }) => name === basename(installer)));
  const manifest = naming ?? trusted[0];
  if (manifest === undefined) throw fault;
  return manifest;
}

/** The one installer beside a manifest that runs here. @throws ResiduaError `update-invalid`. */
async function installerBeside(path: string, manifest: UpdateManifest, installed: Installed): Promise<string> {
  const folder = dirname(path);
  const there = new Set(await readdir(folder));
  const fitting = filesFor(manifest, installed).map(({ name }) => name);
  const found = fitting.filter((name) => there.has(name));
  const [first, ...others] = found;
  if (first === undefined) {
    throw new ResiduaError(
      'update-invalid',
      fitting.length === 0
        ? `Residua ${manifest.version} has no installer for ${systemWords(installed)}.`
        : `The installer does not lie beside its description. Put ${fitting.join(' or ')} into the same folder.`,
    );
  }
  if (others.length > 0) {
    throw new ResiduaError(
      'update-invalid',
      `Several installers for this system lie there. Choose one of them instead: ${found.join(', ')}.`,
    );
  }
  return join(folder, first);
}

async function takeCopy(
  source: string,
  manifest: UpdateManifest,
  installed: Installed,
  folder: string,
): Promise<{ file: UpdateFile; path: string }> {
  const size = await sizeOf(source);
  // Told at once, before a large file is read for nothing.
  if (!manifest.files.some(({ sizeInBytes }) => sizeInBytes === size)) throw changed(source, manifest);
  await clearUpdates(folder);
  await makePrivateFolder(folder);
  let file: UpdateFile | undefined;
  // Under a name that nobody starts until it has been read to its end.
  const copy = join(folder, 'unverified');
  await writeAtomically(
    copy,
    async (handle) => {
      const mark = await markOf(source, size, handle);
      file = manifest.files.find((one) => isReleased(mark, one));
      if (file === undefined) throw changed(source, manifest);
      if (!fits(file, installed)) throw misfit(file, installed);
    },
    { overwrite: true, mode: 0o700 },
  );
  if (file === undefined) throw changed(source, manifest);
  const path = join(folder, file.name);
  await rename(copy, path);
  return { file, path };
}

/** Removes what was verified before. */
export async function clearUpdates(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function changed(source: string, { version }: UpdateManifest): ResiduaError {
  return new ResiduaError(
    'update-invalid',
    `${basename(source)} is not a file of Residua ${version} as it was released: it was changed or damaged on the way. Do not install it; get it once more.`,
  );
}
