import { ResiduaError } from '../domain/errors.ts';
import type { Attachment } from '../domain/evaluation/attachments.ts';
import { checkJpeg, checkPng } from './image-file.ts';
import { countPdfPages } from './pdf-file.ts';

const NAME_MAX = 255;

/**
 * Looks at a file that is to be attached. What it is, is told by its content, never by its name; it must be whole and
 * readable without a password.
 *
 * @param name the file's own name without folders; shortened when it is longer than 255 characters.
 * @throws ResiduaError `invalid-input` with what is wrong and how to mend it.
 */
export async function inspectAttachment(
  name: string,
  bytes: Uint8Array,
): Promise<Pick<Attachment, 'name' | 'mediaType' | 'pages'>> {
  const kept = shortName(name);
  const kind = kindOf(bytes);
  switch (kind) {
    case 'PDF':
      return { name: kept, mediaType: 'application/pdf', pages: await countPdfPages(kept, bytes) };
    case 'PNG':
      await checkPng(kept, bytes);
      return { name: kept, mediaType: 'image/png', pages: 1 };
    case 'JPEG':
      checkJpeg(kept, bytes);
      return { name: kept, mediaType: 'image/jpeg', pages: 1 };
    default:
      throw new ResiduaError('invalid-input', refusal(kept, kind));
  }
}

/** How files begin that people take for a PDF or an image: at which byte, with what, and what they are in words. */
const OTHERS: readonly (readonly [at: number, begin: string, words: string])[] = [
  [0, 'PK\x03\x04', 'a Word, Excel or ZIP file'],
  [0, '\xd0\xcf\x11\xe0', 'an older Word or Excel file'],
  [0, 'II*\0', 'a TIFF image'],
  [0, 'MM\0*', 'a TIFF image'],
  [0, 'GIF8', 'a GIF image'],
  [8, 'WEBP', 'a WebP image'],
  [4, 'ftyphei', 'a HEIC image'],
  [4, 'ftypmif', 'a HEIC image'],
  [4, 'ftypavi', 'an AVIF image'],
  [4, 'ftyp', 'a video'],
  [128, 'DICM', 'a DICOM image'],
  [0, '{\\rtf', 'an RTF text'],
  [0, 'BM', 'a BMP image'],
  [0, 'MZ', 'a program'],
];
const HTML = /^\s*<(?:!doctype html|html|head|body)/i;

function kindOf(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) return 'empty';
  const begin = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (begin.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (HTML.test(begin)) return 'an HTML page';
  // A PDF may have up to 1,024 bytes of something else before it, as files from mail gateways do.
  if (/%PDF-\d/.test(begin)) return 'PDF';
  if (/^\s*<(?:\?xml|svg)/i.test(begin)) return 'an XML or SVG file';
  const other = OTHERS.find(([at, start]) => begin.startsWith(start, at));
  if (other !== undefined) return other[2];
  return /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(begin) ? 'a text' : 'of an unknown kind';
}

function refusal(name: string, kind: string): string {
  if (kind === 'empty') return `${name} is empty; choose the file once more where it comes from.`;
  const claimed = /\.pdf$/i.test(name)
    ? 'a PDF'
    : /\.png$/i.test(name)
      ? 'a PNG'
      : /\.jpe?g$/i.test(name)
        ? 'a JPEG'
        : null;
  const is = claimed === null ? `${name} is ${kind}` : `${name} is not ${claimed} but ${kind}`;
  return `${is}; attach a PDF, PNG or JPEG, for example by printing it to a PDF.`;
}

/** Control characters and marks of direction could make a name show as another. */
function shortName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .toWellFormed()
    .trim();
  if (plain === '') return 'Unnamed file';
  if (plain.length <= NAME_MAX) return plain;
  const end = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, NAME_MAX - end.length - 1).toWellFormed()}…${end}`;
}
