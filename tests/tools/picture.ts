import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture of three colours a pixel, 0 to 255 each, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const MOST_COLORS = 256;

/** Reads a binary PPM of one byte a channel, as `pdftoppm` writes it. */
export function readPpm(file: Uint8Array): Picture {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(view.toString('latin1', 0, 64));
  if (head === null) throw new Error('The picture is not a PPM of one byte a channel.');
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, pixels: view.subarray(head[0].length, head[0].length + width * height * 3) };
}

/**
 * Writes a small PNG with a palette: colours that lie close together become their mean, and those that do not fit their
 * nearest neighbour. Pages have few colours.
 */
export function writePalettePng({ width, height, pixels }: Picture): Uint8Array {
  const seen = new Map<number, { count: number; sums: [number, number, number] }>();
  const keyAt = (at: number): number => [0, 1, 2].reduce((key, c) => key * 16 + ((pixels[at + c] ?? 0) >> 4), 0);
  for (let at = 0; at < pixels.length; at += 3) {
    const key = keyAt(at);
    const { count, sums } = seen.get(key) ?? { count: 0, sums: [0, 0, 0] };
    const channel = (c: 0 | 1 | 2): number => sums[c] + (pixels[at + c] ?? 0);
    seen.set(key, { count: count + 1, sums: [channel(0), channel(1), channel(2)] });
  }
  const all = [...seen].sort(([, one], [, other]) => other.count - one.count);
  const colors = all.map(([, { count, sums }]) => sums.map((sum) => Math.round(sum / count)));
  const palette = colors.slice(0, MOST_COLORS);
  const indexes = new Map(
    all.map(([key], index) => [key, index < MOST_COLORS ? index : nearest(palette, colors[index] ?? [])]),
  );
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexes.get(keyAt((y * width + x) * 3)) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads a PNG as `writePalettePng` writes it. */
export function readPalettePng(file: Uint8Array): Picture {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
  if (view.readUInt16BE(24) !== 0x0803) throw new Error('The picture is not a PNG with a palette of 256 colours.');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) {
    chunks.set(view.toString('latin1', at + 4, at + 8), view.subarray(at + 8, at + 8 + view.readUInt32BE(at)));
  }
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    if (rows[y * (width + 1)] !== 0)
      throw new Error('The picture has filtered rows. Renew it by the test that reads it.');
    for (let x = 0; x < width; x += 1) {
      const entry = (rows[y * (width + 1) + 1 + x] ?? 0) * 3;
      pixels.set(palette.subarray(entry, entry + 3), (y * width + x) * 3);
    }
  }
  return { width, height, pixels };
}

/** Height in pixels of the strips that are compared: at 60 dots per inch about a line of text. */
const STRIP = 12;
/** A strip with less ink than this counts as if it had so much. */
const LITTLE_INK = 60;

/**
 * Greatest share of clearly different pixels, among those inked in either picture, of any strip: one changed line, or a
 * line of another colour, tells on a full page too. 1 when the sizes differ.
 */
export function difference(first: Picture, second: Picture): number {
  if (first.width !== second.width || first.height !== second.height) return 1;
  let greatest = 0;
  const size = STRIP * first.width * 3;
  for (let start = 0; start < first.pixels.length; start += size) {
    let inked = 0;
    let different = 0;
    for (let at = start; at < Math.min(start + size, first.pixels.length); at += 3) {
      const [ink, distance] = compared(first.pixels, second.pixels, at);
      if (ink) inked += 1;
      if (distance > 60) different += 1;
    }
    greatest = Math.max(greatest, different / Math.max(inked, LITTLE_INK));
  }
  return greatest;
}

/**
 * Greatest change of the share that a colour has of a strip's ink, 0 to 1: it tells a line of another colour, however
 * thin its letters, and no smoothing of edges changes it.
 */
export function colorShift(first: Picture, second: Picture): number {
  let greatest = 0;
  const size = STRIP * first.width * 3;
  for (let start = 0; start < first.pixels.length; start += size) {
    const [one, other] = [first, second].map(({ pixels }) => inkOf(pixels.subarray(start, start + size)));
    if (one === undefined || other === undefined || Math.min(one.all, other.all) < LITTLE_INK * 255) continue;
    for (const channel of [0, 1, 2])
      greatest = Math.max(greatest, Math.abs((one.of[channel] ?? 0) / one.all - (other.of[channel] ?? 0) / other.all));
  }
  return greatest;
}

/** What is not white, by channel and in all. */
function inkOf(pixels: Uint8Array): { of: readonly number[]; all: number } {
  const of = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 1) of[at % 3] = (of[at % 3] ?? 0) + 255 - (pixels[at] ?? 255);
  return { of, all: of.reduce((sum, each) => sum + each, 0) };
}

/** Whether either pixel is inked, and how far the channel that differs most is apart. */
function compared(first: Uint8Array, second: Uint8Array, at: number): [boolean, number] {
  let ink = false;
  let distance = 0;
  for (let channel = at; channel < at + 3; channel += 1) {
    const [one, other] = [first[channel] ?? 0, second[channel] ?? 0];
    if (one < 200 || other < 200) ink = true;
    distance = Math.max(distance, Math.abs(one - other));
  }
  return [ink, distance];
}

function nearest(palette: readonly (readonly number[])[], color: readonly number[]): number {
  const distances = palette.map((each) => each.reduce((sum, value, c) => sum + (value - (color[c] ?? 0)) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
