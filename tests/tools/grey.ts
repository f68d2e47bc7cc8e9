import { inflateSync } from 'node:zlib';

/** Grey pixels, 0 black to 255 white, row by row from the top. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Reads a PNG of 8 bits a channel without transparency and interlacing. `pdftoppm -gray -png` writes three channels that
 * are all alike; the first is taken.
 */
export function readGreyPng(file: Uint8Array): Grey {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
  const channels = new Map([
    [0, 1],
    [2, 3],
  ]).get(view.readUInt8(25));
  if (view.readUInt8(24) !== 8 || channels === undefined || view.readUInt8(28) !== 0)
    throw new Error('The picture is not a plain PNG of 8 bits a channel.');
  const data: Buffer[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) {
    const type = view.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(view.subarray(at + 8, at + 8 + view.readUInt32BE(at)));
  }
  const packed = inflateSync(Buffer.concat(data));
  const row = width * channels;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= channels ? (bytes[at - channels] ?? 0) : 0;
      const up = y > 0 ? (bytes[at - row] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (bytes[at - row - channels] ?? 0) : 0;
      bytes[at] = (packed[y * (row + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return { width, height, pixels: bytes.filter((_byte, index) => index % channels === 0) };
}

/** What a filter of PNG (ISO/IEC 15948, 9.2) expects a pixel to be. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Height in pixels of the strips that are compared: at 60 dots per inch about a line of text. */
const STRIP = 12;
/** A strip with less ink than this counts as if it had so much. */
const LITTLE_INK = 60;

/**
 * Greatest share of clearly different pixels, among those inked in either picture, of any strip: one changed line tells
 * on a full page too. 1 when the sizes differ.
 */
export function difference(first: Grey, second: Grey): number {
  if (first.width !== second.width || first.height !== second.height) return 1;
  let greatest = 0;
  const size = STRIP * first.width;
  for (let start = 0; start < first.pixels.length; start += size) {
    let inked = 0;
    let different = 0;
    for (let at = start; at < Math.min(start + size, first.pixels.length); at += 1) {
      const [one, other] = [first.pixels[at] ?? 0, second.pixels[at] ?? 0];
      if (one < 200 || other < 200) inked += 1;
      if (Math.abs(one - other) > 60) different += 1;
    }
    greatest = Math.max(greatest, different / Math.max(inked, LITTLE_INK));
  }
  return greatest;
}
