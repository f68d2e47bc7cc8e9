import { crc32, inflate, type ZlibOptions } from 'node:zlib';
import { ResiduaError } from '../domain/errors.ts';

/** Longest side, pixels, and most pixels: what a window can draw. */
const SIDE_MAX = 30_000;
const PIXELS_MAX = 200_000_000;

/** Channels of each PNG colour type. */
const PNG_CHANNELS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/**
 * Checks that a PNG is whole: every chunk has its checksum, and the pixels unpack to the size that the head tells.
 *
 * @throws ResiduaError `invalid-input`.
 */
export async function checkPng(name: string, bytes: Uint8Array): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let head: { width: number; height: number; bits: number; interlaced: boolean } | null = null;
  for (let at = 8; ;) {
    if (at + 12 > bytes.byteLength) throw damaged(name);
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.byteLength || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) throw damaged(name);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'IHDR' && length === 13) {
      const channels = PNG_CHANNELS.get(view.getUint8(at + 17));
      if (channels === undefined) throw damaged(name);
      head = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bits: view.getUint8(at + 16) * channels,
        interlaced: view.getUint8(at + 20) === 1,
      };
      checkSize(name, head);
    }
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, end));
    if (type === 'IEND') break;
    at = end + 4;
  }
  if (head === null) throw damaged(name);
  const expected = (Math.ceil((head.width * head.bits) / 8) + 1) * head.height;
  // Interlacing adds a byte to each line of its seven passes.
  const most = head.interlaced ? expected * 2 + 7 * (head.height + 8) : expected;
  const size = await unpackedSize(Buffer.concat(parts), most + 1).catch((error: unknown) => {
    throw damaged(name, error);
  });
  if (size < expected || size > most) throw damaged(name);
}

/**
 * Checks that a JPEG is whole: its segments follow each other to the end, with a frame of a size and a scan in between.
 *
 * @throws ResiduaError `invalid-input`.
 */
export function checkJpeg(name: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasFrame = false;
  let hasScan = false;
  for (let at = 2; ;) {
    at = nextMarker(bytes, at, hasScan);
    const marker = bytes[at + 1];
    if (marker === undefined) throw damaged(name);
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.byteLength) throw damaged(name);
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.byteLength) throw damaged(name);
    if (isFrame(marker)) {
      if (length < 8) throw damaged(name);
      checkSize(name, { height: view.getUint16(at + 5), width: view.getUint16(at + 7) });
      hasFrame = true;
    }
    if (marker === 0xda) hasScan = true;
    at += 2 + length;
  }
  if (!hasFrame || !hasScan) throw damaged(name);
}

/** Start of frame, of whatever coding; the other markers of the row define tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The next marker. In the data of a scan, a stuffed 0xFF and restart markers are passed over. */
function nextMarker(bytes: Uint8Array, from: number, inScan: boolean): number {
  for (let at = from; at < bytes.byteLength; at += 1) {
    if (bytes[at] !== 0xff) {
      if (!inScan) return bytes.byteLength;
      continue;
    }
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff || (inScan && (next === 0x00 || (next >= 0xd0 && next <= 0xd7)))) continue;
    return at;
  }
  return bytes.byteLength;
}

function checkSize(name: string, { width, height }: { width: number; height: number }): void {
  if (width === 0 || height === 0) throw damaged(name);
  if (width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX) {
    throw new ResiduaError(
      'invalid-input',
      `${name} is an image of ${String(width)} by ${String(height)} pixels, too large to be shown; save it smaller, then attach it.`,
    );
  }
}

/** Unpacks in the background, at most `limit` bytes of it. */
function unpackedSize(packed: Uint8Array, limit: number): Promise<number> {
  const options: ZlibOptions = { maxOutputLength: limit };
  return new Promise((resolve, reject) => {
    inflate(packed, options, (error, unpacked) => {
      if (error === null) resolve(unpacked.byteLength);
      else reject(error);
    });
  });
}

function damaged(name: string, cause?: unknown): ResiduaError {
  return new ResiduaError(
    'invalid-input',
    `${name} is damaged: the image does not decode. Get the file once more where it comes from.`,
    { cause },
  );
}
