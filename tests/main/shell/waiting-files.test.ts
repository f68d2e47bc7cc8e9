import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CASE_FILE_MAX_BYTES } from '../../../main/contract/case-file-schemas.ts';
import * as exchange from '../../../main/exchange/case-file.ts';
import { caseFilesIn, caseFilesOf, WaitingFiles } from '../../../main/shell/waiting-files.ts';

describe('case files on a command line', () => {
  it('are told from switches, folders and other words, and made absolute', () => {
    const words = ['.', '--no-sandbox', '--x=a.json', 'a.residua', '/srv/b.JSON', 'notes.txt', './a.residua'];
    expect(caseFilesIn(words, '/home/e')).toEqual(['/home/e/a.residua', '/srv/b.JSON']);
  });

  it('may be told as addresses of files, as file managers on Linux do', () => {
    const words = [
      'file:///srv/Jos%C3%A9%20A.residua',
      'file://server/share/b.residua',
      'file:///srv/%E0%A4%A.residua',
    ];
    expect(caseFilesIn([...words, 'file:///srv/a%2Fb.residua'], '/home/e')).toEqual(['/srv/José A.residua']);
    expect(caseFilesIn(['file:///srv/a%00.residua', 'https://host/c.residua'], '/home/e')).not.toContain(
      '/srv/a\0.residua',
    );
  });

  it('are at most fifty', () => {
    const words = Array.from({ length: 80 }, (_, index) => `${String(index)}.residua`);
    expect(caseFilesIn(words, '/')).toHaveLength(50);
  });

  it('cannot be forged into anything but texts by a second process', () => {
    expect(caseFilesOf({ caseFiles: ['/a.residua'] })).toEqual(['/a.residua']);
    fc.assert(
      fc.property(fc.anything(), (message) => {
        for (const path of caseFilesOf(message)) expect(typeof path).toBe('string');
      }),
    );
  });
});

describe('files that wait', () => {
  it('wait once each until they are taken', () => {
    const onAdded = vi.fn();
    const waiting = new WaitingFiles(onAdded);
    waiting.add([]);
    expect(onAdded).not.toHaveBeenCalled();
    waiting.add(['/a', '/b']);
    waiting.add(['/b', '/c']);
    expect(onAdded).toHaveBeenCalledTimes(2);
    expect(waiting.count).toBe(3);
    expect(waiting.take()).toEqual(['/a', '/b', '/c']);
    expect(waiting.take()).toEqual([]);
    expect(waiting.count).toBe(0);
  });
});

it('a dropped file may be as large as one that is read from the disk', () => {
  expect(CASE_FILE_MAX_BYTES).toBe(exchange.CASE_FILE_MAX_BYTES);
});
