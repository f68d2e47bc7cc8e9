import { posix, win32 } from 'node:path';

/** What decides where Residua keeps its data. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The running program, absolute. */
  readonly executable: string;
  /** False in a checkout, which is never portable. */
  readonly isPackaged: boolean;
  /** The user's folder for application data; on Windows the roaming one. */
  readonly appData: string;
  readonly exists: (path: string) => boolean;
}

/** A file or folder of this name beside the program makes it portable. */
const PORTABLE_MARKS = ['residua-portable', 'Residua Data'] as const;
const PORTABLE_FOLDER = 'Residua Data';
/** What the installer of Windows puts beside the program. It empties the whole folder at every update. */
const UNINSTALLER = 'Uninstall Residua.exe';

/**
 * Where everything is kept, the first that applies: `RESIDUA_DATA_FOLDER`; beside a portable program; on Windows the
 * local application data, because a roaming profile is copied from machine to machine while the vault may be open,
 * unless a vault lies in the roaming one already; else the user's application data.
 */
export function placeOfData(machine: Machine): string {
  const { env, platform, appData, exists } = machine;
  const { join } = pathsOf(platform);
  const told = env['RESIDUA_DATA_FOLDER'] ?? '';
  if (told !== '') return told;
  const beside = portableFolder(machine);
  if (beside !== null) return beside;
  const usual = join(appData, 'Residua');
  const local = env['LOCALAPPDATA'] ?? '';
  if (platform !== 'win32' || local === '') return usual;
  const own = join(local, 'Residua');
  return !exists(join(own, 'vault')) && exists(join(usual, 'vault')) ? usual : own;
}

/** The data folder of a portable program; null when it is not portable, as a program that was installed never is. */
export function portableFolder(machine: Machine): string | null {
  if (!machine.isPackaged) return null;
  const { join } = pathsOf(machine.platform);
  const folder = folderOfProgram(machine);
  if (machine.platform === 'win32' && machine.exists(join(folder, UNINSTALLER))) return null;
  return PORTABLE_MARKS.some((mark) => machine.exists(join(folder, mark))) ? join(folder, PORTABLE_FOLDER) : null;
}

/**
 * Whether an update or removal of the program would take the folder away: it lies among the program's own files, and
 * is not the one that a portable program keeps for its data.
 *
 * @param folder absolute.
 */
export function isAmongProgramFiles(folder: string, machine: Machine): boolean {
  if (!machine.isPackaged || folder === portableFolder(machine)) return false;
  const { dirname, relative, isAbsolute, sep } = pathsOf(machine.platform);
  const { platform, env, executable } = machine;
  // An AppImage is a file by itself; what lies in its folder is the user's own.
  if (platform === 'linux' && (env['APPIMAGE'] ?? '').startsWith('/')) return false;
  const bundle = /^(.*\.app)\/Contents\/MacOS\//.exec(executable)?.[1];
  const way = relative((platform === 'darwin' ? bundle : undefined) ?? dirname(executable), folder);
  return way === '' || !(isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`));
}

/** The folder in which the user sees the program: of the AppImage, beside the bundle of macOS, else of the executable. */
function folderOfProgram({ platform, env, executable }: Machine): string {
  const { dirname, join } = pathsOf(platform);
  const appImage = env['APPIMAGE'] ?? '';
  if (platform === 'linux' && appImage.startsWith('/')) return dirname(appImage);
  if (platform === 'darwin' && executable.includes('.app/Contents/MacOS/'))
    return join(dirname(executable), '../../..');
  return dirname(executable);
}

function pathsOf(
  platform: NodeJS.Platform,
): Pick<typeof posix, 'join' | 'dirname' | 'relative' | 'isAbsolute' | 'sep'> {
  return platform === 'win32' ? win32 : posix;
}
