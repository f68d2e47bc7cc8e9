import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { inspectAttachment } from '../../../main/exchange/attachment-file.ts';
import { png } from '../../tools/png.ts';

async function pdf(pages: number, options: { objectStreams?: boolean } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  return document.save({ useObjectStreams: options.objectStreams ?? true });
}

/** A baseline JPEG of one grey block of 8 by 8 pixels, as small as they come. */
const JPEG = Buffer.from(
  'ffd8ffdb004300' +
    '01'.repeat(64) +
    'ffc0000b080008000801011100' +
    'ffc40014000100000000000000000000000000000003' +
    'ffc40014100100000000000000000000000000000000' +
    'ffda0008010100003f00' +
    '37ff00' +
    'ffd9',
  'hex',
);

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const error: unknown = await inspectAttachment(name, bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResiduaError)) throw new Error('The file was not refused.', { cause: error });
  expect(error.code).toBe('invalid-input');
  return error.message;
}

describe('what an attachment is', () => {
  test.each([1, 3, 250])('a PDF of %i pages', async (pages) => {
    expect(await inspectAttachment('a.pdf', await pdf(pages))).toEqual({
      name: 'a.pdf',
      mediaType: 'application/pdf',
      pages,
    });
  });

  test('a PDF as older programs write it, and with a line of a mail gateway before it', async () => {
    const old = await pdf(2, { objectStreams: false });
    expect((await inspectAttachment('a.pdf', old)).pages).toBe(2);
    expect((await inspectAttachment('a.pdf', Buffer.concat([Buffer.from('Scanned by gateway\r\n'), old]))).pages).toBe(
      2,
    );
  });

  test('a PNG and a JPEG count as one page; the name does not decide', async () => {
    expect(await inspectAttachment('wound.jpg', png(20, 10))).toMatchObject({ mediaType: 'image/png', pages: 1 });
    expect(await inspectAttachment('scan.pdf', JPEG)).toMatchObject({ mediaType: 'image/jpeg', pages: 1 });
  });

  test('names cannot play tricks', async () => {
    expect((await inspectAttachment('harmless\u202Efdp.exe\n', png(1, 1))).name).toBe('harmlessfdp.exe');
    expect((await inspectAttachment(`${'x'.repeat(300)}.png`, png(1, 1))).name).toHaveLength(255);
    expect((await inspectAttachment(' ', png(1, 1))).name).toBe('Unnamed file');
  });
});

describe('what is refused, and why', () => {
  test.each([
    ['scan.pdf', '<!DOCTYPE html><p>Log in', 'scan.pdf is not a PDF but an HTML page; attach a PDF, PNG or JPEG'],
    ['scan.png', 'GIF89a', 'scan.png is not a PNG but a GIF image;'],
    ['letter.docx', 'PK\x03\x04rest', 'letter.docx is a Word, Excel or ZIP file;'],
    ['scan.tif', 'II*\0rest', 'scan.tif is a TIFF image;'],
    ['note.pdf', 'Dear Doctor,\n', 'note.pdf is not a PDF but a text;'],
    ['x.jpeg', '\x00\x01\x02', 'x.jpeg is not a JPEG but of an unknown kind;'],
    ['nothing.pdf', '', 'nothing.pdf is empty;'],
  ])('%s', async (name, content, message) => {
    expect(await refusalOf(name, Buffer.from(content, 'latin1'))).toContain(message);
  });

  test('a PDF that is cut off, or has no page', async () => {
    const whole = await pdf(5);
    expect(await refusalOf('cut.pdf', whole.subarray(0, 300))).toContain('cut.pdf is damaged');
    expect(await refusalOf('head.pdf', Buffer.from('%PDF-1.7\n'))).toContain('head.pdf is damaged');
  });

  test('a PDF whose page tree bites its tail is counted to an end', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const root = document.catalog.get(PDFName.of('Pages'));
    document.catalog.Pages().set(PDFName.of('Kids'), document.context.obj([root ?? null]));
    expect(await refusalOf('loop.pdf', await document.save())).toContain('loop.pdf is damaged');
  });

  test('a PDF that wants a password', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    expect(await refusalOf('locked.pdf', await document.save())).toContain('locked.pdf is protected with a password');
  });

  test('a PNG with a changed byte, cut off, or of another size than it says', async () => {
    const whole = png(40, 30);
    const changed = Uint8Array.from(whole, (byte, index) => (index === 45 ? byte ^ 1 : byte));
    expect(await refusalOf('a.png', changed)).toContain('the image does not decode');
    expect(await refusalOf('a.png', whole.subarray(0, -5))).toContain('the image does not decode');
    expect(await refusalOf('a.png', png(40, 30, { claimedHeight: 31 }))).toContain('the image does not decode');
    expect(await refusalOf('a.png', png(1, 1, { claimedHeight: 40_000 }))).toContain('too large to be shown');
  });

  test('a JPEG that is cut off or has no picture in it', async () => {
    expect(await refusalOf('a.jpg', JPEG.subarray(0, -2))).toContain('the image does not decode');
    expect(await refusalOf('a.jpg', Buffer.from('ffd8ffd9', 'hex'))).toContain('the image does not decode');
  });

  test('whatever follows a known beginning is either taken or refused with a reason', async () => {
    const beginnings = ['%PDF-1.7\n', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', ''].map((text) =>
      Buffer.from(text, 'latin1'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), async (begin, rest) => {
        const outcome: unknown = await inspectAttachment('a', Buffer.concat([begin, rest])).catch((e: unknown) => e);
        expect(outcome instanceof Error ? outcome.constructor : Object).toBe(
          outcome instanceof Error ? ResiduaError : Object,
        );
      }),
      { numRuns: 300 },
    );
  });
});
