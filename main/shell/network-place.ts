import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The kind of network file system a folder lies on, in words; null for a disk of this machine. SQLite needs locks and
 * shared memory that network file systems do not keep reliably: two machines, or one interruption, can damage the file.
 *
 * @param folder need not exist yet; its nearest parent is asked.
 */
export function networkKind(folder: string, platform: NodeJS.Platform = process.platform): string | null {
  const place = nearest(folder);
  switch (platform) {
    case 'win32':
      // A drive letter that stands for a share is resolved to the share.
      return windowsKind(folder) ?? windowsKind(realpathSync.native(place));
    case 'darwin':
      return macKind(realpathSync(place), mounts());
    default:
      return linuxKind(statfsSync(place).type, realpathSync(place), mountinfo());
  }
}

/** Kinds that Linux tells by number (statfs(2)). */
const LINUX_MAGIC: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);
const FUSE = 0x65735546;
/** Between a virtual machine and its host it is the machine's own disk; over a wire, or to a disk of Windows, it is not. */
const PLAN_9 = 0x01021997;
const REMOTE_PLAN_9 = /\b(?:trans=(?:tcp|rdma)|aname=drvfs)\b/;
const REMOTE_FUSE =
  /^fuse\.(?:sshfs|rclone|s3fs|gvfsd-fuse|glusterfs|curlftpfs|smbnetfs|davfs2?|goofys|gcsfuse|mount\.cvmfs2|ceph.*|juicefs)$/;

/**
 * @param type of statfs(2); systems of 32 bits give it with a sign.
 * @param place without symbolic links.
 * @param table text of /proc/self/mountinfo; of FUSE and 9P the number does not tell what is behind it.
 */
export function linuxKind(type: number, place: string, table: string): string | null {
  const magic = type >>> 0;
  if (magic !== FUSE && magic !== PLAN_9) return LINUX_MAGIC.get(magic) ?? null;
  const mounted = table.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , , point = ''] = before.split(' ');
    return point === '' ? [] : [{ point: unescape(point), kind: after }];
  });
  // "fuse.sshfs server:/ rw,user_id=0": kind, source, options.
  const after = mountOf(place, mounted) ?? '';
  if (magic === PLAN_9) return REMOTE_PLAN_9.test(after) ? '9P' : null;
  const [kind = ''] = after.split(' ');
  return REMOTE_FUSE.test(kind) ? kind.replace('fuse.', '') : null;
}

/** In mountinfo a space is "\040". */
function unescape(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** A path of the form `\\server\share`. `\\?\C:\` and `\\.\` are names of this machine's own disks. */
export function windowsKind(path: string): string | null {
  if (/^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path)) return 'Windows share';
  return /^[\\/]{2}[^\\/?.][^\\/]*[\\/]/.test(path) ? 'Windows share' : null;
}

const MAC_KINDS: ReadonlyMap<string, string> = new Map([
  ['smbfs', 'SMB'],
  ['nfs', 'NFS'],
  ['afpfs', 'AFP'],
  ['webdav', 'WebDAV'],
  ['ftp', 'FTP'],
  ['macfuse', 'macFUSE'],
]);

/** @param table what /sbin/mount prints: "//user@server/share on /Volumes/share (smbfs, nodev)". */
export function macKind(place: string, table: string): string | null {
  const mounted = table.split('\n').flatMap((line) => {
    const [, point, kind] = /^.* on (\/.*) \(([a-z0-9]+)[,)]/.exec(line) ?? [];
    return point === undefined || kind === undefined ? [] : [{ point, kind }];
  });
  return MAC_KINDS.get(mountOf(place, mounted) ?? '') ?? null;
}

/** The kind of the mount a path lies on: the longest one, and of equal ones the last, which hides the others. */
function mountOf(place: string, mounted: readonly { point: string; kind: string }[]): string | undefined {
  let found: { point: string; kind: string } | undefined;
  for (const mount of mounted) {
    const isAround =
      place === mount.point || place.startsWith(mount.point.endsWith('/') ? mount.point : `${mount.point}/`);
    if (isAround && mount.point.length >= (found?.point.length ?? 0)) found = mount;
  }
  return found?.kind;
}

function nearest(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(place) || place === dirname(place)) return place;
  }
}

function mountinfo(): string {
  return existsSync('/proc/self/mountinfo') ? readFileSync('/proc/self/mountinfo', 'utf8') : '';
}

function mounts(): string {
  return execFileSync('/sbin/mount', [], { encoding: 'utf8', timeout: 10_000 });
}
