import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CASE_FILE_MAX_BYTES } from '../../../main/contract/case-file-schemas.ts';
import * as exchange from '../../../main/exchange/case-file.ts';
import { BACKUP_SUFFIX } from '../../../main/vault/backup-file.ts';
import { askedFilesIn, askedFilesOf, WaitingFiles } from '../../../main/shell/waiting-files.ts';

describe('case files on a command line', () => {
  it('are told from switches, folders and other words, and made absolute', () => {
    const words = ['.', '--no-sandbox', '--x=a.json', 'a.residua', '/srv/b.JSON', 'notes.txt', './a.residua'];
    expect(askedFilesIn(words, '/home/e').caseFiles).toEqual(['/home/e/a.residua', '/srv/b.JSON']);
  });

  it('may be told as addresses of files, as file managers on Linux do', () => {
    const words = [
      'file:///srv/Jos%C3%A9%20A.residua',
      'file://server/share/b.residua',
      'file:///srv/%E0%A4%A.residua',
    ];
    expect(askedFilesIn([...words, 'file:///srv/a%2Fb.residua'], '/home/e').caseFiles).toEqual(['/srv/José A.residua']);
    expect(askedFilesIn(['file:///srv/a%00.residua', 'https://host/c.residua'], '/home/e').caseFiles).not.toContain(
      '/srv/a\0.residua',
    );
  });

  it('are told from a backup, of which the last one counts', () => {
    const words = ['a.residua', 'one.residua-backup', '/b/two.Residua-Backup', 'residua-backup'];
    expect(askedFilesIn(words, '/home/e')).toEqual({
      caseFiles: ['/home/e/a.residua'],
      backup: '/b/two.Residua-Backup',
    });
    expect(askedFilesIn(['residua-backup'], '/').backup).toBeNull();
    expect('.residua-backup').toBe(BACKUP_SUFFIX);
  });

  it('are at most fifty', () => {
    const words = Array.from({ length: 80 }, (_, index) => `${String(index)}.residua`);
    expect(askedFilesIn(words, '/').caseFiles).toHaveLength(50);
  });

  it('cannot be forged into anything but texts by a second process', () => {
    expect(askedFilesOf({ caseFiles: ['/a.residua'], backup: null })).toEqual({
      caseFiles: ['/a.residua'],
      backup: null,
    });
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const { caseFiles, backup } = askedFilesOf(message);
        for (const path of [...caseFiles, backup ?? '']) expect(typeof path).toBe('string');
      }),
    );
  });
});

describe('files that wait', () => {
  it('wait once each until they are taken', () => {
    const onAdded = vi.fn();
    const waiting = new WaitingFiles(onAdded);
    const cases = (...caseFiles: string[]) => ({ caseFiles, backup: null });
    waiting.add(cases());
    expect(onAdded).not.toHaveBeenCalled();
    waiting.add(cases('/a', '/b'));
    waiting.add(cases('/b', '/c'));
    expect(onAdded).toHaveBeenCalledTimes(2);
    expect(waiting.count).toBe(3);
    expect(waiting.take()).toEqual(['/a', '/b', '/c']);
    expect(waiting.take()).toEqual([]);
    expect(waiting.count).toBe(0);
  });

  it('a backup waits until it is taken, once; a later one takes its place, case files leave it', () => {
    const waiting = new WaitingFiles(vi.fn());
    waiting.add({ caseFiles: [], backup: '/one.residua-backup' });
    waiting.add({ caseFiles: [], backup: '/two.residua-backup' });
    waiting.add({ caseFiles: ['/a'], backup: null });
    expect(waiting.hasBackup).toBe(true);
    expect(waiting.takeBackup()).toBe('/two.residua-backup');
    expect(waiting.takeBackup()).toBeNull();
    expect(waiting.count).toBe(1);
  });
});

it('a dropped file may be as large as one that is read from the disk', () => {
  expect(CASE_FILE_MAX_BYTES).toBe(exchange.CASE_FILE_MAX_BYTES);
});
