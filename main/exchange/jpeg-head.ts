/** What a JPEG tells of itself before its pixels. */
export interface JpegHead {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly bits: number;
  /** 1: grey, 3: colour, 4: printing colours. */
  readonly components: number;
  /** The marker of its frame, 0xC0 to 0xCF. */
  readonly coding: number;
  /** How it has to be turned to stand upright (EXIF 2.3, Orientation), 1 to 8. */
  readonly orientation: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

const APP1 = 0xe1;
const ORIENTATION = 0x0112;

/** Reads the segments before the first scan; null when there is no frame among them. */
export function readJpegHead(bytes: Uint8Array): JpegHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation: JpegHead['orientation'] = 1;
  let at = 2;
  while (at + 4 <= bytes.byteLength && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.byteLength) return null;
    if (marker === APP1) orientation = exifOrientation(view, at + 4, end) ?? orientation;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && length >= 8) {
      return {
        bits: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
        coding: marker,
        orientation,
      };
    }
    at = end;
  }
  return null;
}

/** The orientation in the first directory of an EXIF segment; null when it has none or cannot be read. */
function exifOrientation(view: DataView, from: number, end: number): JpegHead['orientation'] | null {
  const start = from + 6;
  if (start + 8 > end || view.getUint32(from) !== 0x45786966) return null;
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return null;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return null;
    if (view.getUint16(entry, little) === ORIENTATION) return asOrientation(view.getUint16(entry + 8, little));
  }
  return null;
}

function asOrientation(value: number): JpegHead['orientation'] | null {
  return ([1, 2, 3, 4, 5, 6, 7, 8] as const).find((known) => known === value) ?? null;
}
