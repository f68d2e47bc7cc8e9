import { ResiduaError } from '../domain/errors.ts';

/** Most bytes of a table of records; 5,000 records with long summaries are below it. */
export const TABLE_MAX_BYTES = 10 * 1024 * 1024;

/**
 * The text of a table file: UTF-8 or UTF-16, with or without a byte order mark, else Windows-1252 as older Excel writes.
 *
 * @param name for the message.
 * @throws ResiduaError `invalid-input` when it is larger than 10 MB or no text.
 */
export function decodeTable(name: string, bytes: Uint8Array): string {
  if (bytes.byteLength > TABLE_MAX_BYTES) {
    throw new ResiduaError('invalid-input', `${name} is larger than 10 MB; split it, then import the parts.`);
  }
  refuseWorkbook(name, bytes);
  const text = decode(bytes);
  if (text.includes('\0')) {
    throw new ResiduaError(
      'invalid-input',
      `${name} is no table of text; save it as CSV (comma-separated), or copy the rows and paste them.`,
    );
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** In Latin text as UTF-16 every second byte is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const begin = bytes.subarray(0, 400);
  if (begin.byteLength < 4) return null;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of begin.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = begin.byteLength / 4;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function refuseWorkbook(name: string, bytes: Uint8Array): void {
  const begin = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (begin !== 'PK\x03\x04' && begin !== '\xd0\xcf\x11\xe0') return;
  throw new ResiduaError(
    'invalid-input',
    `${name} is an Excel workbook; save it as CSV (comma-separated), or copy the rows in Excel and paste them.`,
  );
}
