import { app, dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CallOutput } from '../contract/contract.ts';
import { compareVersions } from '../domain/version.ts';
import { ResiduaError } from '../domain/errors.ts';
import { readSettings } from '../store/settings.ts';
import { askManifest } from '../update/ask-manifest.ts';
import { channelObstacle, UPDATE_CHANNEL, type UpdateChannel } from '../update/channel.ts';
import { filesFor, type Installed } from '../update/fit.ts';
import { updateFromFile, type VerifiedUpdate } from '../update/from-file.ts';
import { isReleased, markOf } from '../update/installer-file.ts';
import { readManifest } from '../update/manifest.ts';
import { nextSteps } from '../update/next-steps.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import { updateFolder } from './paths.ts';
import { policy } from './policy.ts';

type UpdateHandlers = Pick<Handlers, Extract<keyof Handlers, `update.${string}`>>;

/** Updates: asked for when the person wants it and allowed it, or brought as a file. Nothing happens by itself. */
export function updateHandlers(vault: Vault, window: () => BrowserWindow | null): UpdateHandlers {
  const channel = updateChannel();
  const installed: Installed = { version: app.getVersion(), platform: process.platform, arch: process.arch };
  let last: VerifiedUpdate | null = null;

  return {
    'update.state': () => ({
      version: installed.version,
      host: channel.address === null ? null : new URL(channel.address).host,
      obstacle: channelObstacle(channel),
      checksObstacle: checksObstacle(channel),
    }),

    'update.check': async () => {
      const obstacle = checksObstacle(channel);
      if (obstacle !== null) throw new ResiduaError('not-permitted', obstacle);
      if (channel.address === null || !readSettings(vault.database).updateChecks) {
        throw new ResiduaError(
          'not-permitted',
          'Checking for updates is switched off. Switch it on in the settings first.',
        );
      }
      const manifest = readManifest(await askManifest(channel.address, channel), channel.keys);
      const { version, date, notes } = manifest;
      if (compareVersions(version, installed.version) <= 0) return { kind: 'current', version: installed.version };
      const files = filesFor(manifest, installed).map(({ name, sizeInBytes, sha256 }) => ({
        name,
        sizeInBytes,
        sha256,
      }));
      return { kind: 'newer', version, date, notes, files };
    },

    'update.choose': async () => {
      const obstacle = channelObstacle(channel);
      if (obstacle !== null) throw new ResiduaError('not-permitted', obstacle);
      const chosen = await chooseUpdate(window());
      if (chosen === null) return null;
      last = null;
      last = await updateFromFile(chosen, { keys: channel.keys, installed, folder: updateFolder() });
      return told(last);
    },

    'update.open': async ({ sha256 }) => {
      if (last?.file.sha256 !== sha256) {
        throw new ResiduaError('not-found', 'The update is no longer at hand. Choose its file once more.');
      }
      const { file, path } = last;
      // Time has passed since it was verified.
      if (!existsSync(path) || !isReleased(await markOf(path, file.sizeInBytes), file)) {
        last = null;
        throw new ResiduaError(
          'update-invalid',
          `${file.name} is not what it was when it was verified. Choose it once more.`,
        );
      }
      if (!nextSteps(file, path).starts) {
        shell.showItemInFolder(path);
        return null;
      }
      const failure = await shell.openPath(path);
      if (failure === '') return null;
      shell.showItemInFolder(path);
      throw new ResiduaError(
        'not-permitted',
        `The system did not start ${file.name}. It is shown in its folder; ask whoever administers this machine.`,
      );
    },
  };
}

function told({
  manifest: { version, date, notes },
  file,
  path,
}: VerifiedUpdate): NonNullable<CallOutput<'update.choose'>> {
  const { name, sizeInBytes, sha256 } = file;
  return { version, date, notes, name, sizeInBytes, sha256, path, ...nextSteps(file, path) };
}

/** Why nobody may have it asked for newer versions, in words; null when the person decides. */
export function checksObstacle(channel: UpdateChannel = updateChannel()): string | null {
  if (policy().updateChecks === false) return 'The policy of this machine forbids it.';
  return (
    channelObstacle(channel) ?? (channel.address === null ? 'This build of Residua names no address to ask.' : null)
  );
}

const channelSchema = z.strictObject({
  address: z.url({ protocol: /^https$/ }).nullable(),
  keys: z.array(z.string()),
  ca: z.string().optional(),
});

/** The program that is not packaged, which the tests start, can be given another channel; the installed one cannot. */
function updateChannel(): UpdateChannel {
  const file = app.isPackaged ? undefined : process.env['RESIDUA_UPDATE_CHANNEL_FILE'];
  return file === undefined ? UPDATE_CHANNEL : channelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const UPDATE: OpenDialogOptions = {
  title: 'Update from a file',
  buttonLabel: 'Verify',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [
    { name: 'Updates of Residua', extensions: ['exe', 'msi', 'dmg', 'zip', 'AppImage', 'deb', 'rpm', 'gz', 'json'] },
  ],
};

async function chooseUpdate(window: BrowserWindow | null): Promise<string | null> {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(UPDATE) : await dialog.showOpenDialog(window, UPDATE);
  return canceled ? null : (filePaths[0] ?? null);
}
