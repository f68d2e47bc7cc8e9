import { ResiduaError } from '../domain/errors.ts';
import { compareVersions } from '../domain/version.ts';
import type { UpdateFile, UpdateManifest } from './manifest.ts';

/** The installed program. */
export interface Installed {
  readonly version: string;
  /** As Node names them. */
  readonly platform: string;
  readonly arch: string;
}

const PLATFORM_WORDS = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

/** Whether an installer runs here. macOS has one for both processors; Windows on arm64 runs programs for x64 as well. */
export function fits(file: Pick<UpdateFile, 'platform' | 'arch'>, { platform, arch }: Installed): boolean {
  if (file.platform !== platform) return false;
  return file.arch === arch || file.arch === 'universal' || (platform === 'win32' && arch === 'arm64');
}

/** The installers of a release that run here, those for this very processor first. */
export function filesFor(manifest: UpdateManifest, installed: Installed): UpdateFile[] {
  const own = ({ arch }: UpdateFile): number => (arch === installed.arch ? 0 : 1);
  return manifest.files.filter((file) => fits(file, installed)).sort((one, other) => own(one) - own(other));
}

/** Why an installer is not for this machine, in words. */
export function misfit(file: UpdateFile, installed: Installed): ResiduaError {
  return new ResiduaError(
    'update-invalid',
    `${file.name} is for ${PLATFORM_WORDS[file.platform]} (${file.arch}); this is ${systemWords(installed)}. Take the file for this system.`,
  );
}

/** The system of the installed program, as people call it. */
export function systemWords({ platform, arch }: Installed): string {
  const words = new Map<string, string>(Object.entries(PLATFORM_WORDS));
  return `${words.get(platform) ?? platform} (${arch})`;
}

/** @throws ResiduaError `update-invalid` when a release is not newer than what is installed. */
export function checkNewer(manifest: UpdateManifest, { version }: Installed): void {
  const difference = compareVersions(manifest.version, version);
  if (difference > 0) return;
  throw new ResiduaError(
    'update-invalid',
    difference === 0
      ? `This is Residua ${version} already. There is nothing to install.`
      : `Residua ${manifest.version} is older than this version, ${version}. An older version is not installed over a newer one: it does not know what the newer one may have written, and computes by older rules.`,
  );
}
