import type { UpdateFile } from './manifest.ts';

/** What to do with a verified installer. */
export interface NextSteps {
  /** Whether the program starts it on request; else it only shows where it is. */
  readonly starts: boolean;
  /** In words, in order. */
  readonly steps: readonly string[];
}

const BACKUP = 'Make a backup (Settings, Backup): an older version does not open what a newer one has used.';
const UNPACK =
  'Quit Residua, unpack the file, and put what is in it in the place of the program’s files. A data folder beside the program stays where it is.';

/** How an installer of this kind is used. @param path of the verified copy. */
export function nextSteps({ kind, platform }: Pick<UpdateFile, 'kind' | 'platform'>, path: string): NextSteps {
  switch (kind) {
    case 'nsis':
      return {
        starts: true,
        steps: [
          BACKUP,
          'Start the installer and follow it. It closes Residua when it has to; your evaluations stay where they are.',
        ],
      };
    case 'msi':
      return {
        starts: true,
        steps: [
          BACKUP,
          'Start the installer. It needs the rights of an administrator. Your evaluations stay where they are.',
        ],
      };
    case 'dmg':
      return {
        starts: true,
        steps: [
          BACKUP,
          'Open the disk image. Then quit Residua and drag the new one to Applications in place of the old one.',
        ],
      };
    case 'zip':
      return {
        starts: false,
        steps: [
          BACKUP,
          platform === 'darwin'
            ? 'Unpack the file. Then quit Residua and move the new one to Applications in place of the old one.'
            : UNPACK,
        ],
      };
    case 'tar':
      return { starts: false, steps: [BACKUP, UNPACK] };
    case 'appimage':
      return {
        starts: false,
        steps: [BACKUP, 'Quit Residua and put this file in the place of the one that you start now.'],
      };
    case 'deb':
      return { starts: false, steps: [BACKUP, `Quit Residua and run: sudo apt install ${quoted(path)}`] };
    case 'rpm':
      return { starts: false, steps: [BACKUP, `Quit Residua and run: sudo dnf install ${quoted(path)}`] };
  }
}

/** For a POSIX shell. */
function quoted(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
