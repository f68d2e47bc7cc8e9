import { crc32, deflateSync } from 'node:zlib';

interface PngOptions {
  readonly claimedHeight?: number;
  /** The colour type of PNG: 0 grey, 2 colour, 6 colour with transparency; grey unless given. */
  readonly colors?: 0 | 2 | 6;
  readonly bits?: 8 | 16;
}

/** An even image as a PNG, whole and valid unless its head claims another height than it has. */
export function png(width: number, height: number, options: PngOptions = {}): Uint8Array {
  const { colors = 0, bits = 8 } = options;
  const stride = (width * bits * { 0: 1, 2: 3, 6: 4 }[colors]) / 8 + 1;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(options.claimedHeight ?? height, 4);
  head.writeUInt8(bits, 8);
  head.writeUInt8(colors, 9);
  const lines = Buffer.alloc(stride * height, 0x90);
  for (let line = 0; line < height; line += 1) lines[line * stride] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
