import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTable } from '../../../main/exchange/table-file.ts';

const TEXT = 'Date,Author\r\n2024-12-31,"Müller – Größe"';

describe('the text of a table file', () => {
  test('UTF-8, with and without a mark', () => {
    expect(decodeTable('a.csv', Buffer.from(TEXT, 'utf8'))).toBe(TEXT);
    expect(decodeTable('a.csv', Buffer.from(`\uFEFF${TEXT}`, 'utf8')).replace('\uFEFF', '')).toBe(TEXT);
  });

  test('UTF-16 of either order, with and without a mark', () => {
    const little = Buffer.from(TEXT, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decodeTable('a.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe(TEXT);
    expect(decodeTable('a.csv', Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe(TEXT);
    expect(decodeTable('a.csv', little)).toBe(TEXT);
    expect(decodeTable('a.csv', big)).toBe(TEXT);
  });

  test('Windows-1252, as older Excel writes', () => {
    expect(decodeTable('a.csv', Buffer.from('M\xfcller \x96 \x80', 'latin1'))).toBe('Müller – €');
  });

  test.each([
    ['PK\x03\x04', 'list.xlsx is an Excel workbook; save it as CSV'],
    ['\xd0\xcf\x11\xe0', 'list.xlsx is an Excel workbook'],
    ['a\0b\0\0c', 'list.xlsx is no table of text'],
  ])('what is no text is refused (%j)', (content, message) => {
    expect(() => decodeTable('list.xlsx', Buffer.from(content, 'latin1'))).toThrow(message);
  });

  test('more than 10 MB is refused', () => {
    expect(() => decodeTable('a.csv', new Uint8Array(10 * 1024 * 1024 + 1))).toThrow('larger than 10 MB');
  });

  test('any bytes give a text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let text = '';
        try {
          text = decodeTable('a.csv', bytes);
        } catch (error) {
          expect(String(error)).toMatch(/workbook|no table of text/);
        }
        expect(text).not.toContain('\0');
      }),
    );
  });
});
