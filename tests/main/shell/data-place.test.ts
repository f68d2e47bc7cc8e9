import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataObstacle } from '../../../main/shell/data-obstacle.ts';
import { isAmongProgramFiles, placeOfData, portableFolder, type Machine } from '../../../main/shell/data-place.ts';
import { linuxKind, macKind, networkKind, windowsKind } from '../../../main/shell/network-place.ts';

const LINUX: Machine = {
  platform: 'linux',
  env: {},
  executable: '/opt/Residua/residua',
  isPackaged: true,
  appData: '/home/e/.config',
  exists: () => false,
};
const WINDOWS: Machine = {
  ...LINUX,
  platform: 'win32',
  env: { LOCALAPPDATA: 'C:\\Users\\e\\AppData\\Local' },
  executable: 'C:\\Program Files\\Residua\\Residua.exe',
  appData: 'C:\\Users\\e\\AppData\\Roaming',
};
const having = (...paths: string[]) => ({ exists: (path: string) => paths.includes(path) });

describe('the data folder', () => {
  it('is the user’s own', () => {
    expect(placeOfData(LINUX)).toBe('/home/e/.config/Residua');
  });

  it('is the one the environment names, before all else', () => {
    const env = { RESIDUA_DATA_FOLDER: '/srv/data' };
    expect(placeOfData({ ...LINUX, env, ...having('/opt/Residua/residua-portable') })).toBe('/srv/data');
    expect(placeOfData({ ...LINUX, env: { RESIDUA_DATA_FOLDER: '' } })).toBe('/home/e/.config/Residua');
  });

  it('does not roam on Windows', () => {
    expect(placeOfData(WINDOWS)).toBe('C:\\Users\\e\\AppData\\Local\\Residua');
  });

  it('stays in the roaming profile where a vault lies there and only there', () => {
    const old = 'C:\\Users\\e\\AppData\\Roaming\\Residua\\vault';
    const own = 'C:\\Users\\e\\AppData\\Local\\Residua\\vault';
    expect(placeOfData({ ...WINDOWS, ...having(old) })).toBe('C:\\Users\\e\\AppData\\Roaming\\Residua');
    expect(placeOfData({ ...WINDOWS, ...having(old, own) })).toBe('C:\\Users\\e\\AppData\\Local\\Residua');
  });

  it.each(['residua-portable', 'Residua Data'])('lies beside a portable program, which “%s” marks', (mark) => {
    expect(placeOfData({ ...LINUX, ...having(`/opt/Residua/${mark}`) })).toBe('/opt/Residua/Residua Data');
    const windows = { ...WINDOWS, executable: 'E:\\Residua\\Residua.exe', ...having(`E:\\Residua\\${mark}`) };
    expect(placeOfData(windows)).toBe('E:\\Residua\\Residua Data');
  });

  it('lies beside an AppImage and beside a bundle of macOS, not inside', () => {
    const image = { ...LINUX, env: { APPIMAGE: '/media/stick/residua.AppImage' }, executable: '/tmp/.mount_x/residua' };
    expect(portableFolder({ ...image, ...having('/media/stick/residua-portable') })).toBe('/media/stick/Residua Data');
    const mac: Machine = { ...LINUX, platform: 'darwin', executable: '/Volumes/S/Residua.app/Contents/MacOS/Residua' };
    expect(portableFolder({ ...mac, ...having('/Volumes/S/residua-portable') })).toBe('/Volumes/S/Residua Data');
  });

  it('is never beside a program that the installer of Windows put there and would take away', () => {
    const folder = 'C:\\Users\\e\\AppData\\Local\\Programs\\residua';
    const installed = { ...WINDOWS, executable: `${folder}\\Residua.exe` };
    const marked = having(`${folder}\\residua-portable`, `${folder}\\Uninstall Residua.exe`);
    expect(portableFolder({ ...installed, ...marked })).toBeNull();
    expect(placeOfData({ ...installed, ...marked })).toBe('C:\\Users\\e\\AppData\\Local\\Residua');
    expect(portableFolder({ ...installed, ...having(`${folder}\\residua-portable`) })).toBe(`${folder}\\Residua Data`);
  });

  it('is never beside the program in a checkout', () => {
    expect(portableFolder({ ...LINUX, isPackaged: false, exists: () => true })).toBeNull();
  });
});

