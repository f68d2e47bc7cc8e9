import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const CHANNELS = 3;
const MOST_COLOURS = 256;

/**
 * The picture of a window with at most 256 colours, a fraction of its size: the frequent colours stay exactly as they
 * are, a rare one (of the edges of letters) becomes the nearest of them.
 *
 * @param picture a PNG of eight bits, three channels, not interlaced, as Chromium writes its windows.
 * @throws Error when it is another kind of PNG.
 */
export function withPalette(picture: Buffer): Buffer {
  const width = picture.readUInt32BE(16);
  const height = picture.readUInt32BE(20);
  if (picture.readUInt32BE(24) !== 0x08_02_00_00) throw new Error('not a PNG of eight bits and three channels');
  const pixels = coloursOf(unfiltered(inflateSync(imageData(picture)), width * CHANNELS));
  const palette = frequentColours(pixels);
  const places = new Map(palette.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of pixels.entries()) {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = place;
  }
  const head = Buffer.from(picture.subarray(16, 29));
  head[9] = 3;
  return Buffer.concat([
    picture.subarray(0, SIGNATURE),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function imageData(picture: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE; at < picture.length; at += 12 + picture.readUInt32BE(at)) {
    const content = picture.subarray(at + 8, at + 8 + picture.readUInt32BE(at));
    if (picture.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(content);
  }
  return Buffer.concat(parts);
}

/** Lines without the filter that PNG puts before each; see its specification, section 9. */
function unfiltered(data: Buffer, stride: number): Buffer[] {
  const lines: Buffer[] = [];
  let above = Buffer.alloc(stride);
  for (let at = 0; at < data.length; at += stride + 1) {
    const line = Buffer.from(data.subarray(at + 1, at + 1 + stride));
    for (let x = 0; x < stride; x += 1) {
      const left = line[x - CHANNELS] ?? 0;
      const up = above[x] ?? 0;
      line[x] = (line[x] ?? 0) + predicted(data[at] ?? 0, left, up, above[x - CHANNELS] ?? 0);
    }
    lines.push(line);
    above = line;
  }
  return lines;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default: {
      const [toLeft, toUp, toUpLeft] = [
        Math.abs(up - upLeft),
        Math.abs(left - upLeft),
        Math.abs(left + up - 2 * upLeft),
      ];
      if (toLeft <= toUp && toLeft <= toUpLeft) return left;
      return toUp <= toUpLeft ? up : upLeft;
    }
  }
}

/** Pixels as numbers, red highest. */
function coloursOf(lines: readonly Buffer[]): Uint32Array {
  const bytes = Buffer.concat(lines);
  return Uint32Array.from({ length: bytes.length / CHANNELS }, (_, at) => bytes.readUIntBE(at * CHANNELS, CHANNELS));
}

function frequentColours(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_COLOURS).map(([colour]) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Infinity];
  for (const [index, other] of palette.entries()) {
    const distance = [16, 8, 0].reduce((sum, by) => sum + (((other >> by) & 0xff) - ((colour >> by) & 0xff)) ** 2, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
