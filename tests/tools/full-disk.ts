import { spawnSync } from 'node:child_process';

export interface DiskRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How a disk is made full here: a small file system of its own, or a limit on the size of files where none can be mounted. */
type Way = 'a small tmpfs' | 'a small tmpfs of a user namespace' | 'a limit on the size of files';

const NAMESPACES = {
  'a small tmpfs': ['--mount'],
  'a small tmpfs of a user namespace': ['--map-root-user', '--mount'],
};

/** What works here, tried once. @throws Error when nothing does: a test that cannot fill a disk must not pass. */
export const FULL_DISK: Way = (() => {
  for (const way of ['a small tmpfs', 'a small tmpfs of a user namespace'] as const) {
    if (inNamespace(way, '/tmp', 64, ['true']).code === 0) return way;
  }
  if (limited(64, ['bash', '-c', 'head -c 200000 /dev/zero > /dev/null']).code === 0)
    return 'a limit on the size of files';
  throw new Error('Neither can a file system be mounted nor the size of files be limited: no disk can be filled.');
})();

/**
 * Runs a program while the folder `disk` is on a disk that holds `kilobytes` (or, by the last way, takes no longer file).
 * What the program left there is in the folder afterwards.
 */
export function onSmallDisk(disk: string, kilobytes: number, argv: readonly string[], cwd: string): DiskRun {
  return FULL_DISK === 'a limit on the size of files'
    ? limited(kilobytes, argv, cwd)
    : inNamespace(FULL_DISK, disk, kilobytes, argv, cwd);
}

/** What is in the folder goes to the small disk and back: the mount ends with the program. */
function inNamespace(
  way: keyof typeof NAMESPACES,
  disk: string,
  kilobytes: number,
  argv: readonly string[],
  cwd?: string,
): DiskRun {
  const script = `
    set -e
    disk=$1; size=$2; shift 2
    exec 9< "$disk"
    mount -t tmpfs -o "size=\${size}k" none "$disk"
    if [ "$disk" != /tmp ]; then cp -a /proc/self/fd/9/. "$disk"; fi
    code=0; "$@" || code=$?
    if [ "$disk" != /tmp ]; then
      find /proc/self/fd/9/ -mindepth 1 -delete
      cp -a "$disk"/. /proc/self/fd/9/
    fi
    exit $code`;
  return run('unshare', [...NAMESPACES[way], 'bash', '-c', script, '-', disk, String(kilobytes), ...argv], cwd);
}

/** The signal that goes with the limit is ignored, as nothing sends it where a disk is full. */
function limited(kilobytes: number, argv: readonly string[], cwd?: string): DiskRun {
  const script = `trap '' XFSZ; ulimit -f ${String(kilobytes)}; exec "$@"`;
  return run('bash', ['-c', script, '-', ...argv], cwd);
}

function run(command: string, argv: readonly string[], cwd?: string): DiskRun {
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