describe('the program’s own files', () => {
  const installed = { ...WINDOWS, executable: 'C:\\Users\\e\\AppData\\Local\\Residua\\Residua.exe' };
  const mac: Machine = { ...LINUX, platform: 'darwin', executable: '/Applications/Residua.app/Contents/MacOS/Residua' };

  it.each([
    ['installed into the data folder itself', installed, 'C:\\Users\\e\\AppData\\Local\\Residua'],
    ['in a folder below, however written', installed, 'c:\\users\\e\\AppData\\Local\\residua\\data'],
    ['beside the program', LINUX, '/opt/Residua/data'],
    ['inside the bundle', mac, '/Applications/Residua.app/Contents/data'],
  ])('%s: no place for data', (_name, machine, folder) => {
    expect(isAmongProgramFiles(folder, machine)).toBe(true);
    expect(dataObstacle(folder.replace(/^c:/i, '').replaceAll('\\', '/'), true)).toContain('own files');
  });

  it.each([
    ['the user’s own folder', LINUX, '/home/e/.config/Residua'],
    ['a folder whose name begins alike', LINUX, '/opt/Residua-data'],
    ['another drive', installed, 'D:\\Residua'],
    ['beside the bundle', mac, '/Applications/data'],
    ['beside an AppImage', { ...LINUX, env: { APPIMAGE: '/home/e/apps/r.AppImage' } }, '/home/e/apps/data'],
    ['a checkout', { ...LINUX, isPackaged: false }, '/opt/Residua/data'],
    ['a portable program', { ...LINUX, ...having('/opt/Residua/residua-portable') }, '/opt/Residua/Residua Data'],
  ])('%s is none of them', (_name, machine, folder) => {
    expect(isAmongProgramFiles(folder, machine)).toBe(false);
  });
});

describe('network drives', () => {
  it.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'SMB (CIFS)'],
    [-11317950, 'SMB (CIFS)'],
    [0xfe534d42, 'SMB'],
    [0xef53, null],
    [0x9123683e, null],
  ])('Linux: type %i is %s', (type, kind) => {
    expect(linuxKind(type, '/home/e', '')).toBe(kind);
  });

  it('Linux: what stands behind FUSE or 9P decides', () => {
    const table = [
      '22 1 8:1 / / rw - ext4 /dev/sda1 rw',
      '40 22 0:40 / /mnt/my\\040share rw - fuse.sshfs server:/ rw',
      '41 22 0:41 / /mnt/secret rw - fuse.gocryptfs /x rw',
      '42 22 0:42 / /mnt/c rw - 9p C:\\134 rw,aname=drvfs;path=C:,trans=fd',
      '43 22 0:43 / /host rw - 9p share rw,trans=virtio',
    ].join('\n');
    expect(linuxKind(0x65735546, '/mnt/my share/residua', table)).toBe('sshfs');
    expect(linuxKind(0x65735546, '/mnt/secret/residua', table)).toBeNull();
    expect(linuxKind(0x65735546, '/mnt/my shares', table)).toBeNull();
    expect(linuxKind(0x01021997, '/mnt/c/Users', table)).toBe('9P');
    expect(linuxKind(0x01021997, '/host/x', table)).toBeNull();
  });

  it.each([
    ['\\\\server\\share\\residua', 'Windows share'],
    ['//server/share', 'Windows share'],
    ['\\\\?\\UNC\\server\\share', 'Windows share'],
    ['\\\\?\\C:\\Users', null],
    ['\\\\.\\C:\\Users', null],
    ['C:\\Users\\e', null],
  ])('Windows: %s is %s', (path, kind) => {
    expect(windowsKind(path)).toBe(kind);
  });

  it('macOS: the mount a folder lies on decides', () => {
    const table = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only)',
      '//e@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by e)',
      'server:/export on /Volumes/share/inner (nfs)',
      'map auto_home on /System/Volumes/Data/home (autofs, automounted)',
    ].join('\n');
    expect(macKind('/Users/e', table)).toBeNull();
    expect(macKind('/Volumes/share', table)).toBe('SMB');
    expect(macKind('/Volumes/share/inner/x', table)).toBe('NFS');
    expect(macKind('/Volumes/shares', table)).toBeNull();
  });

  it('a folder of this machine that is yet to be made is on none', () => {
    expect(networkKind(join(tmpdir(), 'residua-yet', 'to', 'be'))).toBeNull();
  });
});

describe('whether the data folder can be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'residua-place-'));

  it('makes it and leaves nothing in it', () => {
    const made = join(folder, 'a', 'b');
    expect(dataObstacle(made, false, () => null)).toBeNull();
    expect(readdirSync(made)).toEqual([]);
  });

  it('tells why not on a network drive, and makes nothing there', () => {
    const refused = join(folder, 'share');
    expect(dataObstacle(refused, false, () => 'NFS')).toMatch(/network drive \(NFS\).*RESIDUA_DATA_FOLDER/);
    expect(readdirSync(folder)).not.toContain('share');
  });

  it('tells why it cannot be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(dataObstacle(join(file, 'data'), false, () => null)).toMatch(/cannot write .*a part of its path is a file/);
    expect(dataObstacle('data', false, () => null)).toContain('not an absolute path');
  });

  it('trusts a place about which the system tells nothing', () => {
    const silent = (): never => {
      throw Object.assign(new Error('no'), { code: 'ENOSYS' });
    };
    expect(dataObstacle(folder, false, silent)).toBeNull();
  });
});
