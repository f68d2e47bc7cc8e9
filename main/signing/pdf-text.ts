/** PDFDocEncoding from 0x80 on (ISO 32000-1 annex D.2), where it differs from Latin-1; U+FFFD where it is undefined. */
const HIGH = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€';

/** The text of a PDF text string: UTF-16BE or UTF-8 with a byte order mark, else PDFDocEncoding. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return Buffer.from(bytes.subarray(3)).toString('utf8');
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0xa0 ? (HIGH[byte - 0x80] ?? '') : String.fromCharCode(byte),
  ).join('');
}

/** A PDF date (ISO 32000-1 section 7.9.4) as ISO 8601 with its offset; undefined when it is malformed or does not exist. */
export function isoFromPdfDate(text: string): string | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'00'?)?|([+-])(\d\d)'(?:(\d\d)'?)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', sign, hours = '00', minutes = '00'] =
    match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = new Date(`${local}.000Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(local)) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return sign === undefined ? `${local}Z` : `${local}${sign}${hours}:${minutes}`;
}
